//! Which words are verbs, where their class alone does not tell: `plans`, `say`, `accused`.

use super::super::cues::frame;
use super::super::name_words::is_possessive;
use super::super::role_nouns::is_role_noun;
use super::super::token_kind::TokenKind;
use super::super::word_class::{WordClass, cue, feature};
use super::super::words::Words;
use super::noun_phrase::{Phrase, core_end};

/// The last constituent, adverbs left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Last {
    Start,
    Comma,
    Conjunction,
    CommaConjunction,
    Preposition,
    Phrase,
    Opener,
    Verb,
    Region,
    /// A region that ends like a sentence with its cue to come: `"…,"`.
    Speech,
}

/// What the clause so far tells of the word to come.
#[derive(Clone, Copy)]
pub(crate) struct Context {
    pub(crate) last: Last,
    /// The first token of the sentence.
    pub(crate) start: usize,
    /// Whether the open clause has its subject.
    pub(crate) has_subject: bool,
    /// Whether the open clause has its verb.
    pub(crate) has_verb: bool,
    /// Whether only the subject of a cue was read since a quotation.
    pub(crate) after_speech: bool,
    /// The last noun phrase.
    pub(crate) phrase: Option<Phrase>,
    /// The last main verb.
    pub(crate) verb: Option<usize>,
    /// The token at which the next quoted region starts.
    pub(crate) quoted: usize,
}

/// Whether a word in `-s` is a verb where a list does not say so: `"…," she
/// mocks`, `the office projects that`.
pub(crate) fn is_third_person(words: Words, index: usize, context: &Context) -> bool {
    match context.last {
        Last::Phrase => {
            let phrase = context.phrase.filter(|phrase| phrase.end == index);
            phrase.is_some_and(|phrase| is_third_person_form(words, phrase.start, index, context))
        }
        // "Berg, a pilot of the north, calls it "…"".
        Last::Comma => {
            context.has_subject
                && !context.has_verb
                && cue(words.text(index)).is_some()
                && words.class(index + 1) != WordClass::Noun
        }
        // "raises taxes, and plans to leave".
        Last::Conjunction | Last::CommaConjunction => {
            context.has_verb
                && words.is(index, feature::FINITE)
                && (words.text(index + 1) == "to" || opens_object(words, index + 1))
        }
        _ => false,
    }
}

/// Whether a word that no plural noun has after it starts a noun phrase or a clause.
fn opens_object(words: Words, index: usize) -> bool {
    matches!(
        words.class(index),
        WordClass::Determiner | WordClass::Possessive | WordClass::Relative | WordClass::Pronoun
    )
}

fn ends_in_s(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

/// Whether a word in `-s` right after quoted speech is a verb with its
/// subject after it, whatever the lexicon says: `"…," counsels nurse Ida Dahl`.
pub(crate) fn is_verb_after_speech(words: Words, index: usize, context: &Context) -> bool {
    if context.last != Last::Speech || !ends_in_s(words.text(index)) {
        return false;
    }
    let end = core_end(words, index + 1, |at| {
        is_third_person_form(words, index + 1, at, context)
    });
    let has_name = (index + 1..end).any(|at| words.class(at) == WordClass::Name);
    let is_phrase = match words.class(index + 1) {
        WordClass::Name => true,
        WordClass::Noun => has_name,
        WordClass::Determiner | WordClass::Possessive => end > index + 2,
        _ => false,
    };
    is_phrase
        && !matches!(
            words.class(end),
            WordClass::Past | WordClass::Present | WordClass::Ed | WordClass::Auxiliary
        )
}

/// Whether a word in `-s` after a phrase from `start` is no plural noun, as the next token
/// rules it out.
pub(crate) fn is_third_person_form(
    words: Words,
    start: usize,
    index: usize,
    context: &Context,
) -> bool {
    let word = words.text(index);
    if words.class(index) != WordClass::Noun || !ends_in_s(word) || index == context.start {
        return false;
    }
    if follows_bare_subject(words, start, index, context) {
        return true;
    }
    if context.has_verb {
        return false;
    }
    let follows_pronoun = matches!(
        words.text(index - 1),
        "he" | "she" | "it" | "He" | "She" | "It"
    );
    let ends_phrase = matches!(
        words.class(index + 1),
        WordClass::Mark | WordClass::Preposition | WordClass::Time | WordClass::Adverb
    );
    let is_last = context.after_speech && ends_phrase || announces(words, index, context);
    if is_last && cue(word).is_some() {
        return true;
    }
    let is_free =
        context.last != Last::Preposition || cue(word).is_some() && words.text(index + 1) == "that";
    is_free
        && (follows_pronoun
            || opens_object(words, index + 1)
            || is_only_verb(words, index, context))
}

/// Whether the phrase from `start`, right after a verb of saying, is the subject of a
/// clause without `that`: `says Berg favors a dam`, `said she plans`.
fn follows_bare_subject(words: Words, start: usize, index: usize, context: &Context) -> bool {
    let verb = context.verb.filter(|verb| verb + 1 == start);
    let cue = verb.and_then(|verb| words.tokens[verb].word.cue);
    cue.is_some_and(|cue| cue.frames & frame::BARE != 0)
        && match words.class(index - 1) {
            WordClass::Pronoun => true,
            // "told Harbour agents that" has a hearer.
            WordClass::Name => match words.class(index + 1) {
                WordClass::Relative => self::cue(words.text(index)).is_some(),
                _ => words.text(index + 1) == "to" || opens_object(words, index + 1),
            },
            _ => false,
        }
}

/// Whether a word in `-s` after a noun must be the verb, as none follows
/// before the quoted words: `the plan promises to "…"`.
fn is_only_verb(words: Words, index: usize, context: &Context) -> bool {
    const FAR: usize = 24;
    let next = (index + 1..words.end.min(index + FAR)).find_map(|at| match words.class(at) {
        _ if at >= context.quoted => Some(true),
        WordClass::Relative | WordClass::Subordinator => Some(true),
        WordClass::Past | WordClass::Present | WordClass::Auxiliary => Some(false),
        WordClass::Ed => Some(matches!(
            words.class(at - 1),
            WordClass::Determiner | WordClass::Possessive
        )),
        _ => None,
    });
    next == Some(true)
        && matches!(words.class(index - 1), WordClass::Name | WordClass::Noun)
        && !is_role_noun(words.text(index))
}

/// Whether a quoted region follows a word, perhaps after a comma: `the ad
/// claims "…"`.
pub(crate) fn announces(words: Words, index: usize, context: &Context) -> bool {
    let mut next = index + 1;
    if words.kind(next) == TokenKind::Colon && next + 1 == words.end {
        // It is in the paragraph after.
        return true;
    }
    if matches!(words.kind(next), TokenKind::Comma | TokenKind::Colon) {
        next += 1;
    }
    next < words.end && next == context.quoted
}

/// The verb of a relative clause: `who keeps`, `which still keeps`.
pub(crate) fn is_verb_of_who(words: Words, index: usize, context: &Context) -> bool {
    let is_who = |at: usize| matches!(words.text(at), "who" | "which");
    context.last == Last::Opener
        && words.text(index).ends_with('s')
        && index > context.start
        && (is_who(index - 1)
            || words.class(index - 1) == WordClass::Adverb
                && index > context.start + 1
                && is_who(index - 2))
}

/// Whether a plain form is the verb of the clause: `the two, however, argue`.
pub(crate) fn is_base_verb(words: Words, index: usize, context: &Context) -> bool {
    match context.last {
        Last::Conjunction | Last::CommaConjunction | Last::Speech => {
            words.class(index + 1) != WordClass::Noun
        }
        Last::Comma => {
            context.has_subject
                && !context.has_verb
                && words.class(index + 1) == WordClass::Relative
        }
        last => matches!(last, Last::Phrase | Last::Opener),
    }
}

/// Whether a participle says what a thing is called: `titled "…"`.
pub(crate) fn is_naming(word: &str) -> bool {
    matches!(
        word,
        "titled" | "entitled" | "named" | "called" | "dubbed" | "headlined"
    )
}

/// Whether a form in `-ed` has no object and so is a participle: `the man ⟦accused of⟧ theft`.
pub(crate) fn is_only_participle(words: Words, index: usize) -> bool {
    matches!(
        (words.text(index), words.text(index + 1)),
        ("accused" | "convicted" | "suspected" | "cleared", "of")
            | ("charged" | "diagnosed" | "tasked", "with")
    )
}

/// Whether a word is the finite verb of a clause, as far as its form and
/// the word before it tell: `is`, `went`, `she wants`, `the bill passed`.
pub(crate) fn has_form_of_finite(words: Words, index: usize) -> bool {
    if !words.is_word(index) || words.is(index, feature::INFINITE) {
        return false;
    }
    let before = index.checked_sub(1);
    let after_to = before.is_some_and(|before| words.text(before) == "to");
    if after_to {
        return false;
    }
    if words.is(index, feature::AUXILIARY | feature::FINITE) {
        return true;
    }
    let (Some(before), TokenKind::Lower) = (before, words.kind(index)) else {
        return false;
    };
    let text = words.text(index);
    let is_after_subject = words.is(before, feature::NOMINATIVE)
        || words.is(before, feature::RELATIVE)
        || (words.kind(before) == TokenKind::Capital && !words.is_closed(before));
    if is_after_subject
        && !words.is_adverb(index)
        && !words.is_closed(index)
        && !text.ends_with("ing")
    {
        return words.is(before, feature::NOMINATIVE | feature::RELATIVE)
            || text.ends_with("ed")
            || (text.ends_with('s') && !text.ends_with("ss"))
            || words.cue(index).is_some();
    }
    let is_past = text.len() > 3 && text.ends_with("ed");
    is_past
        && !words.is_closed(before)
        && words.is_word(before)
        && !is_possessive(words.text(before))
        && words.text(index + 1) != "by"
}
