//! How a reading is written: the dictionary's `chuan2 tong3` as pinyin with tone marks, or
//! as zhuyin.

/// The syllables of a reading, each with its tone as a number: `["chuan2", "tong3"]`.
pub fn syllables(reading: &str) -> impl Iterator<Item = &str> {
    reading.split([' ', '_']).filter(|part| !part.is_empty())
}

/// The pinyin of a word, in one piece: `chuántǒng`, `Xī'ān`. The words of a name are
/// set apart: `Běijīng Dàxué`.
#[must_use]
pub fn pinyin(reading: &str) -> String {
    let mut written = String::new();
    for syllable in syllables(reading) {
        let marked = marked(syllable);
        if syllable.starts_with(char::is_uppercase)
            && parts(syllable).is_some()
            && written.ends_with(char::is_alphabetic)
        {
            written.push(' ');
        }
        // Where a syllable begins would not be seen.
        let is_open = marked.starts_with(|first: char| is_vowel(plain(first)));
        if is_open
            && parts(syllable).is_some()
            && written.chars().next_back().is_some_and(char::is_alphabetic)
        {
            written.push('\'');
        }
        written.push_str(&marked);
    }
    written
}

/// The zhuyin of a word, a space between syllables: `ㄔㄨㄢˊ ㄊㄨㄥˇ`. What is no syllable
/// stays as it is.
#[must_use]
pub fn zhuyin(reading: &str) -> String {
    let written: Vec<String> = syllables(reading)
        .map(|syllable| bopomofo(syllable).unwrap_or_else(|| syllable.to_owned()))
        .collect();
    written.join(" ")
}

/// A syllable without its number, and its tone from 1 to 5; none for what is no syllable.
fn parts(syllable: &str) -> Option<(&str, usize)> {
    let tone = syllable.chars().next_back()?.to_digit(10)?;
    let sound = &syllable[..syllable.len() - 1];
    let is_tone = (1..=5).contains(&tone);
    is_tone.then_some((sound, tone as usize))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
        || matches!(letter, 'ü' | 'Ü')
}

const MARKED: [(char, [char; 4]); 12] = [
    ('a', ['ā', 'á', 'ǎ', 'à']),
    ('e', ['ē', 'é', 'ě', 'è']),
    ('i', ['ī', 'í', 'ǐ', 'ì']),
    ('o', ['ō', 'ó', 'ǒ', 'ò']),
    ('u', ['ū', 'ú', 'ǔ', 'ù']),
    ('ü', ['ǖ', 'ǘ', 'ǚ', 'ǜ']),
    ('A', ['Ā', 'Á', 'Ǎ', 'À']),
    ('E', ['Ē', 'É', 'Ě', 'È']),
    ('I', ['Ī', 'Í', 'Ǐ', 'Ì']),
    ('O', ['Ō', 'Ó', 'Ǒ', 'Ò']),
    ('U', ['Ū', 'Ú', 'Ǔ', 'Ù']),
    ('Ü', ['Ǖ', 'Ǘ', 'Ǚ', 'Ǜ']),
];

/// A letter without its tone mark.
fn plain(letter: char) -> char {
    let found = MARKED.iter().find(|(_, marked)| marked.contains(&letter));
    found.map_or(letter, |&(plain, _)| plain)
}

/// One syllable with its tone mark: on a or e, on the o of ou, else on the last vowel.
fn marked(syllable: &str) -> String {
    let Some((sound, tone)) = parts(syllable) else {
        return syllable.to_owned();
    };
    let letters: Vec<char> = sound
        .replace("u:", "ü")
        .replace("U:", "Ü")
        .replace('v', "ü")
        .chars()
        .collect();
    let position = |wanted: &[char]| {
        let mut letters = letters.iter();
        letters.position(|letter| wanted.contains(&letter.to_ascii_lowercase()))
    };
    let place = position(&['a', 'e'])
        .or_else(|| position(&['o']).filter(|&at| letters.get(at + 1) == Some(&'u')))
        .or_else(|| letters.iter().rposition(|&letter| is_vowel(letter)));
    let mut written = String::new();
    for (at, &letter) in letters.iter().enumerate() {
        let marks = MARKED.iter().find(|&&(plain, _)| plain == letter);
        match marks {
            Some((_, marks)) if Some(at) == place && tone < 5 => written.push(marks[tone - 1]),
            _ => written.push(letter),
        }
    }
    written
}

const INITIALS: [(&str, char); 21] = [
    ("zh", 'ㄓ'),
    ("ch", 'ㄔ'),
    ("sh", 'ㄕ'),
    ("b", 'ㄅ'),
    ("p", 'ㄆ'),
    ("m", 'ㄇ'),
    ("f", 'ㄈ'),
    ("d", 'ㄉ'),
    ("t", 'ㄊ'),
    ("n", 'ㄋ'),
    ("l", 'ㄌ'),
    ("g", 'ㄍ'),
    ("k", 'ㄎ'),
    ("h", 'ㄏ'),
    ("j", 'ㄐ'),
    ("q", 'ㄑ'),
    ("x", 'ㄒ'),
    ("r", 'ㄖ'),
    ("z", 'ㄗ'),
    ("c", 'ㄘ'),
    ("s", 'ㄙ'),
];

const FINALS: [(&str, &str); 35] = [
    ("a", "ㄚ"),
    ("o", "ㄛ"),
    ("e", "ㄜ"),
    ("ê", "ㄝ"),
    ("ai", "ㄞ"),
    ("ei", "ㄟ"),
    ("ao", "ㄠ"),
    ("ou", "ㄡ"),
    ("an", "ㄢ"),
    ("en", "ㄣ"),
    ("ang", "ㄤ"),
    ("eng", "ㄥ"),
    ("er", "ㄦ"),
    ("i", "ㄧ"),
    ("ia", "ㄧㄚ"),
    ("ie", "ㄧㄝ"),
    ("iao", "ㄧㄠ"),
    ("iu", "ㄧㄡ"),
    ("ian", "ㄧㄢ"),
    ("in", "ㄧㄣ"),
    ("iang", "ㄧㄤ"),
    ("ing", "ㄧㄥ"),
    ("iong", "ㄩㄥ"),
    ("u", "ㄨ"),
    ("ua", "ㄨㄚ"),
    ("uo", "ㄨㄛ"),
    ("uai", "ㄨㄞ"),
    ("ui", "ㄨㄟ"),
    ("uan", "ㄨㄢ"),
    ("un", "ㄨㄣ"),
    ("uang", "ㄨㄤ"),
    ("ong", "ㄨㄥ"),
    ("ü", "ㄩ"),
    ("üe", "ㄩㄝ"),
    ("üan", "ㄩㄢ"),
];

/// A syllable in zhuyin; none for what is no syllable.
fn bopomofo(syllable: &str) -> Option<String> {
    let (sound, tone) = parts(syllable)?;
    let sound = sound.to_lowercase().replace("u:", "ü").replace('v', "ü");
    let sounds = match sound.as_str() {
        "r" => "ㄦ".to_owned(),
        "m" => "ㄇ".to_owned(),
        "n" => "ㄣ".to_owned(),
        "ng" => "ㄫ".to_owned(),
        "hm" => "ㄏㄇ".to_owned(),
        "hng" => "ㄏㄫ".to_owned(),
        _ => {
            let (initial, rest) = INITIALS
                .iter()
                .find_map(|&(letters, sign)| Some((sign, sound.strip_prefix(letters)?)))
                .map_or((None, sound.as_str()), |(sign, rest)| (Some(sign), rest));
            let vowels = vowels(initial, rest)?;
            initial.into_iter().chain(vowels.chars()).collect()
        }
    };
    Some(match tone {
        1 => sounds,
        5 => format!("˙{sounds}"),
        _ => format!("{sounds}{}", ['ˊ', 'ˇ', 'ˋ'][tone - 2]),
    })
}

/// The signs of what follows the initial. Pinyin writes i- and u- without an initial as y-
/// and w-, and ü after j, q, x and y as u.
fn vowels(initial: Option<char>, rest: &str) -> Option<String> {
    if rest == "i" && initial.is_some_and(|sign| "ㄓㄔㄕㄖㄗㄘㄙ".contains(sign)) {
        return Some(String::new());
    }
    let spelled = match (initial, rest) {
        (Some('ㄐ' | 'ㄑ' | 'ㄒ'), _) if rest.starts_with('u') => rest.replacen('u', "ü", 1),
        (None, "you") => "iu".to_owned(),
        (None, "yong") => "iong".to_owned(),
        (None, "wei") => "ui".to_owned(),
        (None, "wen") => "un".to_owned(),
        (None, "weng") => "ong".to_owned(),
        (None, "yo") => return Some("ㄧㄛ".to_owned()),
        (None, _) if rest.starts_with("yu") => rest.replacen("yu", "ü", 1),
        (None, _) if rest.starts_with("yi") => rest[1..].to_owned(),
        (None, _) if rest.starts_with("wu") => rest[1..].to_owned(),
        (None, _) if rest.starts_with('y') => rest.replacen('y', "i", 1),
        (None, _) if rest.starts_with('w') => rest.replacen('w', "u", 1),
        _ => rest.to_owned(),
    };
    if spelled == "ün" {
        return Some("ㄩㄣ".to_owned());
    }
    let found = FINALS.iter().find(|&&(letters, _)| letters == spelled);
    found.map(|&(_, signs)| signs.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinyin_has_its_marks_where_the_rules_put_them() {
        for (reading, written) in [
            ("chuan2 tong3", "chuántǒng"),
            ("Xi1 an1", "Xī'ān"),
            ("nu:3 er2", "nǚ'ér"),
            ("lu:4", "lǜ"),
            ("liu2 shui3", "liúshuǐ"),
            ("gou3", "gǒu"),
            ("de5", "de"),
            ("wan2 r5", "wánr"),
            ("xiong2", "xióng"),
            ("A A zhi4", "AAzhì"),
            ("E2 luo2 si1", "Éluósī"),
            ("Bei3 jing1 Da4 xue2", "Běijīng Dàxué"),
        ] {
            assert_eq!(pinyin(reading), written);
        }
    }

    #[test]
    fn zhuyin_of_every_kind_of_syllable() {
        for (reading, written) in [
            ("chuan2 tong3", "ㄔㄨㄢˊ ㄊㄨㄥˇ"),
            ("zhong1 guo2", "ㄓㄨㄥ ㄍㄨㄛˊ"),
            ("shi4", "ㄕˋ"),
            ("ren2", "ㄖㄣˊ"),
            ("ju2", "ㄐㄩˊ"),
            ("xue2", "ㄒㄩㄝˊ"),
            ("xun4", "ㄒㄩㄣˋ"),
            ("yuan2", "ㄩㄢˊ"),
            ("yun2", "ㄩㄣˊ"),
            ("yong4", "ㄩㄥˋ"),
            ("you3", "ㄧㄡˇ"),
            ("yi1", "ㄧ"),
            ("ying2", "ㄧㄥˊ"),
            ("wu3", "ㄨˇ"),
            ("wei4", "ㄨㄟˋ"),
            ("wan3", "ㄨㄢˇ"),
            ("weng1", "ㄨㄥ"),
            ("lu:4", "ㄌㄩˋ"),
            ("er2", "ㄦˊ"),
            ("ma5", "˙ㄇㄚ"),
            ("jiong3", "ㄐㄩㄥˇ"),
        ] {
            assert_eq!(zhuyin(reading), written, "{reading}");
        }
    }

    #[test]
    fn nearly_every_syllable_of_the_dictionary_has_a_zhuyin() {
        let dictionary = &super::super::Lexicon::embedded().dictionary;
        for word in [
            "行", "率", "略", "军队", "儿童", "虐待", "翁", "欧洲", "哟", "嗯",
        ] {
            for entry in dictionary.entries(word) {
                let written = zhuyin(&entry.reading);
                assert!(
                    !written.contains(|letter: char| letter.is_ascii()) || written.contains(' '),
                    "{written}"
                );
            }
        }
    }
}
