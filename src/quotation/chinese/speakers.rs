//! Who a mention is: gathers the names of the text read so far and resolves
//! short names, roles and pronouns to them.

use super::lexicon::{LEXICON, simplified};
use super::mentions::{Mention, MentionKind};
use super::names;
use super::pieces::Piece;
use super::shapes;
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
    /// Names without their last character.
    by_stem: HashMap<String, usize>,
    /// The last persons and bodies named, the newest last; short.
    recent: Vec<usize>,
    pub(super) list: Vec<Speaker>,
    /// Pairs of speakers that turned out to be one, the first to be dropped.
    same: Vec<(usize, usize)>,
}

/// How many recent names a pronoun may reach back over.
const REACH: usize = 8;

/// The longest short form of the name of a body, in letters.
const LONGEST_SHORT_FORM: usize = 3;

/// Nouns that point at anybody and say nothing of what they are.
const POINTERS: [&str; 9] = [
    "负责人",
    "官员",
    "人士",
    "专家",
    "学者",
    "领导",
    "老人",
    "男子",
    "女子",
];

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
            MentionKind::Definite => self.definite(&name),
            MentionKind::Titled => self.titled(piece, mention, &name),
            MentionKind::Name => self.named(&name),
            MentionKind::Role if is_indefinite(piece, mention) => {
                let words = piece.text(&mention.range).to_string();
                (
                    self.add_described(words, name, mention.kind),
                    "role of somebody new",
                )
            }
            MentionKind::Role => self.role(piece.text(&mention.range).to_string(), name),
            MentionKind::Group => {
                let words = piece.text(&mention.range).to_string();
                (self.add_described(words, name, mention.kind), "group")
            }
            MentionKind::Organisation => self.organisation(name),
            MentionKind::Other => match self
                .by_part
                .get(&name)
                .copied()
                .or_else(|| self.known_at_start(&name))
            {
                Some(index) => (index, "name seen before"),
                None => (self.add(name, mention.kind), "words beside the cue"),
            },
            MentionKind::Asker => (
                self.add("记者".to_string(), MentionKind::Role),
                "the one who asks",
            ),
            MentionKind::Answerer => match self.last_person_but("记者") {
                Some(index) => (index, "the one who is asked"),
                None => (self.add(name, MentionKind::Role), "role"),
            },
        };
        if let Some(role) = &mention.role {
            self.learn_role(found.0, piece.text(role).to_string());
        }
        self.touch(found.0);
        Some(found)
    }

    /// Notes what the text says somebody is.
    pub(super) fn introduce(&mut self, piece: &Piece, mention: &Mention, role: &Range<usize>) {
        if let Some((known, _)) = self.see(piece, mention)
            && self.known[known].role.is_none()
        {
            self.learn_role(known, piece.text(role).to_string());
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

    /// The last person named who is not called `name`.
    fn last_person_but(&self, name: &str) -> Option<usize> {
        self.recent
            .iter()
            .rev()
            .copied()
            .find(|&index| self.is_person(index) && self.known[index].name != name)
    }

    /// The person whose known name `words` start with: 沈国华打比方.
    fn known_at_start(&self, words: &str) -> Option<usize> {
        let ends = words.char_indices().map(|(end, _)| end).skip(2).take(3);
        ends.filter_map(|end| self.by_name.get(&words[..end]).copied())
            .filter(|&index| self.known[index].kind == MentionKind::Name)
            .last()
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

    /// 该负责人: the last one whose role or name ends alike, or whom a role that only
    /// points can mean. One with a body of its own (该公司发言人) is somebody new.
    fn definite(&mut self, words: &str) -> (usize, &'static str) {
        let described: Vec<char> = without_determiner(words).chars().collect();
        let noun = shapes::head(&described).min(described.len());
        let (before, noun) = described.split_at(described.len() - noun);
        let bare = LEXICON.organisations.at_end(before).is_none();
        let noun: String = noun.iter().collect();
        let body = LEXICON.roles.at_end(&described).is_none();
        let tail: String = described[described.len().saturating_sub(2)..]
            .iter()
            .collect();
        let alike = self.recent.iter().rev().copied().find(|&index| {
            let known = &self.known[index];
            let ends = |words: &str| words.ends_with(&tail);
            ends(&known.name) || known.role.as_deref().is_some_and(ends)
        });
        let last = self.recent.iter().rev().copied().find(|&index| {
            let (known, woman) = (self.known[index].woman, gender(&noun));
            bare && self.is_person(index) != body
                && (known.is_none() || woman.is_none() || known == woman)
        });
        match alike.or(last) {
            Some(index) => {
                let says_more = !POINTERS.iter().any(|pointer| noun.ends_with(pointer));
                let known = &self.known[index];
                if says_more && !body && known.role.is_none() && known.kind == MentionKind::Name {
                    self.learn_role(index, described.iter().collect());
                }
                (index, "role of somebody named before")
            }
            None if body => (
                self.add(words.to_string(), MentionKind::Organisation),
                "organisation or text",
            ),
            None => (
                self.add_described(described.iter().collect(), noun, MentionKind::Role),
                "role",
            ),
        }
    }

    fn titled(&mut self, piece: &Piece, mention: &Mention, name: &str) -> (usize, &'static str) {
        // 老秦, 小赵: the surname stands second.
        let first = mention.name.start;
        let second =
            matches!(piece.letters()[first], '老' | '小' | '阿') && mention.name.len() == 2;
        let surname = if second {
            piece.text(&(first + 1..first + 2)).to_string()
        } else {
            let length = LEXICON
                .surnames
                .at_start(&piece.letters()[mention.name.clone()])
                .map_or(1, |(length, ())| length);
            piece.text(&(first..first + length)).to_string()
        };
        let full = self.by_part.get(&surname).copied();
        // 簡太 is not 簡伯.
        let differs = |index: usize| {
            let (known, woman) = (self.known[index].woman, gender(name));
            known.is_some() && woman.is_some() && known != woman
        };
        if let Some(index) = full.filter(|&index| !differs(index))
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
        let known = &mut self.known[index].woman;
        *known = gender(name).or(*known);
    }

    fn named(&mut self, name: &str) -> (usize, &'static str) {
        if let Some(&index) = self.by_name.get(name) {
            return (index, "name seen before");
        }
        if let Some(&index) = self.by_part.get(name) {
            return (index, "part of a name seen before");
        }
        // 席刚摆摆手: a name seen before, and a character that is none of it.
        if let Some((last, _)) = name.char_indices().nth(2)
            && name.chars().count() == 3
            && !is_compound_surname(&name[..last])
            && let Some(&index) = self.by_name.get(&name[..last])
            && self.known[index].kind == MentionKind::Name
        {
            return (index, "name seen before");
        }
        // 呼延静硬 was 呼延静 and a character that is none of the name.
        if let Some(&index) = self.by_stem.get(name)
            && self.known[index].speaker.is_none()
        {
            self.known[index].name = name.to_string();
            self.by_name.insert(name.to_string(), index);
            self.learn_parts(index, name);
            return (index, "name seen before");
        }
        let index = self.add(name.to_string(), MentionKind::Name);
        if name.chars().count() > 2
            && let Some((last, _)) = name.char_indices().next_back()
        {
            self.by_stem.insert(name[..last].to_string(), index);
        }
        self.learn_parts(index, name);
        (index, "name")
    }

    /// Notes what a name may be called by: surname, given name, parts.
    fn learn_parts(&mut self, index: usize, name: &str) {
        let foreign = name.contains(names::is_dot);
        if foreign {
            for part in name.split(names::is_dot).filter(|part| part.len() > 3) {
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
            // 单教授 may be 单于归 or somebody of the surname 单于.
            if length == 2 {
                self.by_part.insert(name.chars().take(1).collect(), index);
            }
            self.by_part.insert(surname, index);
            if given.chars().count() == 2 {
                self.by_part.insert(given, index);
            }
        }
    }

    /// A role alone, in `words` whose noun is `noun`: somebody who was given this
    /// role, or a new speaker.
    fn role(&mut self, words: String, noun: String) -> (usize, &'static str) {
        let same = self.recent.iter().rev().copied().find(|&index| {
            let known = &self.known[index];
            known.role.as_ref().is_some_and(|role| match known.kind {
                MentionKind::Name => *role == words || is_office(&words) && role.ends_with(&words),
                // 海关总署发言人, and then 发言人.
                MentionKind::Role => words == noun && role.ends_with(&words),
                _ => false,
            })
        });
        match same {
            Some(index) => (index, "role of somebody named before"),
            None => (self.add_described(words, noun, MentionKind::Role), "role"),
        }
    }

    /// A body, or the short form of one named before: 法院, 央行.
    fn organisation(&mut self, name: String) -> (usize, &'static str) {
        let short = name.chars().count() <= LONGEST_SHORT_FORM;
        let full = self.recent.iter().rev().copied().find(|&index| {
            let known = &self.known[index];
            short
                && known.kind == MentionKind::Organisation
                && known.name.len() > name.len()
                && known.name.ends_with(&name)
        });
        match full {
            Some(index) => (index, "short form of a body named before"),
            None => (
                self.add(name, MentionKind::Organisation),
                "organisation or text",
            ),
        }
    }

    /// Adds somebody told from others by `words` and called by the noun in them.
    fn add_described(&mut self, words: String, noun: String, kind: MentionKind) -> usize {
        let index = self.add(words, kind);
        self.known[index].name = noun;
        index
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

/// Whether a form of address or a noun is for a woman, if it tells.
fn gender(words: &str) -> Option<bool> {
    const WOMEN: &str = "女士 小姐 太太 夫人 大妈 大姐 阿姨 奶奶 太 婆婆 姐 婶 嫂 姨 女子 女孩 姑娘 妻子 母亲 女儿 妈妈 姐姐 妹妹";
    const MEN: &str =
        "先生 大爷 大叔 大哥 爷爷 叔叔 伯 叔 爷 哥 男子 男孩 小伙 丈夫 父亲 儿子 爸爸 哥哥 弟弟";
    let ends = |list: &str| list.split(' ').any(|ending| words.ends_with(ending));
    match (ends(WOMEN), ends(MEN)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

fn is_compound_surname(name: &str) -> bool {
    let letters: Vec<char> = name.chars().map(simplified).collect();
    let surname = LEXICON.surnames.at_start(&letters);
    surname.is_some_and(|(length, ())| length == 2)
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
    let before = &piece.letters()[start.saturating_sub(2)..start];
    matches!(before, ['一' | '另' | '某', '名' | '位' | '个'])
}
