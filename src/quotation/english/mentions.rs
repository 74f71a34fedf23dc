//! The words that name a speaker beside a cue: a pronoun, a name with its
//! titles and appositions, or a common noun.

use super::classes::Class;
use super::cues::is_between;
use super::lexicon::WordSet;
use super::name_words::is_possessive;
use super::roles;
use super::syntax::Phrase;
use super::tokens::{Token, TokenKind};
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
}

/// The tokens of a paragraph and where among them to look.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) paragraph: &'a str,
    pub(super) tokens: &'a [Token<'a>],
    /// The first token of the clause.
    pub(super) floor: usize,
    /// One past the last token of the clause.
    pub(super) ceiling: usize,
}

static PRONOUNS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new("he she they it i we you who his her their one"));
static OWNERS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new("his her their its my our your"));
/// Words that part clauses and so end a noun phrase to the left.
static CONJUNCTIONS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "and but or as when that while after before because if although though since where which \
    then so than whether how what why until unless once yet nor however meanwhile still",
    )
});
/// Words that open a sentence before its subject.
static OPENERS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "in on at for by with from to during after before about as since until under following despite \
    but and so or yet now then here there thus later earlier meanwhile however still also instead indeed when while \
    because if although though once asked speaking according",
    )
});
static DETERMINERS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "the a an this that these those some many several most both one two three four five another \
    other all no his her their its our my each every any few",
    )
});
/// Small words inside names.
static PARTICLES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new("de van von der den del della di da du la le bin ibn al el dos ben y ter")
});
/// Words at which a noun phrase to the right ends.
static AFTER_SUBJECT: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "in on during at to after before about when as while who that and but told from by with \
    of last this next earlier later yesterday today via through if because",
    )
});
/// The most tokens of a noun phrase.
const LONGEST: usize = 24;
/// The most tokens of a phrase that is shown as a mention with all that hangs
/// on it.
const LONGEST_MENTION: usize = 12;

impl Place<'_> {
    /// Whether a word is one of `words`, in whatever case.
    fn is_in(&self, words: &WordSet, index: usize) -> bool {
        let token = &self.tokens[index];
        let text = token.text;
        match token.kind {
            TokenKind::Lower => words.contains(text),
            TokenKind::Capital => words.contains_lower(text),
            _ => false,
        }
    }

    fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        self.tokens[from].range.start..self.tokens[to - 1].range.end
    }

    /// The subject of the verb at the token `verb`, to its left.
    pub(super) fn subject_before(&self, verb: usize) -> Option<Mention> {
        let mut end = verb;
        while end > self.floor && self.is_in_between(end - 1) {
            end -= 1;
        }
        if end == self.floor {
            return None;
        }
        if self.tokens[end - 1].kind == TokenKind::Comma {
            return self.subject_before_comma(end - 1);
        }
        self.noun_phrase_ending(end)
    }

    fn is_in_between(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        token.kind == TokenKind::Lower && is_between(token.text)
    }

    /// The subject before `, apposition, said`; `comma` is the one before the
    /// verb.
    fn subject_before_comma(&self, comma: usize) -> Option<Mention> {
        let mut end = comma;
        let least = self.floor.max(comma.saturating_sub(2 * LONGEST));
        while let Some(before) = (least..end)
            .rev()
            .find(|index| self.tokens[*index].kind == TokenKind::Comma)
        {
            // Two commas in a row have nothing between them.
            if before + 1 == comma {
                end = before;
                continue;
            }
            let mention = self
                .noun_phrase_ending(before)
                .filter(|mention| before == self.floor || self.is_head(mention));
            if let Some(mut mention) = mention {
                let apposition = self.bytes(before + 1, comma);
                if roles::is_role(&self.paragraph[apposition.clone()]) {
                    mention.role = Some(apposition);
                }
                return Some(mention);
            }
            end = before;
        }
        None
    }

    /// Whether a phrase can have an apposition after it: a name, or a common
    /// noun with its article.
    fn is_head(&self, mention: &Mention) -> bool {
        match &mention.kind {
            MentionKind::Name(_) => !roles::is_role(&self.paragraph[mention.range.clone()]),
            MentionKind::Noun => self.paragraph[mention.range.clone()].starts_with(['T', 'A', 'O']),
            MentionKind::Pronoun => false,
        }
    }

    /// The noun phrase whose last token is the one before `end`.
    fn noun_phrase_ending(&self, end: usize) -> Option<Mention> {
        let last = end.checked_sub(1).filter(|last| *last >= self.floor)?;
        if self.is_in(&PRONOUNS, last) {
            let range = self.bytes(last, end);
            return Some(Mention {
                range,
                kind: MentionKind::Pronoun,
                role: None,
            });
        }
        let least = self.floor.max(end.saturating_sub(LONGEST));
        let mut start = end;
        while start > least && self.belongs(start - 1) {
            start -= 1;
        }
        // An opener is no part of the subject: "On Monday the senator".
        while start < end && self.is_in(&OPENERS, start) && self.tokens[start].class != Class::Name
        {
            start = self.after_opener(start, end);
        }
        (start < end).then(|| self.mention(start, end)).flatten()
    }

    /// Whether a token can be part of a noun phrase.
    fn belongs(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        if token.text == "." {
            return false;
        }
        token.is_word() && !self.is_in(&CONJUNCTIONS, index)
    }

    /// Where the subject starts in a phrase that begins with a preposition.
    fn after_opener(&self, start: usize, end: usize) -> usize {
        let is_start = |index: &usize| {
            self.is_in(&DETERMINERS, *index)
                || (self.tokens[*index].kind == TokenKind::Capital
                    && self.tokens[*index - 1].kind == TokenKind::Lower)
        };
        // "In Beijing Meng": the capital right after the preposition is a part
        // of the opening.
        // "In a statement" names nobody; "From the report:" does.
        let is_source = matches!(self.tokens[start].text, "From" | "from");
        let least = if !is_source && self.is_in(&DETERMINERS, (start + 1).min(end - 1)) {
            end
        } else {
            end.min(start + 1)
        };
        (start + 2..end).find(is_start).unwrap_or(least)
    }

    /// The mention made of the tokens from `start` to `end`.
    fn mention(&self, start: usize, end: usize) -> Option<Mention> {
        let range = self.bytes(start, end);
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
            let role = (start < title_end).then(|| self.bytes(start, title_end));
            let role = role.filter(|role| roles::is_role(&self.paragraph[role.clone()]));
            return Some(Mention {
                range,
                kind: MentionKind::Name(self.bytes(name_start, end)),
                role,
            });
        }
        let has_noun = (start..end).any(|index| !self.is_in(&DETERMINERS, index));
        has_noun.then_some(Mention {
            range,
            kind: MentionKind::Noun,
            role: None,
        })
    }

    fn is_in_name(&self, index: usize, is_last: bool) -> bool {
        let token = &self.tokens[index];
        match token.kind {
            TokenKind::Capital => true,
            TokenKind::Lower => !is_last && self.is_in(&PARTICLES, index),
            _ => false,
        }
    }

    /// Skips titles at the start of a name; returns where the name starts and
    /// where the titles end.
    fn after_titles(&self, start: usize, end: usize) -> (usize, usize) {
        let titles = (start..end)
            .take_while(|index| roles::is_title(self.tokens[*index].text))
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
        let is_part = phrase.end > phrase.core && self.tokens[phrase.start].text == "one";
        if is_alone && !is_part && self.is_in(&PRONOUNS, phrase.start) {
            return Mention {
                range: self.bytes(phrase.start, phrase.core),
                kind: MentionKind::Pronoun,
                role: None,
            };
        }
        let mention = self.mention(phrase.start, phrase.core);
        // "another", "some", "others".
        let mut mention = mention.unwrap_or_else(|| Mention {
            range: self.bytes(phrase.start, phrase.core),
            kind: MentionKind::Noun,
            role: None,
        });
        let mut end = phrase.end;
        if let Some((from, to)) = phrase.apposition {
            let apposition = self.mention(from, to);
            match apposition {
                // "the committee's chair, Anna Berg, said".
                Some(Mention {
                    kind: MentionKind::Name(name),
                    ..
                }) if mention.kind == MentionKind::Noun => {
                    mention.role = Some(mention.range.clone());
                    mention.kind = MentionKind::Name(name);
                    end = to;
                }
                _ => {
                    let apposition = self.bytes(from, to);
                    if roles::is_role(&self.paragraph[apposition.clone()]) {
                        mention.role = Some(apposition);
                    }
                }
            }
        }
        if end - phrase.start <= LONGEST_MENTION {
            mention.range = self.bytes(phrase.start, end);
        }
        if let Some(who) = phrase.who {
            mention.range = self.bytes(who, who + 1);
        }
        mention
    }

    /// Whose a thing is: `Berg's answer`, `his answer`.
    pub(super) fn owner(&self, phrase: &Phrase) -> Option<Mention> {
        if self.is_in(&OWNERS, phrase.start) {
            return Some(Mention {
                range: self.bytes(phrase.start, phrase.start + 1),
                kind: MentionKind::Pronoun,
                role: None,
            });
        }
        let is_owner = |index: &usize| is_possessive(self.tokens[*index].text);
        let owner = (phrase.start..phrase.core).find(is_owner)?;
        self.mention(phrase.start, owner + 1)
    }

    /// The subject of the verb at the token `verb`, to its right: `said Musaev`.
    pub(super) fn subject_after(&self, verb: usize) -> Option<Mention> {
        let start = verb + 1;
        if start >= self.ceiling || !self.tokens[start].is_word() {
            return None;
        }
        let is_owner = self.is_in(&OWNERS, start)
            && (self.tokens.get(start + 1)).is_some_and(|next| next.class == Class::Noun);
        if self.is_in(&PRONOUNS, start) && !is_owner {
            return Some(Mention {
                range: self.bytes(start, start + 1),
                kind: MentionKind::Pronoun,
                role: None,
            });
        }
        if self.tokens[start].kind != TokenKind::Capital && !self.is_in(&DETERMINERS, start) {
            return None;
        }
        let most = self.ceiling.min(start + LONGEST);
        let mut end = start;
        while end < most
            && self.tokens[end].is_word()
            && !(end > start && self.is_in(&AFTER_SUBJECT, end))
        {
            end += 1;
        }
        let mut mention = self.mention(start, end)?;
        if mention.role.is_none() {
            mention.role = self.apposition_after(end);
        }
        Some(mention)
    }

    /// Who or what is named after the token `to` of `according to`, whole: `a
    /// report by the council from May`.
    pub(super) fn source_after(&self, to: usize) -> Option<Mention> {
        let mut mention = self.subject_after(to)?;
        if mention.kind != MentionKind::Noun {
            return Some(mention);
        }
        let most = self.ceiling.min(to + 1 + LONGEST_MENTION);
        let class = |index: usize| self.tokens[index].class;
        let ends = |index: &usize| {
            !self.tokens[*index].is_word()
                || matches!(
                    class(*index),
                    Class::Subordinator | Class::Relative | Class::Auxiliary
                )
                || class(*index) == Class::Preposition
                    && (self.tokens.get(index + 1)).is_some_and(|next| next.class == Class::Time)
        };
        let end = (to + 1..most).find(ends).unwrap_or(most);
        let end = self.tokens[end - 1].range.end;
        mention.range.end = mention.range.end.max(end);
        Some(mention)
    }

    /// The apposition after a name that ends before the token `end`.
    pub(super) fn apposition_after(&self, end: usize) -> Option<Range<usize>> {
        if end >= self.ceiling || self.tokens[end].kind != TokenKind::Comma {
            return None;
        }
        let most = self.ceiling.min(end + 1 + LONGEST);
        let stop = (end + 1..most)
            .find(|index| !self.tokens[*index].is_word())
            .unwrap_or(most);
        if stop == end + 1 {
            return None;
        }
        let range = self.bytes(end + 1, stop);
        roles::is_role(&self.paragraph[range.clone()]).then_some(range)
    }
}
