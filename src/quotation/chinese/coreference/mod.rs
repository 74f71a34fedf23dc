//! Who a mention is: gathers the names of the text read so far and resolves
//! short names, roles and pronouns to them.

pub(crate) mod references;

use crate::quotation::chinese::mention::{Mention, MentionKind};
use crate::quotation::chinese::text::chunk::Chunk;
use crate::quotation::entities::{Gender, Resolved, in_order, unambiguous};
use crate::quotation::{Analysis, Quotation, Resolution, Speaker};
use foldhash::HashMap;
use std::mem;
use std::ops::Range;

/// A person or organisation named in the text.
struct Known {
    name: String,
    role: Option<String>,
    kind: MentionKind,
    gender: Option<Gender>,
    /// Whether a quotation is theirs.
    speaks: bool,
}

/// The entities named so far.
#[derive(Default)]
pub(crate) struct Speakers {
    known: Vec<Known>,
    by_name: HashMap<String, usize>,
    /// The last person with this surname, given name or part of a name.
    by_part: HashMap<String, usize>,
    /// Names without their last character.
    by_stem: HashMap<String, usize>,
    /// The last persons and organisations named, the newest last; short.
    recent: Vec<usize>,
}

/// Pronouns for a group.
const GROUPS: [&str; 3] = ["双方", "两人", "对方"];

/// How many recent names a pronoun may reach back over.
const REACH: usize = 8;

impl Speakers {
    /// Notes a mention. Returns its entity, and the rule.
    pub(crate) fn see(&mut self, chunk: &Chunk, mention: &Mention) -> Option<Resolved> {
        let name = chunk.text(&mention.name);
        if let Some(known) = self.known_before(chunk, mention) {
            self.touch(known);
            return Some((known, Resolution::KnownNameInClause));
        }
        let found = match mention.kind {
            MentionKind::Pronoun => match self.pronoun(name) {
                Some(index) => (index, Resolution::PronounForLastNamed),
                None if GROUPS.contains(&name) => {
                    (self.add(name, MentionKind::Group), Resolution::Group)
                }
                None => return None,
            },
            MentionKind::Definite => self.definite(name),
            MentionKind::Titled => self.titled(chunk, mention, name),
            MentionKind::Name => self.named(name),
            MentionKind::Role if is_indefinite(chunk, mention) => {
                let words = chunk.text(&mention.range);
                (
                    self.add_described(words, name, mention.kind),
                    Resolution::NewRole,
                )
            }
            MentionKind::Role => self.role(chunk.text(&mention.range), name),
            MentionKind::Group => {
                let words = chunk.text(&mention.range);
                (
                    self.add_described(words, name, mention.kind),
                    Resolution::Group,
                )
            }
            MentionKind::Organisation => self.organisation(name),
            MentionKind::Other => match self
                .by_part
                .get(name)
                .copied()
                .or_else(|| self.known_at_start(name))
            {
                Some(index) => (index, Resolution::KnownName),
                None => (self.add(name, mention.kind), Resolution::PlainWords),
            },
            MentionKind::Asker => (self.add("记者", MentionKind::Role), Resolution::Asker),
            MentionKind::Answerer => match self.last_person_but("记者") {
                Some(index) => (index, Resolution::Answerer),
                None => (self.add(name, MentionKind::Role), Resolution::NewRole),
            },
        };
        if let Some(role) = &mention.role {
            self.learn_role(found.0, chunk.text(role));
        }
        self.touch(found.0);
        Some(found)
    }

    /// Notes the role that the text gives an entity.
    pub(crate) fn introduce(&mut self, chunk: &Chunk, mention: &Mention, role: &Range<usize>) {
        if let Some((known, _)) = self.see(chunk, mention)
            && self.known[known].role.is_none()
        {
            self.learn_role(known, chunk.text(role));
        }
    }

    /// Notes that a quotation is theirs.
    pub(crate) fn speaks(&mut self, known: usize) {
        self.known[known].speaks = true;
    }

    /// The analysis of `quotations`, whose speakers are numbered as [`Self::see`] did. An
    /// office that spoke before its holder was named is that person.
    pub(crate) fn finish(mut self, quotations: Vec<Quotation>) -> Analysis {
        let holders = self.holders();
        in_order(
            quotations,
            |known| holders.get(&known).copied().unwrap_or(known),
            |known| {
                let known = &mut self.known[known];
                Speaker {
                    name: mem::take(&mut known.name),
                    other_name: None,
                    role: known.role.take(),
                }
            },
        )
    }

    /// Offices without a name whose one holder the text names elsewhere.
    fn holders(&self) -> HashMap<usize, usize> {
        let mut holders = Vec::new();
        for (index, known) in self.known.iter().enumerate() {
            let Some(role) = known
                .role
                .as_ref()
                .filter(|_| known.kind == MentionKind::Name)
            else {
                continue;
            };
            for (place, _) in role.char_indices().rev().skip(1).take(LONGEST_OFFICE) {
                let office = &role[place..];
                if let Some(&known) = self.by_name.get(office)
                    && self.known[known].kind == MentionKind::Role
                    && is_office(office)
                {
                    holders.push((known, index));
                }
            }
        }
        unambiguous(holders.into_iter())
    }

    fn is_person(&self, index: usize) -> bool {
        matches!(
            self.known[index].kind,
            MentionKind::Name | MentionKind::Titled | MentionKind::Role | MentionKind::Other
        )
    }

    /// The entity named last of those that `is_meant` holds for.
    fn last(&self, is_meant: impl Fn(usize) -> bool) -> Option<usize> {
        let mut recent = self.recent.iter().rev().copied();
        recent.find(|&index| is_meant(index))
    }

    fn touch(&mut self, index: usize) {
        self.recent.retain(|&other| other != index);
        if self.recent.len() == REACH {
            self.recent.remove(0);
        }
        self.recent.push(index);
    }

    /// Adds an entity identified by `words` and called by the noun in them.
    fn add_described(&mut self, words: &str, noun: &str, kind: MentionKind) -> usize {
        let index = self.add(words, kind);
        self.known[index].name = noun.to_string();
        index
    }

    fn learn_role(&mut self, index: usize, role: &str) {
        let known = &mut self.known[index];
        if known.role.as_ref().is_none_or(|old| old.len() < role.len()) {
            known.role = Some(role.to_string());
        }
    }

    fn add(&mut self, name: &str, kind: MentionKind) -> usize {
        if let Some(&index) = self.by_name.get(name) {
            return index;
        }
        let index = self.known.len();
        self.by_name.insert(name.to_string(), index);
        self.known.push(Known {
            name: name.to_string(),
            role: None,
            kind,
            gender: None,
            speaks: false,
        });
        index
    }
}

/// The longest name of an office, in letters.
const LONGEST_OFFICE: usize = 12;

/// Whether `role` is held by one person at a time, so that it can stand for
/// that person.
pub(crate) fn is_office(role: &str) -> bool {
    [
        "长",
        "主席",
        "总统",
        "总理",
        "首相",
        "书记",
        "发言人",
        "国务卿",
        "总裁",
        "首席执行官",
    ]
    .iter()
    .any(|ending| role.ends_with(ending))
        && !role.ends_with("家长")
}

/// Whether 一名, 某位 or the like precedes the mention.
fn is_indefinite(chunk: &Chunk, mention: &Mention) -> bool {
    let start = mention.range.start;
    let before = &chunk.letters()[start.saturating_sub(2)..start];
    matches!(before, ['一' | '另' | '某', '名' | '位' | '个'])
}
