//! Plain text to an article: finds headlines, leads, datelines and paragraphs
//! by script and position. Knows no markup.

use super::{Article, Block, BlockKind};
use crate::text::{CleanText, Language, floor_char_boundary, width};
use std::ops::Range;

/// Reads plain text: a paragraph is a line, or lines up to a blank one where
/// the text was filled to a fixed width. Any order of the languages will do.
#[must_use]
pub fn parse(raw: &str) -> Article {
    parse_owned(raw.to_owned())
}

/// As [`parse`], without copying a text that is clean already.
#[must_use]
pub fn parse_owned(raw: String) -> Article {
    let text = CleanText::from_owned(raw);
    let mut blocks = Vec::new();
    for paragraph in paragraphs(&text) {
        push_paragraph(&mut blocks, &text, paragraph);
    }
    for language in Language::ALL {
        name_opening(&mut blocks, &text, language);
    }
    Article { text, blocks }
}

/// The longest block in bytes. Longer paragraphs are cut, so that no row ever
/// has to be found from a place megabytes away.
const LONGEST_BLOCK: usize = 16 << 10;

/// Appends one paragraph, in pieces if it is very long.
fn push_paragraph(blocks: &mut Vec<Block>, text: &str, paragraph: Range<usize>) {
    let mut kind = BlockKind::Paragraph;
    let mut rest = paragraph;
    // A paragraph without a letter (a date, a rule) belongs with what stands
    // before it.
    let before = blocks
        .last()
        .map_or(Language::English, |block| block.language);
    let sample =
        &text[rest.start..floor_char_boundary(text, rest.end.min(rest.start + LONGEST_BLOCK))];
    let language = Language::of(sample).unwrap_or(before);
    while !rest.is_empty() {
        let end = cut(text, &rest);
        let range = rest.start..end;
        let dateline = match kind {
            BlockKind::Paragraph => dateline(&text[range.clone()], language),
            _ => 0,
        };
        blocks.push(Block {
            kind,
            language,
            range,
            dateline,
        });
        kind = BlockKind::Continuation;
        rest.start = end;
    }
}

/// Where the first block of `rest` ends: all of it, or after the last sentence
/// mark, space or character that still fits.
fn cut(text: &str, rest: &Range<usize>) -> usize {
    if rest.len() <= LONGEST_BLOCK {
        return rest.end;
    }
    let limit = floor_char_boundary(text, rest.start + LONGEST_BLOCK);
    let window = &text[rest.start..limit];
    let after = |pattern: &[char]| {
        let (at, mark) = window.rmatch_indices(pattern).next()?;
        (at > LONGEST_BLOCK / 2).then_some(rest.start + at + mark.len())
    };
    after(&['。', '！', '？', '\n'])
        .or_else(|| after(&[' ', '，', '、']))
        .unwrap_or(limit)
}

/// The paragraphs of `text`, trimmed, none empty.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut lines = lines(text).peekable();
    std::iter::from_fn(move || {
        let first = lines.find(|line| !line.is_empty())?;
        let mut paragraph = first.clone();
        let mut last = first;
        while let Some(next) = lines.peek()
            && is_filled(text, &last, next)
        {
            paragraph.end = next.end;
            last = next.clone();
            lines.next();
        }
        Some(paragraph)
    })
}

/// The lines of `text` without the white space around them.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text.as_bytes())
        .chain(std::iter::once(text.len()))
        .map(move |end| {
            let line = &text[start..end];
            let from = start + (line.len() - line.trim_start().len());
            let to = (start + line.trim_end().len()).max(from);
            start = end + 1;
            from..to
        })
}

/// Mail and e-texts are filled to at most this many columns.
const FILLED_WIDTH: Range<usize> = 50..100;

/// Whether `next` goes on with the paragraph of `line` because the text was
/// filled to a fixed width: the line is nearly full, does not end a sentence
/// where a paragraph would, and no blank line stands between.
fn is_filled(text: &str, line: &Range<usize>, next: &Range<usize>) -> bool {
    if next.is_empty() || line.len() > 4 * FILLED_WIDTH.end {
        return false;
    }
    let (line, next) = (&text[line.clone()], &text[next.clone()]);
    let ends_sentence = line.ends_with([
        '.', '!', '?', '"', '”', '。', '！', '？', '」', ':', '：', '》',
    ]);
    // Most lines are paragraphs that end like one: no need to measure them.
    (!ends_sentence || next.starts_with(char::is_lowercase))
        && FILLED_WIDTH.contains(&width(line))
        && Language::of(line) == Language::of(next)
}

/// The most a headline holds, in columns.
const HEADLINE_WIDTH: usize = 140;

/// Names the first blocks in `language`: the headline, if the first one reads
/// like one, and the lead.
fn name_opening(blocks: &mut [Block], text: &str, language: Language) {
    let mut ours = blocks.iter_mut().filter(|block| block.language == language);
    let Some(first) = ours.next() else { return };
    let Some(second) = ours.next() else {
        // The only block in this language: a title if it is framed as one.
        let only = &text[first.range.clone()];
        first.kind = if is_framed(only) {
            BlockKind::Headline
        } else {
            BlockKind::Lead
        };
        return;
    };
    let is_headline = first.dateline == 0
        && second.kind == BlockKind::Paragraph
        && is_like_a_headline(&text[first.range.clone()]);
    if is_headline {
        first.kind = BlockKind::Headline;
        second.kind = BlockKind::Lead;
    } else {
        first.kind = BlockKind::Lead;
    }
}

/// Short, on one line, and not ended like a sentence.
fn is_like_a_headline(text: &str) -> bool {
    is_framed(text)
        || (text.len() <= 4 * HEADLINE_WIDTH
            && width(text) <= HEADLINE_WIDTH
            && !text.contains('\n')
            && !text.ends_with(['.', '。', ',', '，', ':', '：', ';', '；', '…']))
}

fn is_framed(text: &str) -> bool {
    text.starts_with('《') && text.ends_with('》')
}

/// The bytes of the dateline that `paragraph` opens with, with the dash and
/// the space after it: `BEIJING - `, `LONDON, May 3 (Reuters) — `,
/// `新华社北京5月3日电（记者王小明）`. 0 if there is none.
fn dateline(paragraph: &str, language: Language) -> u8 {
    match language {
        Language::English => english_dateline(paragraph),
        Language::Chinese => chinese_dateline(paragraph),
    }
    // Sixty characters of three bytes fit.
    .and_then(|bytes| u8::try_from(bytes).ok())
    .unwrap_or(0)
}

/// The longest dateline, in characters.
const DATELINE_LENGTH: usize = 60;

fn english_dateline(paragraph: &str) -> Option<usize> {
    let (city_end, _) = paragraph.char_indices().find(|(_, character)| {
        !(character.is_uppercase() || matches!(character, ' ' | '.' | '\'' | '-'))
    })?;
    let city = paragraph[..city_end].trim_end_matches([' ', '-']);
    if city
        .chars()
        .filter(|character| character.is_uppercase())
        .count()
        < 3
    {
        return None;
    }
    let dash = [" - ", " – ", " — ", " -- ", "—"]
        .into_iter()
        .filter_map(|dash| paragraph.find(dash).map(|at| (at, at + dash.len())))
        .min()?;
    let between = paragraph[city.len().min(dash.0)..dash.0].trim_start();
    let is_place_and_date = between.chars().count() <= DATELINE_LENGTH
        && (between.is_empty() || between.starts_with([',', '(']))
        && !between.contains(['"', '“', '?', ':', ';']);
    is_place_and_date.then_some(dash.1)
}

fn chinese_dateline(paragraph: &str) -> Option<usize> {
    let mut near = paragraph.char_indices().take(DATELINE_LENGTH);
    // A pause comes first where the paragraph begins with its text.
    let (wire, mark) = near
        .find(|&(_, mark)| matches!(mark, '电' | '電' | '讯' | '訊' | '，' | '。' | '“' | '：'))?;
    let before = &paragraph[..wire];
    if matches!(mark, '，' | '。' | '“' | '：') || !before.contains(['日', '社', '网', '報', '报'])
    {
        return None;
    }
    let end = wire + mark.len_utf8();
    let opening = &paragraph[..near.last().map_or(end, |(at, last)| at + last.len_utf8())];
    let rest = &opening[end..];
    let reporter = rest
        .starts_with('（')
        .then(|| rest.find('）').map(|at| at + '）'.len_utf8()))
        .flatten()
        .unwrap_or(0);
    let after = &paragraph[end + reporter..];
    let space = after.len() - after.trim_start().len();
    // 电 also begins ordinary words (电力, 电话): a wire dateline is followed by
    // a reporter, a space, or the date before it.
    let is_wire = reporter > 0 || space > 0 || before.ends_with('日');
    is_wire.then_some(end + reporter + space)
}

#[cfg(test)]
mod tests;
