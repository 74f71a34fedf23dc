//! Persons whom one side of a link names and the other calls by another name. Told only
//! where one name is left over on each side and both are of a kind that sounds can tell
//! apart: surnames alone, titles, pronouns and what names nobody are translations.

use super::person::{Form, Person};
use super::person_matching::Persons;
use super::{Difference, Fact, FactKind, Manner, Value};
use crate::bilingual::names::{han_pinyin, latin_sound, readings};
use foldhash::{HashMap, HashSet};

/// The persons of each side of a link whom the other side does not name, each once.
#[derive(Debug, Default)]
pub(super) struct Unmatched {
    zh: Vec<Person>,
    en: Vec<Person>,
}

impl Unmatched {
    pub(super) fn of(zh: &[(usize, &str)], en: &[(usize, &str)]) -> Self {
        let persons = Persons::of(zh, en);
        let once = |mut found: Vec<&Person>| -> Vec<Person> {
            let mut seen = HashSet::default();
            found.retain(|person| seen.insert(person.short()));
            found.into_iter().cloned().collect()
        };
        let zh = persons.zh.iter();
        let en = persons.en.iter();
        Self {
            zh: once(zh.filter(|z| !persons.names_in_english(z)).collect()),
            en: once(en.filter(|e| !persons.names_in_chinese(e)).collect()),
        }
    }
}

/// Which unmatched names face each other in the links of a text.
#[derive(Debug, Default)]
pub(super) struct Faced {
    /// In how many links a Chinese name faces an English one.
    pairs: HashMap<(String, String), usize>,
    /// In how many links a Chinese name faces any English one.
    links: HashMap<String, usize>,
}

impl Faced {
    pub(super) fn of(links: &[Unmatched]) -> Self {
        let mut faced = Self::default();
        for link in links.iter().filter(|link| !link.en.is_empty()) {
            for z in &link.zh {
                *faced.links.entry(z.short().to_owned()).or_default() += 1;
                for e in &link.en {
                    let pair = (z.short().to_owned(), e.short().to_owned());
                    *faced.pairs.entry(pair).or_default() += 1;
                }
            }
        }
        faced
    }

    /// In how many links two names face each other.
    fn count(&self, z: &Person, e: &Person) -> usize {
        let pair = (z.short().to_owned(), e.short().to_owned());
        self.pairs.get(&pair).copied().unwrap_or_default()
    }

    /// Whether `z` faces `e` once, and in all other links, two or more, another name.
    fn is_another(&self, z: &Person, e: &Person) -> bool {
        let links = self.links.get(z.short()).copied().unwrap_or_default();
        let is_usual = |((zh, en), count): (&(String, String), &usize)| {
            zh == z.short() && en != e.short() && *count >= 2 && *count + 1 == links
        };
        self.count(z, e) == 1 && self.pairs.iter().any(is_usual)
    }
}

/// The person of each side whom the other does not name, where they are meant to be one.
pub(super) fn difference(link: &Unmatched, faced: &Faced) -> Option<Difference> {
    let ([z], [e]) = (link.zh.as_slice(), link.en.as_slice()) else {
        return None;
    };
    // A name that is not full may stand for a pronoun of the other side, unless both
    // sentences begin with theirs.
    let are_subjects = z.is_subject && e.is_subject;
    let by_sound = match (&z.form, &e.form) {
        (Form::Foreign(_) | Form::WellKnown(..), Form::Latin(words)) => {
            are_subjects || words.len() > 1
        }
        (Form::Foreign(_) | Form::WellKnown(..), _) => are_subjects,
        (Form::Chinese(name), Form::Pinyin(words)) => are_subjects || shares_part(name, words),
        _ => false,
    };
    // Two who face each other three times are one person, whatever the sounds.
    let differs = by_sound && faced.count(z, e) < 3 || faced.is_another(z, e);
    differs.then(|| Difference {
        kind: FactKind::Person,
        zh: fact(z),
        en: fact(e),
    })
}

/// Whether a Chinese name has the surname or the given name of one in pinyin.
fn shares_part(name: &str, words: &[String]) -> bool {
    let mut letters = name.chars();
    let surname = letters.next().map(readings).unwrap_or_default();
    let given = letters.as_str();
    let given = match given.chars().count() {
        1 => given.chars().flat_map(readings).collect(),
        _ => han_pinyin(given),
    };
    let mut parts = surname.iter().chain(&given);
    parts.any(|part| {
        words
            .iter()
            .any(|word| latin_sound(part) == latin_sound(word))
    })
}

fn fact(person: &Person) -> Fact {
    Fact {
        kind: FactKind::Person,
        sentence: person.sentence,
        range: person.range.clone(),
        value: Value::Text(person.name.clone()),
        currency: "",
        manner: Manner::default(),
    }
}
