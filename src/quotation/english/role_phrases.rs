//! The phrases beside a name that tell its bearer's role: before it, in
//! apposition after it, in a clause with `who` or `is`.

use super::lexicon::{PHRASES, WordSet, is_given_name};
use super::name_words::{is_possessive, starts_sentence};
use super::roles;
use super::sightings::Finder;
use super::token_kind::TokenKind;
use super::tokens::Token;
use super::word_class::{WordClass, cue};
use std::ops::Range;
use std::sync::LazyLock;

/// The phrases around a name.
pub(super) struct Phrases {
    /// The phrase that tells most.
    pub(super) role: Option<Range<usize>>,
    /// The first token of the role before the name, or of the name.
    pub(super) left: usize,
    pub(super) age: Option<u8>,
}

/// The most tokens of a phrase.
const LONGEST: usize = 24;

/// Words at which a role to the left of a name ends.
static LEFT_ENDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(PHRASES, "before role"));
/// Words at which a phrase after a name ends.
static RIGHT_ENDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(PHRASES, "after role"));
/// The phrases around the name in the tokens `run`, whose titles end at the
/// token `title_end`. Inside a quotation only adjacent phrases are taken.
pub(super) fn around(
    finder: &Finder,
    run: Range<usize>,
    title_end: usize,
    is_quoted: bool,
) -> Phrases {
    let (before, left) = before(finder, run.start, title_end);
    let (after, age) = if finder.is_possessive(run.end - 1) {
        (None, None)
    } else {
        after(finder, title_end, run.end)
    };
    let others = if is_quoted {
        [None, None]
    } else {
        [fronted(finder, left, run.end), is_a(finder, run.end)]
    };
    let worth = |range: Range<usize>| {
        let worth = roles::worth(&roles::clean(&finder.paragraph[range.clone()])?);
        (worth > 0).then_some((worth, range))
    };
    let role = [after, before]
        .into_iter()
        .chain(others)
        .flatten()
        .filter_map(worth)
        .max_by_key(|(worth, _)| *worth)
        .map(|(_, range)| range);
    Phrases { role, left, age }
}

/// `Clinton campaign spokesman` before the token `start`; its first token.
fn before(finder: &Finder, start: usize, title_end: usize) -> (Option<Range<usize>>, usize) {
    let has_title = (start..title_end).any(|index| !roles::is_honorific(finder.text(index)));
    let Some(last) = start.checked_sub(1).filter(|_| finder.is_adjacent(start)) else {
        return (has_title.then(|| finder.bytes(start, title_end)), start);
    };
    let token = &finder.tokens[last];
    let mut left = start;
    if has_title {
        left = extend_left(finder, start);
    } else if token.kind == TokenKind::Lower && !finder.is_possessive(last) {
        if let Some(role) = named_role(finder, last) {
            let left = extend_left(finder, role);
            return (Some(finder.bytes(left, last)), left);
        }
        if roles::is_role_noun(finder.text(last)) || is_noun_before_name(finder, last) {
            left = extend_left(finder, last);
        } else if let Some(office) = office_of(finder, last) {
            left = extend_left(finder, office);
        }
    }
    let end = if has_title { title_end } else { start };
    if left == end {
        return (None, start);
    }
    let range = finder.bytes(left, end);
    let words = &finder.paragraph[range.clone()];
    let is_honorific = words.split_whitespace().all(roles::is_honorific);
    ((!is_honorific).then_some(range), left)
}

/// The role noun before `named`: `a retired miller named Ida Dahl`.
fn named_role(finder: &Finder, named: usize) -> Option<usize> {
    let noun = named.checked_sub(1)?;
    let names = matches!(finder.text(named), "named" | "called");
    (names && finder.is_adjacent(named) && roles::is_role_noun(finder.text(noun))).then_some(noun)
}

/// Whether any noun in the place of a role is one: `said Holt's bookbinder Ida Dahl`. The
/// name after it has to begin with a given name, or have two parts.
fn is_noun_before_name(finder: &Finder, last: usize) -> bool {
    let is_capital = |at: usize| {
        (finder.tokens.get(at)).is_some_and(|token| token.class == WordClass::Name)
            && finder.is_adjacent(at)
    };
    let is_full = is_capital(last + 1) && is_capital(last + 2);
    let is_person =
        |name: &Token| name.kind == TokenKind::Capital && (is_full || is_given_name(name.text));
    let noun = finder.text(last);
    let before = last.checked_sub(1).map(|before| &finder.tokens[before]);
    finder.tokens[last].class == WordClass::Noun
        && roles::has_agent_suffix(noun)
        && finder.tokens.get(last + 1).is_some_and(is_person)
        && before.is_some_and(|before| {
            matches!(
                before.class,
                WordClass::Determiner | WordClass::Possessive | WordClass::Noun | WordClass::Name
            ) || is_full && matches!(before.kind, TokenKind::Quote | TokenKind::Comma)
                || cue(before.text).is_some()
        })
}

/// The office of which `last` is the object: `secretary of state`.
fn office_of(finder: &Finder, last: usize) -> Option<usize> {
    (1..4)
        .filter_map(|back| last.checked_sub(back))
        .find(|of| finder.text(*of) == "of")
        .and_then(|of| of.checked_sub(1))
        .filter(|noun| finder.tokens[*noun].is_word() && roles::is_role_noun(finder.text(*noun)))
}

/// The first token of the noun phrase that goes on at `start`.
pub(super) fn extend_left(finder: &Finder, start: usize) -> usize {
    let mut left = start;
    let least = start.saturating_sub(8);
    while left > least {
        let before = left - 1;
        let is_part = finder.tokens[before].is_word() && finder.is_adjacent(left);
        let word = finder.text(before);
        // "Growers' leader Ida Dahl".
        let owner = before.checked_sub(1).filter(|owner| {
            matches!(word, "'" | "’")
                && finder.text(*owner).ends_with('s')
                && finder.tokens[*owner].range.end == finder.tokens[before].range.start
        });
        if let Some(owner) = owner {
            return owner;
        }
        let is_and = word == "and"
            && before > 0
            && finder.tokens[before - 1].kind == TokenKind::Lower
            && roles::is_role_noun(finder.text(before - 1));
        // "Stone met chief executive Park": a verb after a name ends the role,
        // a participle after anything else does not.
        let is_verb = word.ends_with("ed")
            && before > 0
            && finder.tokens[before - 1].class == WordClass::Name
            // "…," laughs botanist Ida Dahl.
            || before > 0
                && finder.tokens[before - 1].kind == TokenKind::Quote
                && word.ends_with('s')
                && finder.tokens[before].class != WordClass::Name;
        let is_end = LEFT_ENDS.contains(word)
            || word.ends_with("ly")
            || word.ends_with("ing")
                && !roles::is_title(word)
                && word != "acting"
                && word != "leading"
            || is_verb
            || starts_sentence(word)
            || cue(word).is_some();
        if !is_part || is_end && !is_and {
            break;
        }
        left = before;
        if finder.is_possessive(left) {
            break;
        }
    }
    left
}

/// `, 45, deputy chief of …` or `, who is mayor of …` after the token before `end`.
fn after(finder: &Finder, name: usize, end: usize) -> (Option<Range<usize>>, Option<u8>) {
    let mut at = after_brackets(finder, end);
    let mut age = None;
    for _ in 0..3 {
        if finder
            .tokens
            .get(at)
            .is_none_or(|token| token.kind != TokenKind::Comma)
        {
            return (None, age);
        }
        let start = at + 1;
        if start >= finder.tokens.len() {
            return (None, age);
        }
        if finder.text(start) == "who" {
            return (who(finder, start + 1), age);
        }
        let stop = phrase_end(finder, start);
        let is_predicate = matches!(
            finder.tokens[start].class,
            WordClass::Past | WordClass::Present | WordClass::Auxiliary | WordClass::Ed
        );
        if stop == start || is_predicate && cue(finder.text(start)).is_some() {
            return (None, age);
        }
        let range = finder.bytes(start, stop);
        let words = &finder.paragraph[range.clone()];
        // "Ida Dahl, a warden at the museum", but "Ida Dahl, a day later".
        let is_agent = is_given_name(finder.text(name)) && {
            let head = roles::head(words).unwrap_or("");
            let is_time = |index: usize| finder.tokens[index].class == WordClass::Time;
            let is_indefinite = matches!(finder.text(start), "a" | "an");
            roles::has_agent_suffix(head) || is_indefinite && !(start..stop).any(is_time)
        };
        if roles::is_role(words) || is_agent {
            return (Some(range), age);
        }
        // An age, or where a person lives, may come before the role.
        let years = (stop == start + 1).then(|| words.parse().ok()).flatten();
        let is_short = stop - start <= 4;
        if years.is_none() && !(is_short && (words.starts_with("of ") || age.is_some())) {
            return (None, age);
        }
        age = age.or(years);
        at = stop;
    }
    (None, age)
}

/// Skips `(D-Va.)`.
fn after_brackets(finder: &Finder, end: usize) -> usize {
    let is_bracket = |index: usize| {
        finder
            .tokens
            .get(index)
            .is_some_and(|token| token.kind == TokenKind::Bracket)
    };
    if !is_bracket(end) {
        return end;
    }
    (end + 1..end + 8)
        .find(|index| is_bracket(*index))
        .map_or(end, |close| close + 1)
}

/// Where the phrase that starts at the token `start` ends.
fn phrase_end(finder: &Finder, start: usize) -> usize {
    let most = finder.tokens.len().min(start + LONGEST);
    let mut relative = None;
    for index in start..most {
        let word = finder.text(index);
        // "the Growers' League".
        let is_plural_owner = matches!(word, "'" | "’")
            && index > start
            && finder.text(index - 1).ends_with('s')
            && finder.tokens.get(index + 1).is_some_and(Token::is_word)
            && finder.tokens[index - 1].range.end == finder.tokens[index].range.start;
        if !finder.tokens[index].is_word() && !is_plural_owner {
            // "who calls it "…"" tells what is said, not a role.
            let is_quoting = finder.tokens[index].kind == TokenKind::Quote;
            return relative.filter(|_| is_quoting).unwrap_or(index);
        }
        if index == start || finder.tokens[index].kind != TokenKind::Lower {
            continue;
        }
        // "a cook from Bath who keeps bees": up to the next mark.
        if relative.is_none() && matches!(word, "who" | "whose") {
            relative = Some(index);
        }
        let is_verb =
            RIGHT_ENDS.contains(word) || cue(word).is_some() && !roles::is_role_noun(word);
        if is_verb && relative.is_none() {
            return index;
        }
    }
    relative.unwrap_or(most)
}

/// `is the mayor of …` after `who`.
fn who(finder: &Finder, start: usize) -> Option<Range<usize>> {
    let word = finder.tokens.get(start)?.text;
    if matches!(word, "is" | "was" | "serves" | "served") {
        return noun_phrase(finder, start + 1, false);
    }
    None
}

/// `is a co-founder of …` after a name.
fn is_a(finder: &Finder, end: usize) -> Option<Range<usize>> {
    let token = finder.tokens.get(end)?;
    (token.text == "is")
        .then(|| noun_phrase(finder, end + 1, true))
        .flatten()
}

/// A role from the token `start`, with an article if it needs one.
fn noun_phrase(finder: &Finder, start: usize, needs_article: bool) -> Option<Range<usize>> {
    const OPINIONS: [&str; 12] = [
        "only", "best", "worst", "right", "wrong", "same", "most", "kind", "real", "next", "one",
        "true",
    ];
    let mut start = start;
    while matches!(
        finder.tokens.get(start)?.text,
        "as" | "now" | "also" | "currently"
    ) {
        start += 1;
    }
    let article = finder.tokens.get(start)?.text;
    let next = finder.tokens.get(start + 1)?.text;
    let has_article = matches!(article, "a" | "an" | "the");
    if needs_article && !has_article || OPINIONS.contains(&next) {
        return None;
    }
    let stop = phrase_end(finder, start);
    let range = finder.bytes(start, stop);
    roles::is_role(&roles::clean(&finder.paragraph[range.clone()])?).then_some(range)
}

/// `The bank's chief executive, John Stone, said`: a role and a comma before
/// the name, from the start of the sentence.
fn fronted(finder: &Finder, left: usize, end: usize) -> Option<Range<usize>> {
    let comma = left.checked_sub(1)?;
    if finder.tokens[comma].kind != TokenKind::Comma {
        return None;
    }
    let least = comma.saturating_sub(LONGEST);
    let start = (least..comma)
        .rev()
        .find(|index| !finder.tokens[*index].is_word())
        .map_or(least, |index| index + 1);
    let starts_sentence = start == 0 || finder.tokens[start - 1].kind == TokenKind::Stop;
    let next_is_cue = finder
        .tokens
        .get(end)
        .is_some_and(|next| cue(next.text).is_some());
    if start == comma || next_is_cue {
        return None;
    }
    if !starts_sentence {
        return relation(finder, start, comma);
    }
    let range = finder.bytes(start, comma);
    let words = &finder.paragraph[range.clone()];
    let has_article = words.split_whitespace().take(2).any(|word| {
        matches!(
            word,
            "A" | "An" | "The" | "a" | "an" | "the" | "His" | "Her" | "Its" | "Their"
        ) || is_possessive(word)
    });
    let is_role = has_article && roles::is_role(&roles::clean(words)?);
    if is_role {
        Some(range)
    } else {
        relation(finder, start, comma)
    }
}

/// The most tokens of a role with the name of its owner.
const LONGEST_RELATION: usize = 8;

/// `… and his wife, Helen Lang`: whose she is tells that a role follows.
fn relation(finder: &Finder, start: usize, comma: usize) -> Option<Range<usize>> {
    let least = start.max(comma.saturating_sub(LONGEST_RELATION));
    let owner = (least..comma).rev().find(|index| {
        matches!(
            finder.text(*index),
            "his" | "her" | "their" | "its" | "whose"
        ) || finder.is_possessive(*index)
    })?;
    let range = finder.bytes(owner + 1, comma.max(owner + 2));
    (owner + 1 < comma && roles::is_role(&finder.paragraph[range.clone()])).then_some(range)
}
