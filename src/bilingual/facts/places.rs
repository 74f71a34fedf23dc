//! States, and their people and capitals: the same place under another name is no
//! difference, another state is one.

use super::FactKind;
use super::scan::{Found, Place, Rule, alternatives};
use foldhash::HashMap;
use regex::Captures;
use std::sync::LazyLock;

/// What each of the two languages calls a place, and the first English name it has.
struct Names {
    english: HashMap<&'static str, &'static str>,
    chinese: HashMap<&'static str, &'static str>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names {
        english: HashMap::default(),
        chinese: HashMap::default(),
    };
    let lines = include_str!("../../../assets/lexicons/places.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let Some((english, chinese)) = line.split_once('\t') else {
            continue;
        };
        let place = english.split('|').next().unwrap_or_default();
        for name in english.split('|') {
            names.english.insert(name, place);
        }
        names
            .chinese
            .extend(chinese.split('|').map(|name| (name, place)));
    }
    names
});

/// Finds places in Chinese sentences.
pub(super) fn chinese() -> Rule {
    let pattern = alternatives(NAMES.chinese.keys().map(|name| (*name).to_owned()));
    Rule::new(&pattern, |found, place| {
        // The peninsula, the war and the people of Korea are those of two states.
        let is_korean = &found[0] == "朝鲜" && place.precedes("半战族");
        // 发展中国家, 拉美国家, 今日本报: the characters are those of other words.
        let is_across = match &found[0] {
            "中国" => place.follows("展其集当"),
            "美国" => place.follows("拉欧北南"),
            "日本" => place.follows("今近昨即每"),
            _ => false,
        };
        // In names of languages, dishes, streets and time zones a place says little.
        let is_name = place.precedes("语文菜路街") || place.after.starts_with("时间");
        let known = NAMES.chinese.get(&found[0])?;
        if is_korean || is_across || is_name {
            return None;
        }
        Some(Found::text(FactKind::Place, known))
    })
}

/// Finds places in English sentences.
pub(super) fn english() -> Rule {
    let names = NAMES.english.keys().map(|name| regex::escape(name));
    Rule::new(&format!(r"\b(?:{})", alternatives(names)), of_english)
}

fn of_english(found: &Captures, place: &Place) -> Option<Found> {
    /// What makes another place of the name after it.
    const OTHERS: [&str; 6] = ["South ", "North ", "Latin ", "Central ", "East ", "West "];
    let ends = !place
        .after
        .starts_with(|next: char| next.is_alphanumeric() || next == '-');
    let is_other = OTHERS.iter().any(|other| place.before.ends_with(other));
    let known = NAMES.english.get(&found[0]).filter(|_| ends && !is_other)?;
    Some(Found::text(FactKind::Place, known))
}
