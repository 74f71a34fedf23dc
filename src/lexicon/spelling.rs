//! British spellings of words that CC-CEDICT spells the American way.

/// Letters of a British spelling, and the American ones in their place.
const LETTERS: [(&str, &str); 15] = [
    ("our", "or"),
    ("ise", "ize"),
    ("isi", "izi"),
    ("isa", "iza"),
    ("yse", "yze"),
    ("ysi", "yzi"),
    ("tre", "ter"),
    ("ence", "ense"),
    ("ogue", "og"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ller", "ler"),
    ("mme", "m"),
    ("ae", "e"),
    ("oe", "e"),
];

/// What `word`, in lower case, may be in American spelling.
pub(super) fn american(word: &str) -> impl Iterator<Item = String> {
    LETTERS.into_iter().filter_map(move |(british, american)| {
        // A word that begins so is another one: our, aeroplane.
        let at = word.rfind(british).filter(|&at| at > 0)?;
        let end = &word[at + british.len()..];
        Some([&word[..at], american, end].concat())
    })
}
