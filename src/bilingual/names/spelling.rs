//! Latin names in plain letters.

/// The longest name in letters that is looked at.
const LONGEST_NAME: usize = 40;

/// The words of a Latin name in plain lower-case letters.
pub(crate) fn words(name: &str) -> Vec<String> {
    if name.chars().count() > LONGEST_NAME {
        return Vec::new();
    }
    name.split_whitespace()
        .map(|word| word.to_lowercase().chars().filter_map(plain).collect())
        .filter(|word: &String| !word.is_empty())
        .collect()
}

/// A letter without its accent; nothing for hyphens and apostrophes.
pub(crate) fn plain(letter: char) -> Option<char> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => 'a',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ě' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' => 'u',
        'ç' | 'č' | 'ć' => 'c',
        'ñ' | 'ń' => 'n',
        'š' | 'ś' => 's',
        'ž' | 'ż' | 'ź' => 'z',
        'ł' => 'l',
        letter if letter.is_alphabetic() => letter,
        _ => return None,
    })
}
