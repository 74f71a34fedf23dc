//! Whether the other side of a link names a person: the same name by its sounds, a part of
//! it, or a surname before a title.

use super::person::{Form, Person};
use super::{chinese_persons, english_persons};
use crate::bilingual::names::{
    are_spellings, han_known, han_pinyin, is_well_known, latin_sound, likeness, readings,
    writes_sounds,
};
use crate::lexicon::Lexicon;

/// The persons of both sides of a link, and the words that may name them.
#[derive(Debug, Default)]
pub(super) struct Persons {
    pub(super) zh: Vec<Person>,
    pub(super) en: Vec<Person>,
    /// The English words with capitals.
    capitals: Vec<String>,
    /// The Chinese text without foreign names.
    rest: String,
}

impl Persons {
    /// Those that the sentences name; nobody where the English ones name nobody.
    pub(super) fn of(zh: &[(usize, &str)], en: &[(usize, &str)]) -> Self {
        let named = |(sentence, text): (usize, &str), found: Vec<Person>| -> Vec<Person> {
            let found = found.into_iter();
            found
                .map(|person| Person {
                    name: text[person.range.clone()].to_owned(),
                    sentence,
                    ..person
                })
                .collect()
        };
        let english: Vec<Person> = en
            .iter()
            .flat_map(|&place| named(place, english_persons::persons(place.1)))
            .collect();
        if english.is_empty() {
            return Self::default();
        }
        let lexicon = Lexicon::embedded();
        let mut persons = Self {
            en: english,
            capitals: en
                .iter()
                .flat_map(|(_, text)| english_persons::capitals(text))
                .collect(),
            ..Self::default()
        };
        for &place in zh {
            let found = named(place, chinese_persons::persons(place.1, lexicon));
            let mut text = place.1.to_owned();
            for person in &found {
                if !matches!(person.form, Form::Chinese(_)) {
                    text.replace_range(person.range.clone(), &".".repeat(person.name.len()));
                }
            }
            persons.rest.push_str(&text);
            persons.zh.extend(found);
        }
        persons
    }

    /// Whether the English side names `person` of the Chinese one.
    pub(super) fn names_in_english(&self, person: &Person) -> bool {
        match &person.form {
            Form::Foreign(parts) => {
                let last = parts.last().and_then(|last| han_known(last).pop());
                last.is_some_and(|latin| self.has_surname(&latin)) || self.sounds_in_english(parts)
            }
            Form::WellKnown(name, latin) => {
                self.has_surname(latin)
                    || self.en.iter().any(|other| match &other.form {
                        Form::Latin(words) => is_known_as(name, latin, words),
                        _ => false,
                    })
            }
            Form::Chinese(name) => self.has_pinyin(name),
            Form::Latin(_) | Form::Pinyin(_) => false,
        }
    }

    /// Whether capitals in a row are `surname`, which may be several words.
    fn has_surname(&self, surname: &str) -> bool {
        let capitals = &self.capitals;
        (1..=3).any(|count| {
            capitals
                .windows(count)
                .any(|words| words.concat().ends_with(surname))
        })
    }

    fn sounds_in_english(&self, parts: &[String]) -> bool {
        self.en.iter().any(|person| match &person.form {
            Form::Latin(words) | Form::Pinyin(words) => are_alike(parts, words),
            _ => false,
        }) || self
            .capitals
            .iter()
            .any(|word| parts.iter().any(|part| sounds_like(part, word, SURE)))
    }

    /// Whether capitals spell a Chinese name, or its surname where no other given name
    /// follows.
    fn has_pinyin(&self, name: &str) -> bool {
        let full: Vec<String> = han_pinyin(name)
            .iter()
            .map(|key| latin_sound(key))
            .collect();
        let spelt = |words: &[String]| {
            let turned = words.iter().rev().cloned().collect::<String>();
            [words.concat(), turned]
                .iter()
                .any(|written| full.contains(&latin_sound(written)))
        };
        let is_full = (1..=4).any(|count| self.capitals.windows(count).any(&spelt));
        let surname: Vec<String> = name.chars().take(1).flat_map(readings).collect();
        is_full
            || self.capitals.iter().any(|word| {
                let in_full_name = self.en.iter().any(
                    |person| matches!(&person.form, Form::Pinyin(words) if words.contains(word)),
                );
                !in_full_name
                    && surname
                        .iter()
                        .any(|own| latin_sound(own) == latin_sound(word))
            })
    }

    /// Whether the Chinese side names `person` of the English one.
    pub(super) fn names_in_chinese(&self, person: &Person) -> bool {
        match &person.form {
            Form::Pinyin(words) => self.has_characters(words),
            Form::Latin(words) => {
                self.zh.iter().any(|other| match &other.form {
                    Form::Foreign(parts) => are_alike(parts, words),
                    Form::WellKnown(name, latin) => is_known_as(name, latin, words),
                    _ => false,
                }) || words.iter().any(|word| self.sounds_in_chinese(word))
            }
            _ => false,
        }
    }

    /// Whether characters that write sounds sound like `word` somewhere.
    fn sounds_in_chinese(&self, word: &str) -> bool {
        let letters: Vec<char> = self.rest.chars().collect();
        letters.split(|&letter| !writes_sounds(letter)).any(|run| {
            (2..=6).any(|count| {
                run.windows(count).any(|window| {
                    let part: String = window.iter().collect();
                    sounds_like(&part, word, SURE)
                })
            })
        })
    }

    /// Whether characters in a row are read as a name in pinyin, or its surname stands
    /// before a title.
    fn has_characters(&self, name: &[String]) -> bool {
        let written = [
            name.concat(),
            name.iter().rev().cloned().collect::<String>(),
        ];
        let written = written.map(|name| latin_sound(&name));
        let letters: Vec<char> = self.rest.chars().collect();
        let surname = |letter: char| {
            let own = readings(letter);
            name.iter()
                .any(|word| own.iter().any(|own| latin_sound(own) == latin_sound(word)))
        };
        (0..letters.len()).any(|at| {
            let rest = &letters[at..];
            (2..=4).filter_map(|count| rest.get(..count)).any(|window| {
                let window: String = window.iter().collect();
                han_pinyin(&window)
                    .iter()
                    .any(|key| written.contains(&latin_sound(key)))
            }) || surname(rest[0])
                && (at > 0 && matches!(letters[at - 1], '老' | '小')
                    || TITLES.iter().any(|title| {
                        let after: String = rest[1..].iter().take(3).collect();
                        after.starts_with(title)
                    }))
        })
    }
}

const TITLES: [&str; 40] = [
    "主席", "总统", "总理", "先生", "女士", "小姐", "教授", "老师", "医生", "博士", "部长", "书记",
    "市长", "省长", "局长", "董事", "总", "经理", "院长", "校长", "将军", "司令", "太太", "夫人",
    "某", "氏", "家", "律师", "法官", "警官", "导演", "同志", "大使", "队长", "教练", "检察",
    "秘书", "主任", "代表", "议员",
];

/// From this likeness on two surnames are the same. Of the 287 well-known ones 279 are, and
/// one in ten of pairs by chance.
const SAME: f32 = 0.65;
/// Below this one given names are not the same.
const APART: f32 = 0.5;
/// From this one on any two parts are.
const SURE: f32 = 0.8;

/// Whether the parts of a Chinese name and the words of an English one may name one person.
fn are_alike(parts: &[String], words: &[String]) -> bool {
    let surnames = parts.last().zip(words.last());
    // Surnames that are only alike take a given name that is as well.
    let is_given_apart = parts.len() > 1
        && words.len() > 1
        && likeness(&parts[0], &words[0]).is_some_and(|like| like < APART);
    !is_given_apart && surnames.is_some_and(|(part, word)| sounds_like(part, word, SAME))
        || parts
            .iter()
            .any(|part| words.iter().any(|word| sounds_like(part, word, SURE)))
}

/// Whether an English name may be that of a well-known person. Another well-known surname
/// is not, however it sounds.
fn is_known_as(name: &str, latin: &str, words: &[String]) -> bool {
    let surname = words.last().map_or("", String::as_str);
    words.concat().ends_with(latin)
        || are_spellings(latin, surname)
        || !is_well_known(surname) && words.iter().any(|word| sounds_like(name, word, SAME))
}

fn sounds_like(part: &str, word: &str, least: f32) -> bool {
    likeness(part, word).is_some_and(|like| like >= least)
}
