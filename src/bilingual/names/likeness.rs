//! How alike a foreign name sounds in its two forms, where they need not be the same to the
//! last consonant.

use super::consonants::{han_skeleton, latin_skeleton};
use super::spelling::words;

/// How alike the sounds of a part of a Chinese name and of a word of a Latin name are, from
/// 0 to 1; nothing where one of them has no consonants.
pub(crate) fn likeness(han: &str, latin: &str) -> Option<f32> {
    let latin = latin_skeleton(&words(latin).concat()).0;
    let likenesses = ['S', 'K'].into_iter().filter_map(|soft| {
        let han = han_skeleton(han, soft)?;
        (!han.is_empty() && !latin.is_empty()).then(|| shared(han.as_bytes(), latin.as_bytes()))
    });
    likenesses.reduce(f32::max)
}

/// Whether two Latin words are spellings of one name: Zelensky, Zelenskyy.
pub(crate) fn are_spellings(one: &str, other: &str) -> bool {
    latin_skeleton(one).0 == latin_skeleton(other).0
}

/// The part of both skeletons that is in the longest common one; sounds that languages
/// write for each other count half.
fn shared(one: &[u8], other: &[u8]) -> f32 {
    let mut best = vec![0.0_f32; other.len() + 1];
    for &a in one {
        let mut diagonal = 0.0;
        for (at, &b) in other.iter().enumerate() {
            let above = best[at + 1];
            best[at + 1] = above.max(best[at]).max(diagonal + same(a, b));
            diagonal = above;
        }
    }
    let length = |skeleton: &[u8]| f32::from(u8::try_from(skeleton.len()).unwrap_or(u8::MAX));
    2.0 * best[other.len()] / (length(one) + length(other))
}

fn same(a: u8, b: u8) -> f32 {
    const KIN: [&[u8; 2]; 8] = [b"HK", b"HS", b"FP", b"ST", b"KS", b"FH", b"MN", b"LN"];
    let is_kin = KIN.iter().any(|pair| **pair == [a, b] || **pair == [b, a]);
    match (a == b, is_kin) {
        (true, _) => 1.0,
        (_, true) => 0.5,
        _ => 0.0,
    }
}
