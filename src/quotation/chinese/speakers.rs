//! Who the mentions are: a surname with a title is the person of that surname,
//! a pronoun the last person who spoke.

use super::super::{Analysis, Quotation, Speaker};
use super::mentions::{Mention, MentionKind};
use std::collections::HashMap;

/// The speakers met so far.
#[derive(Default)]
pub(super) struct Speakers {
    people: Vec<Person>,
    known: HashMap<String, usize>,
    /// The person met last of each surname.
    surnames: HashMap<char, usize>,
    last: Option<usize>,
    last_person: Option<usize>,
}

struct Person {
    name: String,
    role: Option<String>,
    is_named: bool,
}

impl Speakers {
    /// The speaker of the last quotation.
    pub(super) fn last(&self) -> Option<usize> {
        self.last
    }

    /// Who `mention` is, and by which rule.
    pub(super) fn resolve(&mut self, paragraph: &str, mention: &Mention) -> (usize, &'static str) {
        let name = &paragraph[mention.name.clone()];
        let (speaker, rule) = match mention.kind {
            MentionKind::Pronoun => match self.last_person.or(self.last) {
                Some(speaker) => (speaker, "pronoun for the last speaker"),
                None => (self.add(name, false), "pronoun for nobody named before"),
            },
            MentionKind::Name => self.name(name),
            MentionKind::Noun => match self.known.get(name) {
                Some(&speaker) => (speaker, "named the same before"),
                None => (self.add(name, false), "as it stands"),
            },
        };
        if let Some(role) = &mention.role
            && self.people[speaker].role.is_none()
        {
            self.people[speaker].role = Some(paragraph[role.clone()].to_owned());
        }
        self.last = Some(speaker);
        if self.people[speaker].is_named {
            self.last_person = Some(speaker);
        }
        (speaker, rule)
    }

    fn name(&mut self, name: &str) -> (usize, &'static str) {
        if let Some(&speaker) = self.known.get(name) {
            return (speaker, "name of a speaker met before");
        }
        let by_part = name
            .chars()
            .next()
            .filter(|_| is_surname_and_title(name))
            .and_then(|surname| self.surnames.get(&surname).copied());
        if let Some(speaker) = by_part {
            self.known.insert(name.to_owned(), speaker);
            return (speaker, "surname of a speaker met before");
        }
        (self.add(name, true), "name as it stands")
    }

    fn add(&mut self, name: &str, is_named: bool) -> usize {
        let speaker = self.people.len();
        self.people.push(Person {
            name: name.to_owned(),
            role: None,
            is_named,
        });
        self.known.insert(name.to_owned(), speaker);
        if let Some(surname) = name.chars().next().filter(|_| is_named) {
            self.surnames.insert(surname, speaker);
        }
        if let Some(last) = name
            .rsplit(['·', '•'])
            .next()
            .filter(|last| is_named && last.len() < name.len())
        {
            self.known.insert(last.to_owned(), speaker);
        }
        speaker
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

fn is_surname_and_title(name: &str) -> bool {
    [
        "先生", "女士", "小姐", "教授", "部长", "主任", "院长", "博士", "医生", "律师", "总统",
        "总理", "主席", "书记", "经理", "老师", "局长", "市长", "校长",
    ]
    .iter()
    .any(|title| name.ends_with(title) && name.chars().count() == title.chars().count() + 1)
}
