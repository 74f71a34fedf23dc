//! Which class each word of a paragraph belongs to, by closed lists and by
//! endings. What a word does in its sentence is the matter of `syntax`.

use super::grammar::Grammar;
use super::tokens::{Token, TokenKind};

/// What a word most likely is, looked at alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Determiner,
    /// `his`, `their`.
    Possessive,
    /// A pronoun that can be a subject.
    Pronoun,
    Preposition,
    Conjunction,
    /// `when`, `because`, `what`: opens a clause.
    Subordinator,
    /// `who`, `which`, `that`.
    Relative,
    Auxiliary,
    Adverb,
    /// `Monday`, `week`.
    Time,
    /// A past form that is no regular one: `wrote`.
    Past,
    /// The third person: `says`.
    Present,
    /// The plain form of a verb that often follows a plural: `say`.
    Base,
    /// A form in `-ed`: past or participle.
    Ed,
    /// A form in `-ing`.
    Ing,
    /// A capitalised word or a figure.
    Name,
    /// Any other word.
    Noun,
    /// No word.
    Mark,
}

/// The classes of `tokens`, one each.
pub(super) fn classes(tokens: &[Token], grammar: &Grammar) -> Vec<Class> {
    let class = |(index, token): (usize, &Token)| match token.kind {
        TokenKind::Lower => lower(token.text, grammar.likely(index)),
        TokenKind::Capital => {
            let starts = starts(tokens, index);
            capital(token.text, grammar.likely(index), starts)
        }
        _ => Class::Mark,
    };
    tokens.iter().enumerate().map(class).collect()
}

/// Whether a token stands where any word has a capital.
fn starts(tokens: &[Token], index: usize) -> bool {
    index.checked_sub(1).is_none_or(|before| {
        matches!(
            tokens[before].kind,
            TokenKind::Stop
                | TokenKind::Quote
                | TokenKind::Colon
                | TokenKind::Break
                | TokenKind::Other
        )
    })
}

fn lower(word: &str, listed: Option<Class>) -> Class {
    if let Some(class) = listed {
        return class;
    }
    match word.as_bytes() {
        [_, _, _, .., b'l', b'y'] => Class::Adverb,
        [_, _, .., b'e', b'd'] => Class::Ed,
        [_, _, _, .., b'i', b'n', b'g'] => Class::Ing,
        _ => Class::Noun,
    }
}

/// The longest capitalised word that can be another word than a name.
const LONGEST: usize = 16;

fn capital(word: &str, listed: Option<Class>, starts: bool) -> Class {
    if word.len() > LONGEST || !word.is_ascii() {
        return Class::Name;
    }
    match listed {
        Some(class @ (Class::Pronoun | Class::Time)) => class,
        Some(
            class @ (Class::Determiner
            | Class::Possessive
            | Class::Preposition
            | Class::Conjunction
            | Class::Subordinator
            | Class::Relative
            | Class::Auxiliary
            | Class::Adverb
            | Class::Past),
        ) if starts => class,
        Some(Class::Present) if starts && word != "Says" => Class::Name,
        Some(Class::Present) if starts => Class::Present,
        None if starts && word.len() > 5 && word.ends_with("ing") => Class::Ing,
        None if starts && word.len() > 4 && word.ends_with("ed") => Class::Ed,
        None if starts && word.len() > 4 && word.ends_with("ly") => Class::Adverb,
        _ => Class::Name,
    }
}

/// The words of the lexicon with the class that each most likely has; of a
/// word that is there twice the first counts.
pub(super) fn listed() -> impl Iterator<Item = (&'static str, Class)> {
    let text = include_str!("../../../assets/lexicons/english-classes.txt");
    let mut class = Class::Noun;
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(move |line| {
            if let Some(name) = line.strip_prefix('[') {
                class = named(name.trim_end_matches(']'));
                return None;
            }
            Some(line.split_whitespace().map(move |word| (word, class)))
        })
        .flatten()
}

fn named(name: &str) -> Class {
    match name {
        "determiner" => Class::Determiner,
        "possessive" => Class::Possessive,
        "pronoun" => Class::Pronoun,
        "preposition" => Class::Preposition,
        "conjunction" => Class::Conjunction,
        "subordinator" => Class::Subordinator,
        "relative" => Class::Relative,
        "auxiliary" => Class::Auxiliary,
        "adverb" => Class::Adverb,
        "time" => Class::Time,
        "past" => Class::Past,
        "present" => Class::Present,
        "base" => Class::Base,
        _ => Class::Noun,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::english::tokens::tokenise;

    #[test]
    fn words_by_list_ending_and_place() {
        let text = "The nurse quietly added that Rose Will was waiting";
        let tokens = tokenise(text);
        let expected = [
            Class::Determiner,
            Class::Noun,
            Class::Adverb,
            Class::Ed,
            Class::Relative,
            Class::Name,
            Class::Name,
            Class::Auxiliary,
            Class::Ing,
        ];
        let grammar = Grammar::new(&tokens);
        assert_eq!(classes(&tokens, &grammar), expected);
    }
}
