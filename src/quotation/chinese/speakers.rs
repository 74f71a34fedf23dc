//! Who a mention is: gathers the names of the text read so far and resolves
//! short names, roles and pronouns to them.

use super::lexicon::{LEXICON, simplified};
use super::mentions::{Mention, MentionKind};
use super::pieces::Piece;
use crate::quotation::Speaker;
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
pub(super) struct Speakers {
    known: Vec<Known>,
    by_name: HashMap<String, usize>,
    /// The last person with this surname, given name or part of a name.
    by_part: HashMap<String, usize>,
    /// The role that stood before a name whose end was not known then.
    announced: HashMap<String, String>,
    /// The last persons and bodies named, the newest last; short.
    recent: Vec<usize>,
    pub(super) list: Vec<Speaker>,
    /// Pairs of speakers that turned out to be one, the first to be dropped.
    same: Vec<(usize, usize)>,
}

/// How many recent names a pronoun may reach back over.
const REACH: usize = 8;

/// The longest name written by sound, in letters.
const LONGEST_FOREIGN: usize = 16;

/// The longest role that only points back, in letters (这位负责人).
const LONGEST_POINTER: usize = 5;

impl Speakers {
    /// Notes that the text names somebody here. Returns who, and why.
    pub(super) fn see(
        &mut self,
        piece: &Piece,
        mention: &Mention,
    ) -> Option<(usize, &'static str)> {
        let name = piece.text(&mention.name).to_string();
        let found = match mention.kind {
            MentionKind::Pronoun => match self.pronoun(&name) {
                Some(index) => (index, "pronoun for the last one named"),
                None if matches!(name.as_str(), "双方" | "两人" | "对方") => {
                    (self.add(name, MentionKind::Group), "group")
                }
                None => return None,
            },
            MentionKind::Definite => self.definite(name),
            MentionKind::Titled => self.titled(piece, mention, &name),
            MentionKind::Name => self.named(&name),
            MentionKind::Role if is_indefinite(piece, mention) => {
                (self.add(name, mention.kind), "role of somebody new")
            }
            MentionKind::Role => self.role(name),
            MentionKind::Group => (self.add(name, mention.kind), "group"),
            MentionKind::Organisation => (self.add(name, mention.kind), "organisation or text"),
            MentionKind::Other => (self.add(name, mention.kind), "words beside the cue"),
        };
        if let Some(role) = &mention.role {
            self.learn_role(found.0, piece.text(role).to_string());
        }
        self.touch(found.0);
        Some(found)
    }

    /// Notes a full name, without taking its bearer for the one spoken of.
    pub(super) fn note(&mut self, piece: &Piece, mention: &Mention) {
        let (known, _) = self.named(piece.text(&mention.name));
        if let Some(role) = &mention.role {
            self.learn_role(known, piece.text(role).to_string());
        }
    }

    /// Notes a role and the place where the name behind it begins.
    pub(super) fn announce(&mut self, piece: &Piece, role: &Range<usize>, name: usize) {
        let sounds = piece.letters[name..]
            .iter()
            .take(LONGEST_FOREIGN)
            .take_while(|&&letter| LEXICON.is_syllable(letter) || letter == '·')
            .count();
        for length in [2, 3, sounds.max(3)] {
            if name + length <= piece.letters.len() {
                let name = piece.text(&(name..name + length)).to_string();
                self.announced
                    .entry(name)
                    .or_insert_with(|| piece.text(role).to_string());
            }
        }
    }

    /// The index among the speakers of somebody known.
    pub(super) fn speaker(&mut self, known: usize) -> usize {
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
    pub(super) fn finish(mut self) -> (Vec<Speaker>, Vec<usize>) {
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

    /// The last person named, for an answer or an elided subject.
    pub(super) fn last_person(&self) -> Option<usize> {
        self.recent
            .iter()
            .rev()
            .copied()
            .find(|&index| self.is_person(index))
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

    fn pronoun(&mut self, name: &str) -> Option<usize> {
        let several = name.ends_with('们') || matches!(name, "双方" | "两人" | "对方");
        if several {
            return self
                .recent
                .iter()
                .rev()
                .copied()
                .find(|&index| !self.is_person(index));
        }
        if name == "它" {
            return self
                .recent
                .iter()
                .rev()
                .copied()
                .find(|&index| self.known[index].kind == MentionKind::Organisation);
        }
        let woman = match name {
            "她" => Some(true),
            "他" => Some(false),
            _ => None,
        };
        let found = self.recent.iter().rev().copied().find(|&index| {
            let known = &self.known[index];
            self.is_person(index)
                && (woman.is_none() || known.woman.is_none() || known.woman == woman)
        })?;
        if woman.is_some() {
            self.known[found].woman = woman;
        }
        Some(found)
    }

    /// 该负责人: the last one whose role or name ends alike. A bare role points
    /// at the last person; one with more to it (该公司发言人) is somebody new.
    fn definite(&mut self, name: String) -> (usize, &'static str) {
        let letters: Vec<char> = name.chars().collect();
        let tail: String = letters[letters.len().saturating_sub(2)..].iter().collect();
        let alike = self.recent.iter().rev().copied().find(|&index| {
            let known = &self.known[index];
            known.name.ends_with(&tail)
                || known
                    .role
                    .as_ref()
                    .is_some_and(|role| role.ends_with(&tail))
        });
        let bare = letters.len() <= LONGEST_POINTER;
        // 该负责人 may be anybody in office, 这位司机 only a driver.
        let any = [
            "负责人",
            "官员",
            "人士",
            "专家",
            "学者",
            "领导",
            "老人",
            "男子",
            "女子",
        ]
        .iter()
        .any(|noun| name.ends_with(noun));
        let last = self
            .last_person()
            .filter(|&index| bare && (any || self.known[index].role.is_none()));
        match alike.or(last) {
            Some(index) => {
                if !any && self.known[index].kind == MentionKind::Name {
                    self.learn_role(index, without_determiner(&name).to_owned());
                }
                (index, "role of somebody named before")
            }
            None => (self.add(name, MentionKind::Role), "role"),
        }
    }

    fn titled(&mut self, piece: &Piece, mention: &Mention, name: &str) -> (usize, &'static str) {
        let surname = piece
            .text(&(mention.name.start..mention.name.start + 1))
            .to_string();
        let full = self.by_part.get(&surname).copied();
        if let Some(index) = full
            && (self.known[index].kind == MentionKind::Name || self.known[index].name == name)
        {
            self.learn_gender(index, name);
            return (index, "surname of a name seen before");
        }
        let index = self.add(name.to_string(), MentionKind::Titled);
        self.learn_gender(index, name);
        self.by_part.insert(surname, index);
        (index, "surname with a form of address")
    }

    fn learn_gender(&mut self, index: usize, name: &str) {
        let ends = |list: &[&str]| list.iter().any(|ending| name.ends_with(ending));
        if ends(&[
            "女士", "小姐", "太太", "夫人", "大妈", "大姐", "阿姨", "奶奶",
        ]) {
            self.known[index].woman = Some(true);
        } else if ends(&["先生", "大爷", "大叔", "大哥", "爷爷", "叔叔"]) {
            self.known[index].woman = Some(false);
        }
    }

    fn named(&mut self, name: &str) -> (usize, &'static str) {
        if let Some(&index) = self.by_name.get(name) {
            return (index, "name seen before");
        }
        if let Some(&index) = self.by_part.get(name) {
            return (index, "part of a name seen before");
        }
        // 席刚摆摆手: a name seen before, and a character that is none of it.
        if let Some((last, _)) = name
            .char_indices()
            .nth(2)
            .filter(|_| !self.announced.contains_key(name))
            && name.chars().count() == 3
            && let Some(&index) = self.by_name.get(&name[..last])
            && self.known[index].kind == MentionKind::Name
        {
            return (index, "name seen before");
        }
        let index = self.add(name.to_string(), MentionKind::Name);
        if let Some(role) = self.announced.remove(name) {
            self.learn_role(index, role);
        }
        let foreign = name.contains(['·', '•', '・']);
        if foreign {
            for part in name.split(['·', '•', '・']).filter(|part| part.len() > 3) {
                self.by_part.insert(part.to_string(), index);
            }
        } else {
            let letters: Vec<char> = name.chars().map(simplified).collect();
            let length = LEXICON
                .surnames
                .at_start(&letters)
                .map_or(1, |(length, ())| length);
            let given: String = name.chars().skip(length).collect();
            let surname: String = name.chars().take(length).collect();
            self.by_part.insert(surname, index);
            if given.chars().count() == 2 {
                self.by_part.insert(given, index);
            }
        }
        (index, "name")
    }

    /// A role alone: somebody who was given this role, or a new speaker.
    fn role(&mut self, name: String) -> (usize, &'static str) {
        let same = self.recent.iter().rev().copied().find(|&index| {
            let known = &self.known[index];
            known.kind == MentionKind::Name
                && known
                    .role
                    .as_ref()
                    .is_some_and(|role| *role == name || is_office(&name) && role.ends_with(&name))
        });
        match same {
            Some(index) => (index, "role of somebody named before"),
            None => (self.add(name, MentionKind::Role), "role"),
        }
    }

    fn learn_role(&mut self, index: usize, role: String) {
        let known = &mut self.known[index];
        if known.role.as_ref().is_none_or(|old| old.len() < role.len()) {
            known.role = Some(role);
        }
    }

    fn add(&mut self, name: String, kind: MentionKind) -> usize {
        if let Some(&index) = self.by_name.get(&name) {
            return index;
        }
        let index = self.known.len();
        self.by_name.insert(name.clone(), index);
        self.known.push(Known {
            name,
            role: None,
            kind,
            woman: None,
            speaker: None,
        });
        index
    }
}

/// A role without what points back: 这位教师.
fn without_determiner(role: &str) -> &str {
    ["这位", "那位", "这名", "那名", "上述", "该", "本"]
        .iter()
        .find_map(|determiner| role.strip_prefix(determiner))
        .unwrap_or(role)
}

/// The longest name of an office, in letters.
const LONGEST_OFFICE: usize = 12;

/// Whether `role` is held by one person at a time, so that it can stand for
/// that person.
fn is_office(role: &str) -> bool {
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
fn is_indefinite(piece: &Piece, mention: &Mention) -> bool {
    let start = mention.range.start;
    let before = &piece.letters[start.saturating_sub(2)..start];
    matches!(before, ['一' | '另' | '某', '名' | '位' | '个'])
}
