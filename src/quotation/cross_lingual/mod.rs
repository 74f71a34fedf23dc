//! Which speaker of the English text and which of the Chinese text are one person: those
//! who say the same in sentences that translate each other, and those whose names sound
//! the same, Chinese names by pinyin, foreign names by their consonants.

mod pairs;

use super::entities::{in_order, unambiguous};
use super::{Analysis, Quotation, Speaker};
use crate::bilingual::Alignment;
use crate::bilingual::names::{
    han_known, han_pinyin, han_skeletons, latin_known, latin_pinyin, latin_skeletons,
};
use foldhash::HashMap;
use pairs::pairs;
use std::mem;

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
        ..in_order(
            quotations,
            |speaker| place[speaker],
            |speaker| mem::take(&mut speakers[speaker]),
        )
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
    // A tie says nothing: it is kept as a partner that is none.
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

/// The keys under which a person of this name can be found in the other
/// language.
type Keys = fn(&str) -> Vec<String>;

/// For each Chinese speaker the English one who is the same person; `votes` are those who
/// say the same. A key that two speakers of one language share joins none.
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
    let by_key = bearers(english, latin);
    let rivals = bearers(chinese, han);
    for (index, speaker) in chinese.iter().enumerate() {
        if partners[index].is_some() {
            continue;
        }
        partners[index] = han(&speaker.name)
            .iter()
            .filter(|key| rivals.get(*key) == Some(&index))
            .find_map(|key| by_key.get(key).copied())
            .filter(|&partner| !mem::replace(&mut taken[partner], true));
    }
}

/// The speaker that each key means.
fn bearers(speakers: &[Speaker], keys: Keys) -> HashMap<String, usize> {
    let all = speakers.iter().enumerate();
    unambiguous(all.flat_map(|(index, speaker)| {
        let keys = keys(&speaker.name).into_iter();
        keys.map(move |key| (key, index))
    }))
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
