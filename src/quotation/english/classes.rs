//! Which class each word of a paragraph belongs to, by closed lists and by
//! endings. What a word does in its sentence is the matter of `syntax`.

use super::tokens::{Token, TokenKind};
use foldhash::HashMap;
use std::sync::LazyLock;

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
pub(super) fn classes(paragraph: &str, tokens: &[Token]) -> Vec<Class> {
    let mut classes = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        let class = match token.kind {
            TokenKind::Lower => lower(token.text(paragraph)),
            TokenKind::Capital => capital(token.text(paragraph), starts(tokens, index)),
            _ => Class::Mark,
        };
        classes.push(class);
    }
    classes
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

fn lower(word: &str) -> Class {
    if let Some(class) = LEXICON.get(word) {
        return *class;
    }
    if word.len() > 4 && word.ends_with("ly") {
        Class::Adverb
    } else if word.len() > 3 && word.ends_with("ed") {
        Class::Ed
    } else if word.len() > 5 && word.ends_with("ing") {
        Class::Ing
    } else {
        Class::Noun
    }
}

/// The longest word of the lists.
const LONGEST: usize = 16;

fn capital(word: &str, starts: bool) -> Class {
    if word.len() > LONGEST || !word.is_ascii() {
        return Class::Name;
    }
    let mut buffer = [0; LONGEST];
    let buffer = &mut buffer[..word.len()];
    buffer.copy_from_slice(word.as_bytes());
    buffer.make_ascii_lowercase();
    let Ok(small) = std::str::from_utf8(buffer) else {
        return Class::Name;
    };
    match LEXICON.get(small) {
        Some(class @ (Class::Pronoun | Class::Time)) => *class,
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
        ) if starts => *class,
        Some(Class::Present) if starts && word != "Says" => Class::Name,
        Some(Class::Present) if starts => Class::Present,
        None if starts && word.len() > 5 && word.ends_with("ing") => Class::Ing,
        None if starts && word.len() > 4 && word.ends_with("ed") => Class::Ed,
        None if starts && word.len() > 4 && word.ends_with("ly") => Class::Adverb,
        _ => Class::Name,
    }
}

static LEXICON: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    let text = include_str!("../../../assets/lexicons/english-classes.txt");
    let mut lexicon = HashMap::default();
    let mut class = Class::Noun;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            class = named(name.trim_end_matches(']'));
            continue;
        }
        for word in line.split_whitespace() {
            lexicon.entry(word).or_insert(class);
        }
    }
    lexicon
});

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
        assert_eq!(classes(text, &tokens), expected);
    }
}
