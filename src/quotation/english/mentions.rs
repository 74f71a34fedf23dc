//! The words that name a speaker beside a cue: a pronoun, a name with its
//! titles and appositions, or a common noun.

use super::chunker::{Phrase, noun_phrase_end};
use super::lexicon::{CLASSES, PHRASES, WordSet};
use super::name_words::{PARTICLES, bare, is_possessive};
use super::token_kind::TokenKind;
use super::word_class::WordClass;
use super::words::Words;
use super::{role_nouns, roles};
use crate::lexicon::word_list;
use std::ops::Range;
use std::sync::LazyLock;

/// A speaker as named in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// Its bytes, apposition left out.
    pub(super) range: Range<usize>,
    pub(super) kind: MentionKind,
    /// What the same sentence calls the speaker.
    pub(super) role: Option<Range<usize>>,
    /// The words that identify the speaker, where they are others: the
    /// antecedent of `who`, the name in an apposition.
    pub(super) referent: Option<Range<usize>>,
}

impl Mention {
    pub(super) fn new(range: Range<usize>, kind: MentionKind) -> Self {
        Self {
            range,
            kind,
            role: None,
            referent: None,
        }
    }
}

/// What kind of words they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MentionKind {
    /// `he`, `they`, `I`.
    Pronoun,
    /// A name; these are its bytes, titles left out.
    Name(Range<usize>),
    /// `officials`, `the senator`.
    Noun,
    /// `Anna Holt and Ida Dahl`.
    Conjuncts,
}

/// The tokens of a paragraph and where among them to look.
#[derive(Clone, Copy)]
pub(super) struct Place<'a>(pub(super) Words<'a>);

/// Subjects, objects and other words that can be a whole mention.
static PRONOUNS: LazyLock<WordSet> = LazyLock::new(|| {
    let sections = [
        (CLASSES, "pronoun"),
        (CLASSES, "object"),
        (PHRASES, "pronoun"),
    ];
    let words = |(list, name)| word_list::section(list, name);
    WordSet::of(sections.into_iter().flat_map(words))
});
static OWNERS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(CLASSES, "possessive"));
static DETERMINERS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(PHRASES, "determiner"));
/// The most tokens of a noun phrase.
const LONGEST: usize = 24;
/// The most tokens of a phrase that is shown as a mention with all that hangs
/// on it.
const LONGEST_MENTION: usize = 12;

impl Place<'_> {
    /// Whether a word is one of `words`, in whatever case.
    fn is_in(&self, words: &WordSet, index: usize) -> bool {
        let token = &self.0.tokens[index];
        let text = token.text;
        match token.kind {
            TokenKind::Lower => words.contains(text),
            TokenKind::Capital => words.contains_lower(text),
            _ => false,
        }
    }

    /// The mention made of the tokens from `start` to `end`.
    fn mention(&self, start: usize, end: usize) -> Option<Mention> {
        // "Berg himself" is Berg.
        let is_reflexive = self.0.tokens[end - 1].text.ends_with("self") && end > start + 1;
        let end = end - usize::from(is_reflexive);
        let range = self.0.bytes(start, end);
        let mut name_start = end;
        while name_start > start && self.is_in_name(name_start - 1, name_start == end) {
            name_start -= 1;
        }
        while name_start < end
            && (self.is_in(&PARTICLES, name_start) || self.is_in(&DETERMINERS, name_start))
        {
            name_start += 1;
        }
        let (name_start, title_end) = self.after_titles(name_start, end);
        if name_start < end {
            let role = (start < title_end).then(|| self.0.bytes(start, title_end));
            let role = role.filter(|role| roles::is_role(&self.0.paragraph[role.clone()]));
            return Some(Mention {
                role,
                ..Mention::new(range, MentionKind::Name(self.0.bytes(name_start, end)))
            });
        }
        let has_noun = (start..end).any(|index| !self.is_in(&DETERMINERS, index));
        // "in the mayor's words": the mayor.
        let owner = bare(self.0.tokens[end - 1].text).len();
        let noun = range.start..self.0.tokens[end - 1].range.start + owner;
        has_noun.then(|| Mention::new(noun, MentionKind::Noun))
    }

    fn is_in_name(&self, index: usize, is_last: bool) -> bool {
        let token = &self.0.tokens[index];
        match token.kind {
            TokenKind::Capital => !token.text.ends_with("-year-old"),
            TokenKind::Lower => !is_last && self.is_in(&PARTICLES, index),
            TokenKind::Other => !is_last && token.text == "&",
            _ => false,
        }
    }

    /// Skips titles at the start of a name; returns where the name starts and
    /// where the titles end.
    fn after_titles(&self, start: usize, end: usize) -> (usize, usize) {
        let titles = (start..end)
            .take_while(|index| role_nouns::is_title(self.0.tokens[*index].text))
            .count();
        let name = start + titles;
        if name == end {
            (start, start)
        } else {
            (name, name)
        }
    }

    /// The mention that a noun phrase is, with its role from an apposition.
    pub(super) fn mention_of(&self, phrase: &Phrase) -> Mention {
        let is_alone = phrase.core == phrase.start + 1;
        // "one of the pilots" is no pronoun.
        let is_part = phrase.end > phrase.core
            && self.0.tokens[phrase.start].text.eq_ignore_ascii_case("one");
        if is_alone && !is_part && self.is_in(&PRONOUNS, phrase.start) {
            let range = self.0.bytes(phrase.start, phrase.core);
            return Mention::new(range, MentionKind::Pronoun);
        }
        let mention = self.mention(phrase.start, phrase.core);
        // "another", "some", "others".
        let mut mention = mention.unwrap_or_else(|| {
            Mention::new(self.0.bytes(phrase.start, phrase.core), MentionKind::Noun)
        });
        if phrase.is_coordinated {
            return self.coordinated(phrase, mention);
        }
        let mut end = phrase.end;
        if let Some((from, to)) = phrase.apposition {
            // "the chair, Anna Berg of the Lund Institute": the name before "of".
            let is_preposition =
                |index: &usize| self.0.tokens[*index].class == WordClass::Preposition;
            let core = (from + 1..to).find(is_preposition).unwrap_or(to);
            match self.mention(from, core) {
                // "the committee's chair, Anna Berg, said".
                Some(Mention {
                    kind: MentionKind::Name(name),
                    ..
                }) if mention.kind == MentionKind::Noun => {
                    // "One of his aides, Anna Berg, said" tells no role of hers.
                    let is_part = is_part && self.0.text(phrase.core) == "of";
                    mention.role = (!is_part).then(|| self.0.bytes(phrase.start, phrase.end));
                    mention.referent = Some(name.clone());
                    mention.kind = MentionKind::Name(name);
                    end = to;
                }
                _ => {
                    let apposition = self.0.bytes(from, to);
                    if roles::is_role(&self.0.paragraph[apposition.clone()]) {
                        mention.role = Some(apposition);
                    }
                }
            }
        }
        if end > phrase.core && end - phrase.start <= LONGEST_MENTION {
            mention.range = self.0.bytes(phrase.start, end);
        }
        if let Some(who) = phrase.who {
            mention.referent.get_or_insert(mention.range);
            mention.range = self.0.bytes(who, who + 1);
        }
        mention
    }

    /// Conjuncts are a group (`Anna Holt and Ida Dahl`), unless they are the roles of
    /// one person: `founder and chair Ida Dahl`.
    fn coordinated(&self, phrase: &Phrase, last: Mention) -> Mention {
        let range = self.0.bytes(phrase.start, phrase.core);
        let roles = match &last.kind {
            MentionKind::Name(name) => range.start..name.start,
            _ => return Mention::new(range, MentionKind::Conjuncts),
        };
        let is_one = self.0.tokens[phrase.start..phrase.core]
            .iter()
            .filter(|token| token.range.end <= roles.end && token.is_word())
            .all(|token| {
                token.class == WordClass::Conjunction
                    || matches!(token.text, "the" | "The")
                    || role_nouns::is_role_noun(token.text)
            });
        if is_one {
            return Mention {
                range,
                role: Some(roles),
                ..last
            };
        }
        Mention::new(range, MentionKind::Conjuncts)
    }

    /// The possessor of a noun phrase: `Berg's answer`, `his answer`.
    pub(super) fn owner(&self, phrase: &Phrase) -> Option<Mention> {
        if self.is_in(&OWNERS, phrase.start) {
            let range = self.0.bytes(phrase.start, phrase.start + 1);
            return Some(Mention::new(range, MentionKind::Pronoun));
        }
        let is_owner = |index: &usize| is_possessive(self.0.tokens[*index].text);
        let owner = (phrase.start..phrase.core).find(is_owner)?;
        self.mention(phrase.start, owner + 1)
    }

    /// The subject of the verb at the token `verb`, to its right: `said Musaev`.
    pub(super) fn subject_after(&self, verb: usize) -> Option<Mention> {
        let start = verb + 1;
        if start >= self.0.end || !self.0.tokens[start].is_word() {
            return None;
        }
        let is_owner = self.is_in(&OWNERS, start)
            && (self.0.tokens.get(start + 1)).is_some_and(|next| next.class == WordClass::Noun);
        if self.is_in(&PRONOUNS, start) && !is_owner {
            return Some(Mention::new(
                self.0.bytes(start, start + 1),
                MentionKind::Pronoun,
            ));
        }
        let end = noun_phrase_end(self.0, start, |_| false);
        if end == start {
            return None;
        }
        let mut mention = self.mention(start, end)?;
        if mention.role.is_none() {
            mention.role = self.apposition_after(end);
        }
        Some(mention)
    }

    /// The source after the token `to` of `according to`, whole: `a
    /// report by the council from May`.
    pub(super) fn source_after(&self, to: usize) -> Option<Mention> {
        let mut mention = self.subject_after(to)?;
        if mention.kind != MentionKind::Noun {
            return Some(mention);
        }
        let most = self.0.end.min(to + 1 + LONGEST_MENTION);
        let class = |index: usize| self.0.tokens[index].class;
        let ends = |index: &usize| {
            !self.0.tokens[*index].is_word()
                || matches!(
                    class(*index),
                    WordClass::Subordinator | WordClass::Relative | WordClass::Auxiliary
                )
                || class(*index) == WordClass::Preposition
                    && (self.0.tokens.get(index + 1))
                        .is_some_and(|next| next.class == WordClass::Time)
        };
        let end = (to + 1..most).find(ends).unwrap_or(most);
        let end = self.0.tokens[end - 1].range.end;
        mention.range.end = mention.range.end.max(end);
        Some(mention)
    }

    /// The apposition after a name that ends before the token `end`.
    pub(super) fn apposition_after(&self, end: usize) -> Option<Range<usize>> {
        if end >= self.0.end || self.0.tokens[end].kind != TokenKind::Comma {
            return None;
        }
        let most = self.0.end.min(end + 1 + LONGEST);
        let stop = (end + 1..most)
            .find(|index| !self.0.tokens[*index].is_word())
            .unwrap_or(most);
        if stop == end + 1 {
            return None;
        }
        let range = self.0.bytes(end + 1, stop);
        roles::is_role(&self.0.paragraph[range.clone()]).then_some(range)
    }
}
