//! Marks that translations keep: as tokens, and whether a sentence ends inside a quotation.

use super::token::{Mark, Token};

/// Appends the marks of a Chinese sentence.
pub(super) fn chinese_marks(sentence: &str, tokens: &mut Vec<Token>) {
    let mut push = |mark| tokens.push(Token::Mark(mark));
    if sentence.contains(['？', '?']) {
        push(Mark::Question);
    }
    if sentence.contains(['！', '!']) {
        push(Mark::Exclamation);
    }
    for _ in around(sentence).filter(|&(before, mark, after)| {
        matches!(mark, '“' | '「' | '『') || mark == '"' && !is_word(before) && is_word(after)
    }) {
        push(Mark::Quotation);
    }
    if sentence.contains(['（', '(']) {
        push(Mark::Bracket);
    }
    if sentence.contains('：') {
        push(Mark::Colon);
    }
    if sentence.contains('；') {
        push(Mark::Semicolon);
    }
    if sentence.contains("——") {
        push(Mark::Dash);
    }
}

/// Appends the marks of an English sentence.
pub(super) fn english_marks(sentence: &str, tokens: &mut Vec<Token>) {
    let mut push = |mark| tokens.push(Token::Mark(mark));
    if sentence.contains('?') {
        push(Mark::Question);
    }
    if sentence.contains('!') {
        push(Mark::Exclamation);
    }
    for _ in around(sentence).filter(|&(before, mark, after)| match mark {
        '“' => true,
        '"' => {
            !is_word(before)
                && !before.is_some_and(|before| matches!(before, '.' | ',' | '!' | '?'))
                && after.is_some_and(|after| !after.is_whitespace())
        }
        '‘' | '\'' => !is_word(before) && after.is_some_and(|after| after.is_ascii_uppercase()),
        '`' => after == Some('`'),
        _ => false,
    }) {
        push(Mark::Quotation);
    }
    if sentence.contains('(') {
        push(Mark::Bracket);
    }
    if sentence.contains(':') {
        push(Mark::Colon);
    }
    if sentence.contains(';') {
        push(Mark::Semicolon);
    }
    if ["—", " - ", "--"]
        .iter()
        .any(|dash| sentence.contains(dash))
    {
        push(Mark::Dash);
    }
}

/// Every character of `text` with the one before and the one after it.
fn around(text: &str) -> impl Iterator<Item = (Option<char>, char, Option<char>)> {
    let mut before = None;
    let mut letters = text.chars().peekable();
    std::iter::from_fn(move || {
        let letter = letters.next()?;
        let found = (before, letter, letters.peek().copied());
        before = Some(letter);
        Some(found)
    })
}

fn is_word(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
}

/// Before the first sentence and after each one, whether a quotation is open.
pub(super) fn chinese_states(sentences: &[&str]) -> Vec<bool> {
    let mut states = vec![false];
    let mut is_open = false;
    for sentence in sentences {
        let mut straight = 0;
        for letter in sentence.chars() {
            match letter {
                '“' | '「' | '『' => is_open = true,
                '”' | '」' | '』' => is_open = false,
                '"' => straight += 1,
                _ => {}
            }
        }
        is_open ^= straight % 2 == 1;
        states.push(is_open);
    }
    states
}

/// How an English text marks quotations.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Curly,
    Straight,
    Ticks,
    Single,
}

/// Before the first sentence and after each one, whether a quotation is open.
pub(super) fn english_states(sentences: &[&str]) -> Vec<bool> {
    let style = style(sentences);
    let mut states = vec![false];
    let mut is_open = false;
    for sentence in sentences {
        for (before, mark, after) in around(sentence) {
            let before = before.unwrap_or(' ');
            let after = after.unwrap_or(' ');
            match (style, mark) {
                (Some(Style::Curly), '“') => is_open = true,
                (Some(Style::Curly), '”') => is_open = false,
                (Some(Style::Straight), '"') => {
                    is_open = matches!(before, ' ' | '(' | '—' | '-' | '\'') && after != ' ';
                }
                (Some(Style::Ticks), '`') if after == '`' => is_open = true,
                (Some(Style::Ticks), '\'') if after == '\'' => is_open = false,
                (Some(Style::Single), '\'' | '‘' | '’') => {
                    let opens = matches!(before, ' ' | '(' | '—' | '-' | '"')
                        && after.is_alphabetic()
                        && (after.is_uppercase() || !is_open);
                    let closes = matches!(before, '.' | ',' | '!' | '?' | '…' | '—' | ' ')
                        && !after.is_alphabetic();
                    is_open = opens || is_open && !closes;
                }
                _ => {}
            }
        }
        states.push(is_open);
    }
    states
}

/// The marks that open most quotations of the text.
fn style(sentences: &[&str]) -> Option<Style> {
    let (mut curly, mut straight, mut ticks, mut single) = (0, 0, 0, 0);
    for (before, mark, after) in sentences.iter().flat_map(|sentence| around(sentence)) {
        match mark {
            '“' => curly += 2,
            '"' => straight += 1,
            '`' if after == Some('`') => ticks += 2,
            '\'' | '‘'
                if !is_word(before)
                    && before != Some('\'')
                    && after.is_some_and(|after| after.is_ascii_uppercase()) =>
            {
                single += 2;
            }
            _ => {}
        }
    }
    let counted = [
        (curly, Style::Curly),
        (straight, Style::Straight),
        (ticks, Style::Ticks),
        (single, Style::Single),
    ];
    // Of equals the first.
    let (count, style) = counted.into_iter().rev().max_by_key(|&(count, _)| count)?;
    (count >= 2).then_some(style)
}
