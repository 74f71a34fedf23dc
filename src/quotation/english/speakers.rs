//! Who the mentions are: one speaker for all forms of a name, pronouns by what
//! was said last.

use super::super::{Analysis, Quotation, Speaker};
use super::mentions::{Mention, MentionKind};
use super::roles;
use super::tokens::{Token, TokenKind};
use std::collections::HashMap;

/// How many speakers back a pronoun or a role can mean.
const RECENT: usize = 50;

/// The speakers met so far.
#[derive(Default)]
pub(super) struct Speakers {
    people: Vec<Person>,
    /// Surname, or the whole of another mention, to the latest bearer.
    known: HashMap<String, usize>,
    /// Full names in the text so far, by surname, whether their bearers spoke
    /// or not.
    names: HashMap<String, String>,
    last: Option<usize>,
    last_person: Option<usize>,
    last_group: Option<usize>,
}

struct Person {
    name: String,
    role: Option<String>,
    gender: Option<Gender>,
    is_named: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Man,
    Woman,
}

impl Speakers {
    /// Takes note of the full names in a paragraph, so that a surname alone is
    /// known later.
    pub(super) fn meet(&mut self, paragraph: &str, tokens: &[Token]) {
        let mut index = 0;
        while index < tokens.len() {
            let run = tokens[index..]
                .iter()
                .take_while(|token| token.kind == TokenKind::Capital)
                .count();
            if (2..=4).contains(&run) {
                let name = &paragraph[tokens[index].range.start..tokens[index + run - 1].range.end];
                let name = without_titles(name);
                if name.contains(' ') && !name.contains(|c: char| c.is_ascii_digit()) {
                    for key in keys(name) {
                        self.names.entry(key).or_insert_with(|| name.to_owned());
                    }
                }
            }
            index += run.max(1);
        }
    }

    /// The speaker of the last quotation.
    pub(super) fn last(&self) -> Option<usize> {
        self.last
    }

    /// Who `mention` is, and by which rule.
    pub(super) fn resolve(&mut self, paragraph: &str, mention: &Mention) -> (usize, &'static str) {
        let words = &paragraph[mention.range.clone()];
        let role = mention
            .role
            .as_ref()
            .map(|role| clean_role(&paragraph[role.clone()]));
        let (speaker, rule) = match &mention.kind {
            MentionKind::Pronoun => self.pronoun(words),
            MentionKind::Name(name) => self.name(without_titles(&paragraph[name.clone()]), words),
            MentionKind::Noun => self.noun(words),
        };
        let person = &mut self.people[speaker];
        if let Some(role) = role
            && person
                .role
                .as_ref()
                .is_none_or(|known| known.len() < role.len() && !known.contains(' '))
        {
            person.role = Some(role);
        }
        person.gender = person.gender.or_else(|| gender_of_title(words));
        self.last = Some(speaker);
        if person.is_named || matches!(mention.kind, MentionKind::Name(_)) {
            self.last_person = Some(speaker);
        } else if mention.kind == MentionKind::Noun {
            self.last_group = Some(speaker);
        }
        (speaker, rule)
    }

    fn pronoun(&mut self, word: &str) -> (usize, &'static str) {
        let lower = word.to_lowercase();
        let gender = match lower.as_str() {
            "he" | "his" => Some(Gender::Man),
            "she" | "her" => Some(Gender::Woman),
            _ => None,
        };
        let candidate = match lower.as_str() {
            "they" | "it" | "we" | "their" => self.last_group.or(self.last),
            _ => self.last_person.or(self.last),
        };
        let fits = |speaker: &usize| {
            let person = &self.people[*speaker];
            gender.is_none() || person.gender.is_none() || person.gender == gender
        };
        if let Some(speaker) = candidate.filter(fits) {
            if gender.is_some() {
                self.people[speaker].gender = gender;
            }
            return (speaker, "pronoun for the last speaker");
        }
        let recent = self.recent(|person| gender.is_none() || person.gender == gender);
        if let Some(speaker) = recent {
            return (speaker, "pronoun for the last speaker of that gender");
        }
        (
            self.add(word.to_owned(), false, None, gender),
            "pronoun for nobody named before",
        )
    }

    fn name(&mut self, name: &str, mention: &str) -> (usize, &'static str) {
        for key in keys(name) {
            if let Some(&speaker) = self.known.get(&key)
                && fits_together(&self.people[speaker].name, name)
            {
                if name.len() > self.people[speaker].name.len() {
                    name.clone_into(&mut self.people[speaker].name);
                    self.index(speaker, name);
                }
                return (speaker, "name of a speaker met before");
            }
        }
        let full = keys(name)
            .find_map(|key| self.names.get(&key))
            .filter(|full| fits_together(full, name))
            .cloned();
        let rule = if full.is_some() {
            "full name in the text"
        } else {
            "name as it stands"
        };
        let full = full
            .filter(|full| full.len() > name.len())
            .unwrap_or_else(|| name.to_owned());
        let speaker = self.add(full, true, None, gender_of_title(mention));
        (speaker, rule)
    }

    fn noun(&mut self, words: &str) -> (usize, &'static str) {
        let key = words.to_lowercase();
        let bare = key
            .trim_start_matches("the ")
            .trim_start_matches("a ")
            .trim_start_matches("an ")
            .to_owned();
        if let Some(&speaker) = self.known.get(&bare) {
            return (speaker, "named the same before");
        }
        // The senator: whoever has that role, if the article makes it definite.
        if key.starts_with("the ") {
            let by_role = self.recent(|person| {
                person.is_named
                    && person
                        .role
                        .as_ref()
                        .is_some_and(|role| role.to_lowercase().contains(&bare))
            });
            if let Some(speaker) = by_role {
                return (speaker, "the role of a speaker met before");
            }
        }
        let speaker = self.add(words.to_owned(), false, None, None);
        self.known.insert(bare, speaker);
        (speaker, "as it stands")
    }

    /// The speaker met last of whom `is_wanted` holds. Somebody met long ago is
    /// named again before a pronoun can mean them.
    fn recent(&self, is_wanted: impl Fn(&Person) -> bool) -> Option<usize> {
        let first = self.people.len().saturating_sub(RECENT);
        self.people[first..]
            .iter()
            .rposition(is_wanted)
            .map(|index| first + index)
    }

    fn add(
        &mut self,
        name: String,
        is_named: bool,
        role: Option<String>,
        gender: Option<Gender>,
    ) -> usize {
        let speaker = self.people.len();
        if is_named {
            self.index(speaker, &name);
        }
        self.people.push(Person {
            name,
            role,
            gender,
            is_named,
        });
        speaker
    }

    fn index(&mut self, speaker: usize, name: &str) {
        for key in keys(name) {
            self.known.insert(key, speaker);
        }
    }

    /// The analysis: only those who speak, in the order in which they do.
    pub(super) fn finish(self, mut quotations: Vec<Quotation>) -> Analysis {
        let mut order: HashMap<usize, usize> = HashMap::new();
        let mut speakers = Vec::new();
        for quotation in &mut quotations {
            let Some(person) = quotation.speaker else {
                continue;
            };
            let index = *order.entry(person).or_insert_with(|| {
                let person = &self.people[person];
                speakers.push(Speaker {
                    name: person.name.clone(),
                    other_name: None,
                    role: person.role.clone(),
                });
                speakers.len() - 1
            });
            quotation.speaker = Some(index);
        }
        Analysis {
            quotations,
            speakers,
        }
    }
}

/// The words by which a name can be called: its last, and its first, which is
/// the surname of a Chinese name; and the whole of it.
fn keys(name: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = name
        .split_whitespace()
        .filter(|word| !matches!(*word, "Jr." | "Sr." | "II" | "III"))
        .collect();
    let last = words.last().copied().unwrap_or(name);
    let first = words.first().copied().unwrap_or(name);
    let whole = words.join(" ");
    let mut keys = vec![whole, last.to_owned(), first.to_owned()];
    keys.dedup();
    keys.into_iter().map(|key| {
        key.trim_end_matches("'s")
            .trim_end_matches("’s")
            .to_lowercase()
    })
}

/// Whether two forms can name one person: every word of the shorter stands in
/// the longer.
fn fits_together(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let long: Vec<&str> = long.split_whitespace().collect();
    short.split_whitespace().all(|word| {
        long.iter().any(|have| {
            have == &word || (word.ends_with('.') && have.starts_with(word.trim_end_matches('.')))
        })
    })
}

fn without_titles(name: &str) -> &str {
    let mut rest = name;
    while let Some((first, after)) = rest.split_once(' ')
        && roles::is_title(first)
    {
        rest = after.trim_start();
    }
    rest.trim_end_matches("'s").trim_end_matches("’s")
}

fn gender_of_title(mention: &str) -> Option<Gender> {
    let has = |titles: &[&str]| {
        mention
            .split_whitespace()
            .any(|word| titles.contains(&word))
    };
    if has(&[
        "Mr.",
        "Mr",
        "Sir",
        "Lord",
        "King",
        "Prince",
        "Congressman",
        "Chairman",
        "spokesman",
        "father",
        "son",
        "brother",
    ]) {
        Some(Gender::Man)
    } else if has(&[
        "Mrs.",
        "Ms.",
        "Mrs",
        "Ms",
        "Miss",
        "Lady",
        "Queen",
        "Congresswoman",
        "spokeswoman",
        "mother",
        "daughter",
        "sister",
    ]) {
        Some(Gender::Woman)
    } else {
        None
    }
}

/// A role as it is shown: without the article a title has in running text only
/// where it is `the`.
fn clean_role(role: &str) -> String {
    role.trim()
        .strip_prefix("the ")
        .unwrap_or(role.trim())
        .to_owned()
}
