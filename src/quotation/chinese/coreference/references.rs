//! What short mentions refer to: pronouns, surnames with a form of address, roles that
//! point back, short forms of organisations. The people known so far are in [`Speakers`].

use super::{GROUPS, Speakers, is_office};
use crate::quotation::Resolution;
use crate::quotation::chinese::character::is_dot;
use crate::quotation::chinese::entity::boundary::{is_adverb, is_verb};
use crate::quotation::chinese::entity::roles::head;
use crate::quotation::chinese::lexicon::trie::{End, Start};
use crate::quotation::chinese::lexicon::{LEXICON, simplified};
use crate::quotation::chinese::mention::{Mention, MentionKind};
use crate::quotation::chinese::text::annotated_text::Annotations;
use crate::quotation::chinese::text::chunk::Chunk;
use crate::quotation::chinese::text::name_statistics::NameStatistics;
use crate::quotation::entities::{Gender, Resolved};
use std::ops::Range;

impl Speakers {
    pub(crate) fn pronoun(&mut self, name: &str) -> Option<usize> {
        if name.ends_with('们') || GROUPS.contains(&name) {
            return self.last(|index| !self.is_person(index));
        }
        if name == "它" {
            return self.last(|index| self.known[index].kind == MentionKind::Organisation);
        }
        let gender = match name {
            "她" => Some(Gender::Woman),
            "他" => Some(Gender::Man),
            _ => None,
        };
        let found = self.last(|index| {
            let known = &self.known[index];
            // 记者问。她想了想：“…”: whoever asks is not the one who answers.
            self.is_person(index) && known.name != "记者" && Gender::agree(known.gender, gender)
        })?;
        let known = &mut self.known[found].gender;
        *known = gender.or(*known);
        Some(found)
    }

    /// 该负责人: the last one whose role or name ends alike, or the referent of a role that only
    /// points. One with an organisation of its own (该公司发言人) is new.
    pub(crate) fn definite(&mut self, words: &str) -> Resolved {
        let described = Annotations::of(without_determiner(words).chars());
        let statistics = NameStatistics::default();
        let described = described.letters(&statistics);
        let end = described.len();
        let noun = end - head(described, 0, end).min(end);
        let bare = described.ends(End::Organisation, 0, noun).is_none();
        let noun: String = described[noun..].iter().collect();
        let body = described.ends(End::Role, 0, end).is_none();
        let tail: String = described[described.len().saturating_sub(2)..]
            .iter()
            .collect();
        let alike = self.last(|index| {
            let known = &self.known[index];
            let ends = |words: &str| words.ends_with(&tail);
            ends(&known.name) || known.role.as_deref().is_some_and(ends)
        });
        let last = self.last(|index| {
            bare && self.is_person(index) != body
                && Gender::agree(self.known[index].gender, gender(&noun))
        });
        match alike.or(last) {
            Some(index) => {
                let says_more = !POINTERS.iter().any(|pointer| noun.ends_with(pointer));
                let known = &self.known[index];
                if says_more && !body && known.role.is_none() && known.kind == MentionKind::Name {
                    self.learn_role(index, &described.iter().collect::<String>());
                }
                (index, Resolution::RoleOfPerson)
            }
            None if body => (
                self.add(words, MentionKind::Organisation),
                Resolution::NewOrganisation,
            ),
            None => (
                self.add_described(
                    &described.iter().collect::<String>(),
                    &noun,
                    MentionKind::Role,
                ),
                Resolution::NewRole,
            ),
        }
    }

    pub(crate) fn titled(&mut self, chunk: &Chunk, mention: &Mention, name: &str) -> Resolved {
        // 高斯 is 卡尔·高斯
        if let Some(&index) = self.by_part.get(name)
            && self.known[index].name.contains('·')
        {
            return (index, Resolution::PartOfName);
        }
        // 老秦, 小赵: the surname comes second.
        let first = mention.name.start;
        let second =
            matches!(chunk.letters()[first], '老' | '小' | '阿') && mention.name.len() == 2;
        let surname = if second {
            chunk.text(&(first + 1..first + 2)).to_string()
        } else {
            let surname = chunk
                .letters()
                .starts(Start::Surname, first, mention.name.end);
            let length = surname.unwrap_or(1);
            chunk.text(&(first..first + length)).to_string()
        };
        let full = self.by_part.get(&surname).copied();
        // 簡太 is not 簡伯.
        let agrees = |index: &usize| Gender::agree(self.known[*index].gender, gender(name));
        if let Some(index) = full.filter(agrees)
            && (self.known[index].kind == MentionKind::Name || self.known[index].name == name)
        {
            self.learn_gender(index, name);
            return (index, Resolution::Surname);
        }
        let index = self.add(name, MentionKind::Titled);
        self.learn_gender(index, name);
        self.by_part.insert(surname, index);
        (index, Resolution::SurnameWithAddress)
    }

    pub(crate) fn learn_gender(&mut self, index: usize, name: &str) {
        let known = &mut self.known[index].gender;
        *known = gender(name).or(*known);
    }

    pub(crate) fn named(&mut self, name: &str) -> Resolved {
        if let Some(&index) = self.by_name.get(name) {
            return (index, Resolution::KnownName);
        }
        if let Some(&index) = self.by_part.get(name) {
            return (index, Resolution::PartOfName);
        }
        // 席刚摆摆手: a name seen before, and a character that is none of it.
        if let Some((last, _)) = name.char_indices().nth(2)
            && name.chars().count() == 3
            && !is_compound_surname(&name[..last])
            && let Some(&index) = self.by_name.get(&name[..last])
            && self.known[index].kind == MentionKind::Name
        {
            return (index, Resolution::KnownName);
        }
        // 书记吉克|木呷: a long name was taken for a short one.
        let cut = name.char_indices().skip(2).map(|(at, _)| at).take(2);
        if name.chars().count() > 3
            && !name.contains(is_dot)
            && let Some(index) = cut
                .filter_map(|at| self.by_name.get(&name[..at]).copied())
                .last()
            && !self.known[index].speaks
            && self.known[index].kind == MentionKind::Name
        {
            self.known[index].name = name.to_string();
            self.by_name.insert(name.to_string(), index);
            self.learn_parts(index, name);
            return (index, Resolution::KnownName);
        }
        // 呼延静硬 was 呼延静 and a character that is none of the name.
        if let Some(&index) = self.by_stem.get(name)
            && !self.known[index].speaks
        {
            self.known[index].name = name.to_string();
            self.by_name.insert(name.to_string(), index);
            self.learn_parts(index, name);
            return (index, Resolution::KnownName);
        }
        let index = self.add(name, MentionKind::Name);
        if name.chars().count() > 2
            && let Some((last, _)) = name.char_indices().next_back()
        {
            self.by_stem.insert(name[..last].to_string(), index);
        }
        self.learn_parts(index, name);
        (index, Resolution::NewName)
    }

    /// Notes what a name may be called by: surname, given name, parts.
    pub(crate) fn learn_parts(&mut self, index: usize, name: &str) {
        let foreign = name.contains(is_dot);
        if foreign {
            for part in name.split(is_dot).filter(|part| part.len() > 3) {
                self.by_part.insert(part.to_string(), index);
            }
        } else {
            let letters: Vec<char> = name.chars().map(simplified).collect();
            let length = surname(&letters).unwrap_or(1);
            let given: String = name.chars().skip(length).collect();
            let surname: String = name.chars().take(length).collect();
            // 单教授 may be 单于归 or a person of the surname 单于.
            if length == 2 {
                self.by_part.insert(name.chars().take(1).collect(), index);
            }
            self.by_part.insert(surname, index);
            // 筱原健吾: two and two, whatever the list of surnames says.
            if name.chars().count() == 4 {
                self.by_part.insert(name.chars().take(2).collect(), index);
            }
            if given.chars().count() == 2 {
                self.by_part.insert(given, index);
            }
        }
    }

    /// A role alone, in `words` whose noun is `noun`: the bearer of this
    /// role, or a new speaker.
    pub(crate) fn role(&mut self, words: &str, noun: &str) -> Resolved {
        let same = self.last(|index| {
            let known = &self.known[index];
            known.role.as_ref().is_some_and(|role| match known.kind {
                MentionKind::Name => *role == words || is_office(words) && role.ends_with(words),
                // 海关总署发言人, and then 发言人.
                MentionKind::Role => words == noun && role.ends_with(words),
                _ => false,
            }) || known.kind == MentionKind::Role && words == noun && known.name == noun
        });
        // 扶奶奶看得津津有味…老人摆摆手: a noun for anybody points at the last one.
        let anybody = ANYBODY.contains(&words);
        let same = same.or_else(|| self.last_fitting(noun).filter(|_| anybody));
        match same {
            Some(index) => (index, Resolution::RoleOfPerson),
            None => {
                let index = self.add_described(words, noun, MentionKind::Role);
                self.learn_gender(index, noun);
                (index, Resolution::NewRole)
            }
        }
    }

    /// The last person named that a noun fits by its gender.
    fn last_fitting(&self, noun: &str) -> Option<usize> {
        let gender = gender(noun);
        let fits = |index: &usize| {
            self.is_person(*index) && Gender::agree(self.known[*index].gender, gender)
        };
        // 老人 is the one whose role says so too: 老兵, 老党员.
        let is_old = |index: &usize| {
            let role = self.known[*index].role.as_deref().unwrap_or_default();
            noun.starts_with('老') && role.contains('老') && !role.contains("老师")
        };
        let mut recent = self.recent.iter().rev().copied().filter(fits);
        recent
            .clone()
            .find(is_old)
            .or_else(|| recent.next())
            .filter(|&index| {
                matches!(
                    self.known[index].kind,
                    MentionKind::Name | MentionKind::Titled
                )
            })
    }

    /// An organisation, or the short form of one named before: 法院, 央行.
    pub(crate) fn organisation(&mut self, name: &str) -> Resolved {
        let short = name.chars().count() <= LONGEST_SHORT_FORM;
        let full = self.last(|index| {
            let known = &self.known[index];
            short
                && known.kind == MentionKind::Organisation
                && known.name.len() > name.len()
                && known.name.ends_with(name)
        });
        match full {
            Some(index) => (index, Resolution::ShortOrganisation),
            None => (
                self.add(name, MentionKind::Organisation),
                Resolution::NewOrganisation,
            ),
        }
    }

    /// The last person named who is not called `name`.
    pub(crate) fn last_person_but(&self, name: &str) -> Option<usize> {
        self.last(|index| self.is_person(index) && self.known[index].name != name)
    }

    /// The person known by what a mention begins with, if words of action follow there:
    /// 筱原|当天上午在首相官邸.
    pub(crate) fn known_before(&self, chunk: &Chunk, mention: &Mention) -> Option<usize> {
        let letters = chunk.letters();
        let Range { start, end } = mention.range;
        let name = chunk.text(&mention.name);
        let may_hold_words = matches!(
            mention.kind,
            MentionKind::Name | MentionKind::Role | MentionKind::Organisation | MentionKind::Other
        );
        if !may_hold_words {
            return None;
        }
        if self.by_name.contains_key(name) && mention.kind == MentionKind::Name {
            return None;
        }
        let longest = (end - start).saturating_sub(1).min(LONGEST_KNOWN);
        (2..=longest).rev().find_map(|length| {
            let behind = start + length;
            let part = chunk.text(&(start..behind));
            let acts = is_verb(letters, behind, end) || is_adverb(letters, behind, end);
            let title = letters.ends(End::Role, behind, end) == Some(end - behind);
            if !acts && !title {
                return None;
            }
            let known = self.by_name.get(part).or_else(|| self.by_part.get(part));
            known
                .copied()
                .filter(|&index| self.known[index].kind == MentionKind::Name)
        })
    }

    /// The person whose known name `words` start with: 沈国华打比方.
    pub(crate) fn known_at_start(&self, words: &str) -> Option<usize> {
        let ends = words.char_indices().map(|(end, _)| end).skip(2).take(3);
        ends.filter_map(|end| self.by_name.get(&words[..end]).copied())
            .filter(|&index| self.known[index].kind == MentionKind::Name)
            .last()
    }
}

/// Nouns that say no more than an age, and point at the one spoken of.
const ANYBODY: [&str; 12] = [
    "老人",
    "老人家",
    "老汉",
    "小伙子",
    "小伙",
    "姑娘",
    "小姑娘",
    "女孩",
    "男孩",
    "女子",
    "男子",
    "老太太",
];

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

/// The longest known name or part of one that a mention may begin with, in letters.
const LONGEST_KNOWN: usize = 6;

/// The longest short form of the name of an organisation, in letters.
const LONGEST_SHORT_FORM: usize = 3;

/// The gender that a form of address or a noun tells.
fn gender(words: &str) -> Option<Gender> {
    let ends = LEXICON.text_ends(words);
    let is_for = |list| ends.of(list, words.len()).is_some();
    if is_for(End::Woman) {
        Some(Gender::Woman)
    } else {
        is_for(End::Man).then_some(Gender::Man)
    }
}

fn is_compound_surname(name: &str) -> bool {
    let letters: Vec<char> = name.chars().map(simplified).collect();
    surname(&letters) == Some(2)
}

/// The length of the surname that `letters` start with.
fn surname(letters: &[char]) -> Option<usize> {
    LEXICON.starts(letters).of(Start::Surname, letters.len())
}

/// A role without what points back: 这位教师.
fn without_determiner(role: &str) -> &str {
    ["这位", "那位", "这名", "那名", "上述", "该", "本"]
        .iter()
        .find_map(|determiner| role.strip_prefix(determiner))
        .unwrap_or(role)
}
