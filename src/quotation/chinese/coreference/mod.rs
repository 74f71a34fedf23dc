//! Who a mention is: gathers the names of the text read so far and resolves
//! short names, roles and pronouns to them.

pub(crate) mod references;

use crate::quotation::chinese::mention::{Mention, MentionKind};
use crate::quotation::chinese::text::chunk::Chunk;
use crate::quotation::{Resolution, Speaker};
use foldhash::HashMap;
use std::ops::Range;

/// Somebody the text has named.
struct Known {
    name: String,
    role: Option<String>,
    kind: MentionKind,
    woman: Option<bool>,
    /// The index among the speakers, once they have spoken.
    speaker: Option<usize>,
}

/// Everybody named so far, and those who spoke.
#[derive(Default)]
pub(crate) struct Speakers {
    known: Vec<Known>,
    by_name: HashMap<String, usize>,
    /// The last person with this surname, given name or part of a name.
    by_part: HashMap<String, usize>,
    /// Names without their last character.
    by_stem: HashMap<String, usize>,
    /// The last persons and bodies named, the newest last; short.
    recent: Vec<usize>,
    pub(crate) list: Vec<Speaker>,
    /// Pairs of speakers that turned out to be one, the first to be dropped.
    same: Vec<(usize, usize)>,
}

/// How many recent names a pronoun may reach back over.
const REACH: usize = 8;

impl Speakers {
    /// Notes that the text names somebody here. Returns who, and why.
    pub(crate) fn see(&mut self, chunk: &Chunk, mention: &Mention) -> Option<(usize, Resolution)> {
        let name = chunk.text(&mention.name);
        if let Some(known) = self.known_before(chunk, mention) {
            self.touch(known);
            return Some((known, Resolution::KnownNameInClause));
        }
        let found = match mention.kind {
            MentionKind::Pronoun => match self.pronoun(name) {
                Some(index) => (index, Resolution::PronounForLastNamed),
                None if matches!(name, "双方" | "两人" | "对方") => {
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

    /// Notes what the text says somebody is.
    pub(crate) fn introduce(&mut self, chunk: &Chunk, mention: &Mention, role: &Range<usize>) {
        if let Some((known, _)) = self.see(chunk, mention)
            && self.known[known].role.is_none()
        {
            self.learn_role(known, chunk.text(role));
        }
    }

    /// The index among the speakers of somebody known.
    pub(crate) fn speaker(&mut self, known: usize) -> usize {
        let next = self.list.len();
        let entry = &mut self.known[known];
        if let Some(speaker) = entry.speaker {
            return speaker;
        }
        entry.speaker = Some(next);
        self.list.push(Speaker {
            name: entry.name.clone(),
            other_name: None,
            role: entry.role.clone(),
        });
        next
    }

    /// The speakers, with all that was learned of them, and where each number
    /// given out by [`Self::speaker`] is found among them: an office that spoke
    /// before its holder was named is that person.
    pub(crate) fn finish(mut self) -> (Vec<Speaker>, Vec<usize>) {
        let holders = self.holders();
        for (known, holder) in holders {
            if let Some(speaker) = self.known[known].speaker.take() {
                match self.known[holder].speaker {
                    Some(other) => self.same.push((speaker, other)),
                    None => self.known[holder].speaker = Some(speaker),
                }
            }
        }
        for known in self.known {
            if let Some(speaker) = known.speaker {
                self.list[speaker].role = known.role;
                self.list[speaker].name = known.name;
            }
        }
        join(self.list, &self.same)
    }

    /// Offices without a name whose one holder the text names elsewhere.
    fn holders(&self) -> Vec<(usize, usize)> {
        let mut holders: HashMap<usize, Option<usize>> = HashMap::default();
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
                    holders
                        .entry(known)
                        .and_modify(|holder| *holder = holder.filter(|&other| other == index))
                        .or_insert(Some(index));
                }
            }
        }
        let mut pairs: Vec<(usize, usize)> = holders
            .into_iter()
            .filter_map(|(known, holder)| Some((known, holder?)))
            .collect();
        pairs.sort_unstable();
        pairs
    }

    fn is_person(&self, index: usize) -> bool {
        matches!(
            self.known[index].kind,
            MentionKind::Name | MentionKind::Titled | MentionKind::Role | MentionKind::Other
        )
    }

    fn touch(&mut self, index: usize) {
        self.recent.retain(|&other| other != index);
        if self.recent.len() == REACH {
            self.recent.remove(0);
        }
        self.recent.push(index);
    }

    /// Adds somebody told from others by `words` and called by the noun in them.
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
            woman: None,
            speaker: None,
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

/// `list` without the first of each pair of `same`, in the order in which they
/// first spoke, and the new place of every old number.
fn join(list: Vec<Speaker>, same: &[(usize, usize)]) -> (Vec<Speaker>, Vec<usize>) {
    let mut first: Vec<usize> = (0..list.len()).collect();
    let mut target: Vec<usize> = first.clone();
    for &(dropped, kept) in same {
        target[dropped] = kept;
        first[kept] = first[kept].min(dropped);
    }
    let mut order: Vec<usize> = (0..list.len())
        .filter(|&index| target[index] == index)
        .collect();
    order.sort_by_key(|&index| first[index]);
    let mut place = vec![0; list.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    let mut list: Vec<Option<Speaker>> = list.into_iter().map(Some).collect();
    let speakers = order.iter().filter_map(|&old| list[old].take()).collect();
    let places = target.iter().map(|&old| place[old]).collect();
    (speakers, places)
}

/// Whether 一名, 某位 or the like stands before the mention.
fn is_indefinite(chunk: &Chunk, mention: &Mention) -> bool {
    let start = mention.range.start;
    let before = &chunk.letters()[start.saturating_sub(2)..start];
    matches!(before, ['一' | '另' | '某', '名' | '位' | '个'])
}
