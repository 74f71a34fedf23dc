//! The forms of a name: how it is shown, which of its words tell people apart,
//! and whether two forms can be of one name.

use super::super::lexicon::is_given_name;
use super::super::name_words::bare;
use super::super::sightings::SightingKind;
use super::super::tokens;
use super::Words;
use compact_str::CompactString;
use std::ops::Range;

/// A name as it is shown: without a possessive ending, SMITH as Smith.
pub(super) fn shown(name: &str) -> CompactString {
    let name = bare(name);
    let is_shouted = name.len() > 5 || name.contains(' ');
    if !is_shouted
        || name.contains(|letter: char| {
            letter.is_lowercase() || letter.is_ascii_digit() || letter == '@'
        })
    {
        return name.into();
    }
    let mut starts = true;
    name.chars()
        .map(|letter| {
            let shown = if starts {
                letter
            } else {
                letter.to_lowercase().next().unwrap_or(letter)
            };
            starts = !letter.is_alphabetic();
            shown
        })
        .collect()
}

/// The words of a name that tell people apart: no Jr., no nickname in marks.
pub(super) fn words(name: &str) -> Words<'_> {
    word_ranges(name).map(|range| &name[range]).collect()
}

pub(super) fn word_ranges(name: &str) -> impl Iterator<Item = Range<usize>> {
    tokens::word_ranges(name).filter(|range| {
        let word = &name[range.clone()];
        !matches!(word, "Jr." | "Sr." | "Jr" | "Sr" | "II" | "III" | "IV")
            && !word.starts_with(['"', '“', '\'', '‘'])
    })
}

/// The generation that a name tells: `Jr.`, `III`.
pub(super) fn generation(name: &str) -> Option<&str> {
    let last = name.rsplit(' ').next()?;
    let is_one = matches!(last, "Jr." | "Sr." | "Jr" | "Sr" | "II" | "III" | "IV");
    is_one.then(|| last.trim_end_matches('.'))
}

/// Whether two forms of a name, one of them full, can be one name.
pub(super) fn is_same(known: &[&str], words: &[&str], kind: SightingKind) -> bool {
    let (short, long) = if known.len() <= words.len() {
        (known, words)
    } else {
        (words, known)
    };
    let (Some(short_last), Some(long_last)) = (short.last(), long.last()) else {
        return false;
    };
    if kind == SightingKind::Group {
        return short.len() > 1 && long.ends_with(short) || short == long;
    }
    if !short_last.eq_ignore_ascii_case(long_last) {
        // "Meng" before "Meng Hongwei": the surname comes first.
        return short.len() == 1
            && !is_given_name(short[0])
            && short[0].eq_ignore_ascii_case(long[0]);
    }
    short.len() == 1 || long.ends_with(short) || is_same_given(short[0], long[0])
}

/// Whether two given names can be one: the same, an initial, a short form.
fn is_same_given(one: &str, other: &str) -> bool {
    if one.eq_ignore_ascii_case(other) {
        return true;
    }
    let is_initial = |short: &str, long: &str| {
        short.len() == 2 && short.ends_with('.') && long.starts_with(&short[..1])
    };
    is_initial(one, other)
        || is_initial(other, one)
        || is_short_form(one, other)
        || is_short_form(other, one)
}

fn is_short_form(short: &str, long: &str) -> bool {
    let long_forms: &[&str] = match short {
        "Bill" | "Will" => &["William"],
        "Bob" | "Rob" | "Bobby" => &["Robert"],
        "Joe" => &["Joseph"],
        "Mike" => &["Michael"],
        "Jim" | "Jimmy" => &["James"],
        "Tom" => &["Thomas"],
        "Dick" | "Rick" => &["Richard"],
        "Ted" => &["Edward", "Theodore"],
        "Ed" => &["Edward"],
        "Tony" => &["Anthony"],
        "Dan" => &["Daniel"],
        "Dave" => &["David"],
        "Steve" => &["Steven", "Stephen"],
        "Chuck" | "Charlie" => &["Charles"],
        "Ben" => &["Benjamin"],
        "Sam" => &["Samuel"],
        "Nick" => &["Nicholas"],
        "Kate" => &["Katherine"],
        "Liz" | "Beth" => &["Elizabeth"],
        "Sue" => &["Susan"],
        "Peggy" => &["Margaret"],
        "Jack" => &["John"],
        "Hank" => &["Henry"],
        "Larry" => &["Lawrence"],
        "Andy" => &["Andrew"],
        _ => &[],
    };
    long_forms.contains(&long)
        || short.len() >= 3
            && long.len() > short.len()
            && long.starts_with(short)
            && is_given_name(long)
}
