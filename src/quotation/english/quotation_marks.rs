//! Quoted regions: stretches between quotation marks, whatever their style.

use super::tokens::Token;
use std::ops::Range;

/// A stretch between two quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// Its bytes, marks included.
    pub(super) range: Range<usize>,
    /// Whether it is closed in its paragraph. One that is not goes on to the
    /// paragraph's end, and perhaps into the next.
    pub(super) is_closed: bool,
}

/// The outermost quoted regions of `paragraph` that hold a word, in order. Any
/// style of double marks is taken; single marks only where they open and close
/// like British quotation marks. Linear: every mark is looked at once.
pub(super) fn regions(paragraph: &str) -> Vec<Region> {
    let mut regions = Vec::new();
    let mut open: Option<Open> = None;
    let mut looked = 0;
    let mut inner = 0;
    let is_block = |opened: &Open| opened.at == 0 && opened.style == Style::Straight;
    let next_mark = |from: usize| {
        let mut bytes = paragraph.as_bytes()[from..].iter();
        bytes
            .position(|byte| starts_mark(*byte))
            .map(|ahead| from + ahead)
    };
    while let Some(at) = next_mark(looked) {
        let character = paragraph[at..].chars().next().unwrap_or_default();
        let Some((style, length)) = style(paragraph, at, character) else {
            looked = at + character.len_utf8();
            continue;
        };
        looked = at + length;
        let previous = paragraph[..at].chars().next_back().unwrap_or(' ');
        let next = paragraph[looked..].chars().next().unwrap_or(' ');
        match &open {
            None if opens(style, previous, next) => open = Some(Open { at, style }),
            None if at == 0 && style == Style::Closing => open = Some(Open { at, style }),
            // "A block that quotes “others” in it.
            Some(opened) if is_block(opened) && style == Style::Opening && at > 1 => inner += 1,
            Some(opened) if is_block(opened) && style == Style::Closing && inner > 0 => inner -= 1,
            Some(opened) if closes(opened.style, style, previous, next) => {
                push(&mut regions, paragraph, opened.at..at + length, true);
                open = None;
            }
            // A mark put the wrong way round closes after a word: “Why?“ he asked.
            Some(opened)
                if opened.style == style
                    && style == Style::Opening
                    && !previous.is_whitespace()
                    && !next.is_alphanumeric() =>
            {
                push(&mut regions, paragraph, opened.at..at + length, true);
                open = None;
            }
            // “Who would ask, “Is it ours?”: one mark closes both.
            Some(opened)
                if opened.style == style
                    && style == Style::Opening
                    && paragraph[..at].trim_end().ends_with([',', ':'])
                    && has_one_closing(&paragraph[at + length..]) => {}
            // Two opening marks in a row: the first was never closed.
            Some(opened) if opened.style == style && style == Style::Opening => {
                push(&mut regions, paragraph, opened.at..at, false);
                open = Some(Open { at, style });
            }
            _ => {}
        }
    }
    if let Some(opened) = open
        && opened.style != Style::Single
    {
        push(&mut regions, paragraph, opened.at..paragraph.len(), false);
    }
    regions
}

/// A mark that waits for its other half.
struct Open {
    at: usize,
    style: Style,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `"` or `''`, which open and close alike.
    Straight,
    /// `“` or `«`.
    Opening,
    /// `”` or `»`.
    Closing,
    /// `‘`, opening.
    Single,
    /// `’`, closing, or an apostrophe.
    SingleClosing,
}

/// Whether a character that [`style`] knows can start with this byte: nearly
/// none in a text does.
fn starts_mark(byte: u8) -> bool {
    const MARKS: [bool; 256] = {
        let mut marks = [false; 256];
        let bytes = [b'"', b'\'', b'`', 0xc2, 0xe2, 0xef];
        let mut index = 0;
        while index < bytes.len() {
            marks[bytes[index] as usize] = true;
            index += 1;
        }
        marks
    };
    MARKS[usize::from(byte)]
}

fn style(paragraph: &str, at: usize, character: char) -> Option<(Style, usize)> {
    let doubled = |mark: &str| paragraph[at..].starts_with(mark);
    Some(match character {
        '"' | '＂' => (Style::Straight, character.len_utf8()),
        '\'' if doubled("''") => (Style::Straight, 2),
        '`' if doubled("``") => (Style::Opening, 2),
        '“' | '«' | '„' | '‟' => (Style::Opening, character.len_utf8()),
        '”' | '»' => (Style::Closing, character.len_utf8()),
        '‘' => (Style::Single, character.len_utf8()),
        '’' => (Style::SingleClosing, character.len_utf8()),
        _ => return None,
    })
}

/// Whether one curly mark closes before another opens or closes.
fn has_one_closing(rest: &str) -> bool {
    let mut marks = rest.chars().filter(|mark| matches!(mark, '“' | '”'));
    marks.next() == Some('”') && marks.next() != Some('”')
}

fn opens(style: Style, previous: char, next: char) -> bool {
    match style {
        // After a figure it is a sign for inches.
        Style::Straight => !previous.is_ascii_digit() || next.is_alphanumeric(),
        Style::Opening => true,
        // Before a figure it marks the century: ‘08.
        Style::Single => {
            !previous.is_alphanumeric() && !next.is_whitespace() && !next.is_ascii_digit()
        }
        // A mark put the wrong way round still opens before a word.
        Style::Closing => previous.is_whitespace() && next.is_alphanumeric(),
        Style::SingleClosing => false,
    }
}

fn closes(open: Style, style: Style, previous: char, next: char) -> bool {
    match (open, style) {
        (Style::Single, Style::SingleClosing) => !next.is_alphanumeric(),
        (Style::Single, _) => false,
        (Style::Straight, Style::Straight) => !(next.is_alphanumeric() && previous.is_whitespace()),
        (_, Style::Closing | Style::Straight) => true,
        _ => false,
    }
}

fn push(regions: &mut Vec<Region>, paragraph: &str, range: Range<usize>, is_closed: bool) {
    let text = &paragraph[range.clone()];
    let end = range.start + text.trim_end().len();
    if text.contains(char::is_alphanumeric) {
        regions.push(Region {
            range: range.start..end,
            is_closed,
        });
    }
}

/// A quoted region without its marks.
pub(super) fn inside_marks(quoted: &str) -> &str {
    quoted.trim_end_matches(['"', '”', '“', '’', '\'', '»', ' ', '\u{a0}'])
}

/// The tokens of each region, found in one walk: a search among all tokens for
/// each mark of a long paragraph would be slow.
pub(super) fn quoted_tokens(tokens: &[Token], regions: &[Region]) -> Vec<Range<usize>> {
    let mut index = 0;
    let mut token_at = |at: usize| {
        while tokens
            .get(index)
            .is_some_and(|token| token.range.start < at)
        {
            index += 1;
        }
        index
    };
    regions
        .iter()
        .map(|region| token_at(region.range.start)..token_at(region.range.end))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The regions of a paragraph in which they are marked ⟦so⟧.
    #[track_caller]
    fn check(marked: &str) {
        let paragraph = marked.replace(['⟦', '⟧'], "");
        let mut found = paragraph.clone();
        for region in regions(&paragraph).iter().rev() {
            found.insert(region.range.end, '⟧');
            found.insert(region.range.start, '⟦');
        }
        assert_eq!(found, marked);
    }

    #[test]
    fn every_style_of_mark() {
        check("⟦\"Yes,\"⟧ he said. ⟦\"No.\"⟧");
        check("⟦“Yes, ‘indeed’,”⟧ he said.");
        check("⟦''Yes,''⟧ he said.");
        check("⟦``Yes,''⟧ he said.");
        check("⟦«Yes»⟧, he said.");
        check("In ‘08 he said ⟦“no”⟧ and won’t.");
        check("⟦‘It’s late,’⟧ he said. The workers’ hall.");
    }

    #[test]
    fn a_block_in_marks_holds_others() {
        check("⟦\"The “old” harbour is shut. It will stay so.⟧");
        check("⟦\"The “old” harbour,\"⟧ she said.");
        check("⟦\"The harbour,”⟧ she said. ⟦“It is shut.”⟧");
        check("⟦” … it is shut,”⟧ she said.");
    }

    #[test]
    fn marks_without_their_other_half() {
        check("⟦“Why?“⟧ he asked.");
        check("⟦“I will go on.⟧");
        check("⟦“One.⟧ ⟦“Two.”⟧");
        check("a 5\" pipe, he said, and don't say ⟦\"no\"⟧");
        check("\" \" \"\"");
    }
}
