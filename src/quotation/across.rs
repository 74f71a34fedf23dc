//! Which speaker of the English text and which of the Chinese text are one person: those
//! who say the same in sentences that translate each other, and those whose names sound
//! the same, Chinese names by pinyin, foreign names by their consonants.

use super::pairs::pairs;
use super::{Analysis, Quotation, Speaker, chinese};
use crate::bilingual::Alignment;
use foldhash::HashMap;
use pinyin::ToPinyinMulti;
use std::mem;
use std::sync::LazyLock;

/// The analyses of the English and the Chinese text as one: quotations in
/// text order, those that translate each other in pairs, speakers in the order
/// in which they first speak, and one speaker for a person quoted in both.
pub(super) fn join(english: Analysis, chinese: Analysis, alignment: &Alignment) -> Analysis {
    let offset = english.speakers.len();
    let quotations = merged(english.quotations, chinese.quotations, offset);
    let pairs = pairs(&quotations, alignment);
    let spoken = pairs.iter().filter_map(|&[zh, en]| {
        let zh = quotations[zh].speaker?.checked_sub(offset)?;
        Some((zh, quotations[en].speaker?))
    });
    let votes = votes(spoken);
    let partners = partners(&english.speakers, &chinese.speakers, &votes);
    let mut speakers = english.speakers;
    let mut place: Vec<usize> = (0..offset).collect();
    for (speaker, partner) in chinese.speakers.into_iter().zip(partners) {
        if let Some(partner) = partner {
            let same = &mut speakers[partner];
            same.other_name = Some(speaker.name);
            same.role = same.role.take().or(speaker.role);
            place.push(partner);
        } else {
            place.push(speakers.len());
            speakers.push(speaker);
        }
    }
    let mut pairs: Vec<[usize; 2]> = pairs
        .into_iter()
        .flat_map(|[zh, en]| [[zh, en], [en, zh]])
        .collect();
    pairs.sort_unstable();
    Analysis {
        pairs,
        ..in_order(quotations, speakers, &place)
    }
}

/// The quotations of both texts in text order; the Chinese speakers are numbered from
/// `offset` on.
fn merged(english: Vec<Quotation>, chinese: Vec<Quotation>, offset: usize) -> Vec<Quotation> {
    let (mut quotations, mut fewer) = (chinese, english);
    for quotation in &mut quotations {
        quotation.speaker = quotation.speaker.map(|speaker| speaker + offset);
    }
    // A long text has hundreds of thousands: they stay and are sorted where they are.
    if fewer.len() > quotations.len() {
        mem::swap(&mut quotations, &mut fewer);
    }
    quotations.append(&mut fewer);
    quotations.sort_unstable_by_key(|quotation| {
        let last = quotation.spans.last().map_or(0, |span| span.end);
        (quotation.spans[0].start, last)
    });
    quotations
}

/// For each Chinese speaker the English one to whom most of the translations of their
/// quotations are given, if most of that speaker's are given to them as well.
fn votes(spoken: impl Iterator<Item = (usize, usize)>) -> HashMap<usize, usize> {
    let mut counts: HashMap<(usize, usize), usize> = HashMap::default();
    for pair in spoken {
        *counts.entry(pair).or_default() += 1;
    }
    let mut of_zh: HashMap<usize, (usize, usize)> = HashMap::default();
    let mut of_en: HashMap<usize, (usize, usize)> = HashMap::default();
    // A tie says nothing: it is kept as a partner that nobody is.
    let vote = |best: &mut HashMap<usize, (usize, usize)>, from, to, count: usize| {
        let best = best.entry(from).or_insert((0, usize::MAX));
        match count.cmp(&best.0) {
            std::cmp::Ordering::Greater => *best = (count, to),
            std::cmp::Ordering::Equal => best.1 = usize::MAX,
            std::cmp::Ordering::Less => {}
        }
    };
    for (&(zh, en), &count) in &counts {
        vote(&mut of_zh, zh, en, count);
        vote(&mut of_en, en, zh, count);
    }
    let mutual =
        |&(zh, (_, en)): &(usize, (usize, usize))| of_en.get(&en).is_some_and(|best| best.1 == zh);
    let of_zh = of_zh.into_iter().filter(mutual);
    of_zh.map(|(zh, (_, en))| (zh, en)).collect()
}

/// Renumbers the speakers in the order in which they first speak; `place`
/// maps the numbers in `quotations` to `speakers`.
fn in_order(mut quotations: Vec<Quotation>, speakers: Vec<Speaker>, place: &[usize]) -> Analysis {
    let mut unordered: Vec<Option<Speaker>> = speakers.into_iter().map(Some).collect();
    let mut numbers = vec![usize::MAX; unordered.len()];
    let mut ordered = Vec::with_capacity(unordered.len());
    for quotation in &mut quotations {
        let Some(&index) = quotation.speaker.and_then(|speaker| place.get(speaker)) else {
            quotation.speaker = None;
            continue;
        };
        if let Some(speaker) = unordered[index].take() {
            numbers[index] = ordered.len();
            ordered.push(speaker);
        }
        quotation.speaker = Some(numbers[index]);
    }
    Analysis {
        quotations,
        speakers: ordered,
        pairs: Vec::new(),
    }
}

/// The keys under which somebody of this name can be found in the other
/// language.
type Keys = fn(&str) -> Vec<String>;

/// For each Chinese speaker the English one who is the same person; `votes` are those who
/// say the same. A key that two speakers of one language share joins nobody.
fn partners(
    english: &[Speaker],
    chinese: &[Speaker],
    votes: &HashMap<usize, usize>,
) -> Vec<Option<usize>> {
    let mut partners = vec![None; chinese.len()];
    if chinese.is_empty() || english.is_empty() {
        return partners;
    }
    let mut taken = vec![false; english.len()];
    // The surest first: a name known in both languages, then pinyin; then what
    // they say, which a wrong attribution may confuse; then consonants, which
    // say less than pinyin does.
    by_name(
        english,
        chinese,
        latin_known,
        han_known,
        &mut partners,
        &mut taken,
    );
    by_name(
        english,
        chinese,
        latin_pinyin,
        han_pinyin,
        &mut partners,
        &mut taken,
    );
    for (index, partner) in partners.iter_mut().enumerate() {
        if let (None, Some(&voted)) = (&partner, votes.get(&index))
            && !mem::replace(&mut taken[voted], true)
        {
            *partner = Some(voted);
        }
    }
    by_name(
        english,
        chinese,
        latin_skeletons,
        han_skeletons,
        &mut partners,
        &mut taken,
    );
    partners
}

/// Joins those whose names have a key in common.
fn by_name(
    english: &[Speaker],
    chinese: &[Speaker],
    latin: Keys,
    han: Keys,
    partners: &mut [Option<usize>],
    taken: &mut [bool],
) {
    let by_key = owners(english, latin);
    let rivals = owners(chinese, han);
    for (index, speaker) in chinese.iter().enumerate() {
        if partners[index].is_some() {
            continue;
        }
        partners[index] = han(&speaker.name)
            .iter()
            .filter(|key| rivals.get(*key) == Some(&Some(index)))
            .find_map(|key| by_key.get(key).copied().flatten())
            .filter(|&partner| !mem::replace(&mut taken[partner], true));
    }
}

/// Who has each key; `None` where several do.
fn owners(speakers: &[Speaker], keys: Keys) -> HashMap<String, Option<usize>> {
    let mut owners: HashMap<String, Option<usize>> = HashMap::default();
    for (index, speaker) in speakers.iter().enumerate() {
        for key in keys(&speaker.name) {
            owners
                .entry(key)
                .and_modify(|owner| *owner = owner.filter(|&other| other == index))
                .or_insert(Some(index));
        }
    }
    owners
}

/// Chinese forms of common foreign surnames, in simplified writing, each with
/// the surname in plain letters.
static KNOWN: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut known = HashMap::default();
    for line in include_str!("../../assets/lexicons/foreign-names.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let mut forms = line.split(' ');
        let Some(latin) = forms.next() else { continue };
        let latin = words(&latin.replace('_', " ")).concat();
        for form in forms {
            known.insert(chinese::simplified(form), latin.clone());
        }
    }
    known
});

/// The surname: the last word, and the last two and three (`von der Leyen`).
fn latin_known(name: &str) -> Vec<String> {
    let words = words(name);
    let first = words.len().saturating_sub(3);
    (first..words.len())
        .map(|start| words[start..].concat())
        .collect()
}

/// The surname that a Chinese form, or its part after the last dot, is known
/// for.
fn han_known(name: &str) -> Vec<String> {
    let name = chinese::simplified(name);
    let last = name.split(['·', '•', '・']).next_back().unwrap_or(&name);
    [name.as_str(), last]
        .iter()
        .find_map(|form| KNOWN.get(*form).cloned())
        .into_iter()
        .collect()
}

/// The longest name in letters that is looked at.
const LONGEST_NAME: usize = 40;
/// The most readings of one name that are tried.
const MOST_READINGS: usize = 16;

/// The words of a Latin name in plain lower-case letters.
fn words(name: &str) -> Vec<String> {
    if name.chars().count() > LONGEST_NAME {
        return Vec::new();
    }
    name.split_whitespace()
        .map(|word| word.to_lowercase().chars().filter_map(plain).collect())
        .filter(|word: &String| !word.is_empty())
        .collect()
}

/// A letter without its accent; nothing for hyphens and apostrophes.
fn plain(letter: char) -> Option<char> {
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

/// A Latin name as it is compared with pinyin: surname first as it stands, or
/// last and moved to the front.
fn latin_pinyin(name: &str) -> Vec<String> {
    let words = words(name);
    let Some((last, before)) = words.split_last().filter(|(_, before)| !before.is_empty()) else {
        return Vec::new();
    };
    let mut keys = vec![words.concat(), last.clone() + &before.concat()];
    keys.dedup();
    keys
}

/// The pinyin of a Chinese name without tones or spaces, in every reading.
fn han_pinyin(name: &str) -> Vec<String> {
    if !(2..=4).contains(&name.chars().count()) {
        return Vec::new();
    }
    let mut keys = vec![String::new()];
    for letter in name.chars() {
        let readings = readings(letter);
        keys = keys
            .iter()
            .flat_map(|key| readings.iter().map(move |reading| key.clone() + reading))
            .take(MOST_READINGS)
            .collect();
    }
    keys
}

/// The readings of a character, the commonest first, each once.
fn readings(letter: char) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if let Some(multi) = letter.to_pinyin_multi() {
        for reading in multi {
            let reading: String = reading.plain().chars().filter_map(plain).collect();
            if !found.contains(&reading) {
                found.push(reading);
            }
        }
    }
    found
}

/// The fewest consonants that tell one foreign name from another.
const SHORTEST_SKELETON: usize = 2;

/// The skeleton of the last word of a Latin name, and how many Chinese
/// characters it may take.
///
/// Chinese writes a foreign name a syllable a character; b and p, d and t, g
/// and k, l and r, f, v and w fall together, r and l before a consonant are
/// dropped or written 尔, and a nasal joins the syllable before it. So a name
/// is compared by the classes of its consonants without such r and l, and by
/// its count of syllables, which must agree exactly.
fn latin_skeletons(name: &str) -> Vec<String> {
    let Some(surname) = words(name).pop() else {
        return Vec::new();
    };
    let (skeleton, least, most) = latin_skeleton(&surname);
    if skeleton.len() < SHORTEST_SKELETON {
        return Vec::new();
    }
    (least..=most)
        .map(|count| format!("{skeleton}{count}"))
        .collect()
}

fn latin_skeleton(word: &str) -> (String, usize, usize) {
    let letters: Vec<char> = soundings(word).chars().collect();
    let is_vowel = |at: usize| {
        letters
            .get(at)
            .is_some_and(|letter| "aeiouy".contains(*letter))
    };
    let mut skeleton = String::new();
    let (mut least, mut spare) = (0, 0);
    for (at, &letter) in letters.iter().enumerate() {
        let doubled = at > 0 && letters[at - 1] == letter;
        let class = consonant(letter);
        match class {
            None if at > 0 && is_vowel(at - 1) => spare += usize::from(!doubled),
            None => least += 1,
            Some(_) if doubled => {}
            Some('L') if !is_vowel(at + 1) && letters.get(at + 1) != Some(&letter) => spare += 1,
            Some('M' | 'N') if !is_vowel(at + 1) && letters.get(at + 1) != Some(&letter) => {
                push(&mut skeleton, 'N');
            }
            Some(class) => {
                push(&mut skeleton, class);
                let carried =
                    is_vowel(at + 1) || letters.get(at + 1) == Some(&letter) && is_vowel(at + 2);
                least += usize::from(!carried);
            }
        }
    }
    (skeleton, least, least + spare.min(3))
}

/// `word` with letter groups of one sound as one letter.
fn soundings(word: &str) -> String {
    let mut word = word.to_string();
    for (group, sound) in [
        ("sch", "s"),
        ("tch", "s"),
        ("sh", "s"),
        ("ch", "s"),
        ("zh", "s"),
        ("kh", "h"),
        ("gh", "g"),
        ("th", "t"),
        ("ph", "f"),
        ("ck", "k"),
        ("ts", "s"),
        ("tz", "s"),
        ("cz", "s"),
        ("dz", "s"),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "sy"),
        ("qu", "k"),
        ("x", "ks"),
        ("dj", "j"),
    ] {
        word = word.replace(group, sound);
    }
    word
}

/// The class of consonants that Chinese does not tell apart in foreign names.
fn consonant(letter: char) -> Option<char> {
    Some(match letter {
        'b' | 'p' => 'P',
        'd' | 't' => 'T',
        'g' | 'k' | 'c' | 'q' => 'K',
        'f' | 'v' | 'w' => 'F',
        's' | 'z' | 'j' | 'x' => 'S',
        'l' | 'r' => 'L',
        'm' => 'M',
        'n' => 'N',
        'h' => 'H',
        _ => return None,
    })
}

fn push(skeleton: &mut String, class: char) {
    if !skeleton.ends_with(class) {
        skeleton.push(class);
    }
}

/// The skeletons of a foreign name in Chinese characters: its last part, in
/// the common reading, where j may stand for a hard or a soft sound.
fn han_skeletons(name: &str) -> Vec<String> {
    let Some(last) = name.split(['·', '•', '・']).next_back() else {
        return Vec::new();
    };
    let count = last.chars().count();
    let foreign = last.chars().all(chinese::writes_sounds);
    if !foreign || !(2..=8).contains(&count) || count == 2 && last == name {
        return Vec::new();
    }
    let mut found = vec![han_skeleton(last, 'S'), han_skeleton(last, 'K')];
    found.dedup();
    found
        .into_iter()
        .flatten()
        .filter(|skeleton| skeleton.len() >= SHORTEST_SKELETON)
        .map(|skeleton| format!("{skeleton}{count}"))
        .collect()
}

fn han_skeleton(name: &str, soft: char) -> Option<String> {
    let mut skeleton = String::new();
    for letter in name.chars() {
        let reading = readings(letter).into_iter().next()?;
        let first = reading.chars().next()?;
        match (letter, first) {
            ('姆', _) => push(&mut skeleton, 'N'),
            (_, 'j' | 'q') => push(&mut skeleton, if first == 'j' { soft } else { 'S' }),
            (_, first) => {
                if let Some(class) = if first == 'c' || first == 'z' {
                    Some('S')
                } else {
                    consonant(first)
                } {
                    push(&mut skeleton, class);
                }
            }
        }
        if reading.len() > 1 && (reading.ends_with('n') || reading.ends_with("ng")) {
            push(&mut skeleton, 'N');
        }
    }
    Some(skeleton)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::{Kind, Reason, Rule};

    fn speaker(name: &str) -> Speaker {
        Speaker {
            name: name.to_string(),
            other_name: None,
            role: None,
        }
    }

    #[track_caller]
    fn check(english: &str, chinese: &str, same: bool) {
        let found = partners(
            &[speaker(english)],
            &[speaker(chinese)],
            &HashMap::default(),
        );
        assert_eq!(found == [Some(0)], same, "{english} {chinese}");
    }

    #[test]
    fn pinyin_joins_chinese_names_in_either_order() {
        check("Meng Hongwei", "孟宏伟", true);
        check("Hongwei Meng", "孟宏伟", true);
        check("Dai Peng", "戴鹏", true);
        check("Ou-yang Jingxing", "欧阳景行", true);
        check("Shan Tianfang", "单田芳", true);
        check("Lü Wei", "吕伟", true);
        check("Meng Hongwu", "孟宏伟", false);
        check("Meng", "孟宏伟", false);
    }

    #[test]
    fn consonants_join_foreign_names() {
        check("Kolbai Musaev", "穆萨耶夫", true);
        check("Kolbai Musaev", "科尔拜·穆萨耶夫", true);
        check("Donald Trump", "特朗普", true);
        check("Angela Merkel", "默克尔", true);
        check("Barack Obama", "奥巴马", true);
        check("Boris Johnson", "特朗普", false);
        check("Elon Musk", "莫建国", false);
        check("Li Wei", "穆萨耶夫", false);
        check("Emmanuel Macron", "默克尔", false);
    }

    #[test]
    fn names_of_many_people_join_their_own_and_no_other() {
        const PAIRS: [(&str, &str); 26] = [
            ("Kolbai Musaev", "穆萨耶夫"),
            ("Vladimir Putin", "普京"),
            ("Joe Biden", "拜登"),
            ("Donald Trump", "川普"),
            ("Angela Merkel", "默克尔"),
            ("Antony Blinken", "布林肯"),
            ("Volodymyr Zelensky", "泽连斯基"),
            ("Sergei Lavrov", "謝爾蓋·拉夫羅夫"),
            ("Emmanuel Macron", "馬克宏"),
            ("Ursula von der Leyen", "冯德莱恩"),
            ("Tedros Adhanom Ghebreyesus", "谭德塞"),
            ("Narendra Modi", "莫迪"),
            ("Kamala Harris", "贺锦丽"),
            ("Meng Hongwei", "孟宏伟"),
            ("Ouyang Jing", "欧阳静"),
            ("Erik Hansen", "埃里克·汉森"),
            ("Rosa Mendes", "门德斯"),
            ("Peter Novak", "诺瓦克"),
            ("Ivan Petrov", "彼得罗夫"),
            ("Carlos Santos", "桑托斯"),
            ("Sarah Thompson", "汤普森"),
            ("James Robertson", "罗伯逊"),
            ("Ravi Sharma", "夏尔马"),
            ("Helmut Schneider", "施奈德"),
            ("Fatima Rahman", "拉赫曼"),
            ("John Williams", "威廉姆斯"),
        ];
        let english = PAIRS.map(|(latin, _)| speaker(latin));
        let chinese = PAIRS.map(|(_, han)| speaker(han));
        let expected: Vec<Option<usize>> = (0..PAIRS.len()).map(Some).collect();
        let found = partners(&english, &chinese, &HashMap::default());
        assert_eq!(found, expected);
        for (index, (latin, _)) in PAIRS.iter().enumerate() {
            for (_, (_, han)) in PAIRS
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != index)
            {
                check(latin, han, false);
            }
        }
    }

    #[test]
    fn one_person_in_two_texts_is_one_speaker() {
        let said = |start: usize, speaker: usize| Quotation {
            spans: std::iter::once(start..start + 1).collect(),
            kind: Kind::Direct,
            cue: None,
            mention: None,
            speaker: Some(speaker),
            reason: Reason {
                found: Rule::NoCue,
                resolved: None,
            },
        };
        let english = Analysis {
            quotations: vec![said(10, 0), said(12, 1)],
            speakers: vec![speaker("Li Wei"), speaker("Meng Hongwei")],
            ..Analysis::default()
        };
        let chinese = Analysis {
            quotations: vec![said(0, 0), said(2, 1)],
            speakers: vec![speaker("官员们"), speaker("孟宏伟")],
            ..Analysis::default()
        };
        let joined = join(english, chinese, &Alignment::default());
        let names: Vec<&str> = joined
            .speakers
            .iter()
            .map(|speaker| speaker.name.as_str())
            .collect();
        assert_eq!(names, ["官员们", "Meng Hongwei", "Li Wei"]);
        assert_eq!(joined.speakers[1].other_name.as_deref(), Some("孟宏伟"));
        let speakers: Vec<Option<usize>> = joined
            .quotations
            .iter()
            .map(|quotation| quotation.speaker)
            .collect();
        assert_eq!(speakers, [Some(0), Some(1), Some(2), Some(1)]);
    }
}
