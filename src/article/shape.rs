//! Which bilingual layout a document has, and the pairs of passages that its
//! layout alone gives: rows of a table, sentences or lines in turn inside one
//! block, blocks in turn. Sections, halves and whole articles in turn are left
//! to the aligner, and lists of words are no pairs at all.

use super::draft::{Cell, Draft};
use super::{BlockKind, Pair};
use crate::text::{Language, is_han};
use std::collections::BTreeMap;
use std::ops::Range;

/// A draft, or one language of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: BlockKind,
    pub(super) range: Range<usize>,
    /// None where there is no letter.
    pub(super) language: Option<Language>,
    /// How much the layout says: what a pair may be made of.
    unit: Unit,
}

/// What a piece is to the search for pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// A block of its own.
    Block,
    /// One of the pieces of the draft with that index.
    Part(usize),
    /// In a table.
    Cell(Cell),
    /// A caption, code: never in a pair.
    Aside,
}

/// The blocks of a document and the pairs its layout gives.
pub(super) struct Arranged {
    pub(super) pieces: Vec<Piece>,
    pub(super) pairs: Vec<Pair>,
}

/// Splits drafts that hold both languages in turn, and pairs what the layout
/// sets side by side.
pub(super) fn arrange(text: &str, drafts: &[Draft]) -> Arranged {
    let mut pieces = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        push_pieces(&mut pieces, text, draft, index);
    }
    let mut pairs = rows(text, &pieces);
    pairs.extend(parts(text, &pieces));
    pairs.extend(blocks_in_turn(text, &pieces));
    pairs.sort_unstable_by_key(|pair| (pair.zh.start.min(pair.en.start), pair.zh.start));
    if is_word_list(text, &pairs) {
        pairs.clear();
    }
    Arranged { pieces, pairs }
}

/// How much of each language a passage holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Amount {
    han: usize,
    words: usize,
}

/// English words that say as much as one Chinese character, inverted: a word
/// is worth 1.6 characters.
const HAN_PER_WORD: f32 = 1.6;

impl Amount {
    fn of(text: &str) -> Self {
        let mut amount = Self::default();
        let mut word = Word::None;
        for character in text.chars() {
            let is_letter = character.is_ascii_alphabetic()
                || !character.is_ascii() && !is_han(character) && character.is_alphabetic();
            word = match word {
                _ if !character.is_ascii() && is_tone(character) => Word::Pinyin,
                Word::None if is_letter => Word::Latin,
                word if is_letter || matches!(character, '\'' | '’' | '-') => word,
                word => {
                    amount.words += usize::from(word == Word::Latin);
                    Word::None
                }
            };
            amount.han += usize::from(is_han(character));
        }
        amount.words += usize::from(word == Word::Latin);
        amount
    }

    /// Whether both languages have a fair part in it.
    fn is_mixed(self) -> bool {
        let share = size(self.han) / (HAN_PER_WORD * size(self.words)).max(1.0);
        self.han >= LEAST_HAN && self.words >= LEAST_WORDS && (0.4..=2.5).contains(&share)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    None,
    Latin,
    /// It carries a tone mark: a reading, not a translation.
    Pinyin,
}

/// A vowel with the mark of one of the four tones; é and è are French too, and
/// a word with one more would not be missed.
fn is_tone(character: char) -> bool {
    ('\u{e0}'..='\u{1dc}').contains(&character) && "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ".contains(character)
}

fn size(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Less than this is a gloss, and stays where it is.
const LEAST_HAN: usize = 6;
const LEAST_WORDS: usize = 4;

fn push_pieces(pieces: &mut Vec<Piece>, text: &str, draft: &Draft, index: usize) {
    let passage = &text[draft.range.clone()];
    let is_aside = matches!(draft.kind, BlockKind::Code | BlockKind::Caption);
    let whole = |unit| Piece {
        kind: draft.kind,
        range: draft.range.clone(),
        language: language_of(passage).or(draft.marked),
        unit,
    };
    if is_aside {
        pieces.push(whole(Unit::Aside));
        return;
    }
    if may_be_mixed(passage) {
        let split = lines_in_turn(passage).or_else(|| sentences_in_turn(passage));
        if let Some(parts) = split {
            let start = draft.range.start;
            pieces.extend(parts.into_iter().map(|(range, language)| Piece {
                kind: draft.kind,
                range: start + range.start..start + range.end,
                language: Some(language),
                unit: Unit::Part(index),
            }));
            return;
        }
    }
    pieces.push(whole(draft.cell.map_or(Unit::Block, Unit::Cell)));
}

/// The language of a block: the beginning of a very long one tells.
fn language_of(passage: &str) -> Option<Language> {
    let end = crate::text::floor_char_boundary(passage, super::draft::LONGEST_BLOCK);
    Language::of(&passage[..end])
}

/// A quick look whether both languages can have a fair part in `passage`:
/// most blocks are in one, and this is asked of every block of a long text.
fn may_be_mixed(passage: &str) -> bool {
    if passage.len() > 4 * super::draft::LONGEST_BLOCK {
        return false;
    }
    let letters = count(passage, |byte| byte.is_ascii_alphabetic());
    let han = count(passage, |byte| (0xe4..=0xe9).contains(&byte));
    letters >= 3 * LEAST_WORDS && han >= LEAST_HAN && 10 * han > letters && 20 * letters > han
}

fn count(passage: &str, is_counted: impl Fn(u8) -> bool) -> usize {
    // So few at a time that their number fits a byte, for the compiler.
    let chunks = passage.as_bytes().chunks(usize::from(u8::MAX));
    chunks
        .map(|chunk| {
            usize::from(
                chunk
                    .iter()
                    .map(|&byte| u8::from(is_counted(byte)))
                    .sum::<u8>(),
            )
        })
        .sum()
}

/// A stretch of a passage, and its language.
type Part = (Range<usize>, Language);

/// The lines of a passage, those of one language that follow each other as one,
/// if its lines are in both.
fn lines_in_turn(passage: &str) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut start = 0;
    for line in passage.split('\n') {
        let range = trimmed(passage, start..start + line.len());
        start += line.len() + 1;
        if range.is_empty() {
            continue;
        }
        let language = Language::of(&passage[range.clone()]);
        push_part(&mut parts, range, language);
    }
    let is_in_turn = parts.len() > 1 && parts.iter().all(|part| is_telling(passage, part));
    is_in_turn.then(|| from_the_start(passage, parts))
}

/// The sentences of a passage, those of one language that follow each other as
/// one, if the passage changes script after a sentence mark.
fn sentences_in_turn(passage: &str) -> Option<Vec<Part>> {
    if !Amount::of(passage).is_mixed() {
        return None;
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut start = 0;
    for at in script_changes(passage).chain([passage.len()]) {
        let range = trimmed(passage, start..at);
        let language = Language::of(&passage[range.clone()]);
        let amount = Amount::of(&passage[range.clone()]);
        let is_gloss = amount.han < LEAST_HAN && amount.words < LEAST_WORDS;
        push_part(&mut parts, range, language.filter(|_| !is_gloss));
        start = at;
    }
    (parts.len() > 1).then(|| from_the_start(passage, parts))
}

/// `parts` with what comes before the first and has no language.
fn from_the_start(passage: &str, mut parts: Vec<Part>) -> Vec<Part> {
    if let Some((first, _)) = parts.first_mut() {
        first.start = trimmed(passage, 0..first.end).start;
    }
    parts
}

/// Appends a part; it goes with the one before if that is of its language, or
/// if it has none.
fn push_part(parts: &mut Vec<Part>, range: Range<usize>, language: Option<Language>) {
    match (parts.last_mut(), language) {
        (Some((last, before)), language) if language.is_none_or(|language| language == *before) => {
            last.end = range.end;
        }
        (_, Some(language)) => parts.push((range, language)),
        // Before everything: it goes with what follows.
        (None | Some(_), None) => {}
    }
}

/// Whether a line is a text in its language and not a word of it.
fn is_telling(passage: &str, (range, language): &Part) -> bool {
    let amount = Amount::of(&passage[range.clone()]);
    match language {
        Language::Chinese => amount.han >= 2,
        Language::English => amount.words >= 2,
    }
}

fn trimmed(passage: &str, range: Range<usize>) -> Range<usize> {
    let piece = &passage[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..(range.start + piece.trim_end().len()).max(start)
}

/// Where, after a sentence mark and outside brackets, the other script begins.
fn script_changes(passage: &str) -> impl Iterator<Item = usize> {
    let mut characters = passage.char_indices();
    let (mut is_after_mark, mut depth) = (false, 0_u32);
    let mut script = None;
    std::iter::from_fn(move || {
        for (at, character) in characters.by_ref() {
            match character {
                '(' | '（' | '[' | '［' => depth += 1,
                ')' | '）' | ']' | '］' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if character == '\t' {
                is_after_mark = true;
            }
            if matches!(
                character,
                '.' | '?' | '!' | '…' | '。' | '？' | '！' | '；' | ';' | ':' | '：'
            ) {
                is_after_mark = true;
                continue;
            }
            let here = if is_han(character) {
                Some(Language::Chinese)
            } else if character.is_alphabetic() {
                Some(Language::English)
            } else {
                None
            };
            let Some(here) = here else { continue };
            let changes = script.is_some_and(|script| script != here);
            let is_change = changes && is_after_mark && depth == 0;
            is_after_mark = false;
            // A foreign word inside a sentence does not change its script.
            if script.is_none() || is_change {
                script = Some(here);
            }
            if is_change {
                return Some(start_of_sentence(passage, at));
            }
        }
        None
    })
}

/// Steps back from the first letter of a sentence over what opens it.
fn start_of_sentence(passage: &str, letter: usize) -> usize {
    let before = &passage[..letter];
    let opens = |c: char| {
        matches!(
            c,
            '“' | '‘' | '「' | '『' | '《' | '"' | '\'' | '(' | '（' | '[' | '【' | '$' | '—' | '-'
        ) || c.is_ascii_digit()
    };
    let mut at = before.trim_end_matches(opens).len();
    // The quotation mark that closes the sentence before is not ours.
    let run = &passage[at..letter];
    if !passage[..at].ends_with(char::is_whitespace)
        && let Some(first) = run.chars().next()
        && matches!(first, '"' | '\'')
        && run[first.len_utf8()..].trim_start().len() < run.len() - first.len_utf8()
    {
        at += first.len_utf8();
    }
    at
}

/// Pairs the cells of each row of the tables whose columns are in two
/// languages; other columns hold notes. One row with whole texts is left to
/// the aligner, which sees the paragraphs in it.
fn rows(text: &str, pieces: &[Piece]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let cell = |piece: &Piece| match piece.unit {
        Unit::Cell(cell) => Some(cell),
        _ => None,
    };
    let tables = pieces.chunk_by(|one, other| {
        cell(one).map(|cell| cell.table) == cell(other).map(|cell| cell.table)
    });
    for table in tables.filter(|table| cell(&table[0]).is_some()) {
        let column = |language| main_column(table, language);
        let (Some(zh), Some(en)) = (column(Language::Chinese), column(Language::English)) else {
            continue;
        };
        let rows = table.chunk_by(|one, other| {
            cell(one).map(|cell| cell.row) == cell(other).map(|cell| cell.row)
        });
        let found: Vec<Pair> = rows
            .filter_map(|row| {
                let side = |column, language| {
                    let ours = row.iter().filter(|piece| {
                        cell(piece).is_some_and(|cell| cell.column == column)
                            && piece.language == Some(language)
                    });
                    ours.map(|piece| piece.range.clone())
                        .reduce(|all, next| all.start..next.end)
                };
                Some(Pair {
                    zh: side(zh, Language::Chinese)?,
                    en: side(en, Language::English)?,
                })
            })
            .collect();
        let is_one_row_of_texts = found.len() == 1 && found[0].zh.len() > 600;
        if !is_one_row_of_texts && !is_word_list(text, &found) {
            pairs.extend(found);
        }
    }
    pairs
}

/// The column of `table` that holds most of `language`.
fn main_column(table: &[Piece], language: Language) -> Option<u32> {
    let mut columns: BTreeMap<u32, usize> = BTreeMap::new();
    for piece in table {
        if let Unit::Cell(cell) = piece.unit
            && piece.language == Some(language)
        {
            *columns.entry(cell.column).or_default() += piece.range.len();
        }
    }
    let most = columns.into_iter().max_by_key(|&(_, length)| length)?;
    Some(most.0)
}

/// Pairs the pieces of one draft with each other, in turn.
fn parts(text: &str, pieces: &[Piece]) -> Vec<Pair> {
    let drafts = pieces.chunk_by(|one, other| one.unit == other.unit);
    drafts
        .filter(|draft| matches!(draft[0].unit, Unit::Part(_)))
        .flat_map(|draft| {
            let units: Vec<&Piece> = draft.iter().collect();
            in_turn(text, &units)
        })
        .collect()
}

/// Pairs blocks of two languages that take turns; what stands between them and
/// says nothing (captions, code) is stepped over.
fn blocks_in_turn(text: &str, pieces: &[Piece]) -> Vec<Pair> {
    let units: Vec<&Piece> = pieces
        .iter()
        .filter(|piece| piece.unit == Unit::Block && piece.language.is_some())
        .collect();
    let switches = units
        .windows(2)
        .filter(|pair| pair[0].language != pair[1].language)
        .count();
    if units.len() < 4 || switches * 10 < (units.len() - 1) * 6 {
        return Vec::new();
    }
    in_turn(text, &units)
}

/// The pairs of neighbours in two languages that together fit best: their
/// lengths agree, and the same language leads. A unit that fits neither
/// neighbour stays alone.
fn in_turn(text: &str, units: &[&Piece]) -> Vec<Pair> {
    let amounts: Vec<Amount> = units
        .iter()
        .map(|unit| Amount::of(&text[unit.range.clone()]))
        .collect();
    let leader = leader(units);
    let fit = |at: usize| -> Option<f32> {
        let (first, second) = (units[at], units[at + 1]);
        if first.language == second.language {
            return None;
        }
        let (zh, en) = match first.language {
            Some(Language::Chinese) => (amounts[at], amounts[at + 1]),
            _ => (amounts[at + 1], amounts[at]),
        };
        // A few words more or less weigh little in a headline.
        let ratio = (size(zh.han) + 4.0) / (HAN_PER_WORD * size(en.words) + 4.0);
        let fit = LOOSEST - ratio.ln().abs();
        (fit > 0.0).then(|| fit + if first.language == leader { 1.0 } else { 0.0 })
    };
    // The best pairing of the units up to each, and whether the last two of
    // them are a pair.
    let mut best = vec![(0.0_f32, false); units.len() + 1];
    for end in 2..=units.len() {
        let paired = fit(end - 2).map(|fit| best[end - 2].0 + fit);
        best[end] = match paired {
            Some(paired) if paired > best[end - 1].0 => (paired, true),
            _ => (best[end - 1].0, false),
        };
    }
    let mut pairs = Vec::new();
    let mut end = units.len();
    while end > 0 {
        if best[end].1 {
            pairs.push(pair(units[end - 2], units[end - 1]));
            end -= 2;
        } else {
            end -= 1;
        }
    }
    pairs.reverse();
    pairs
}

/// Lengths may differ by so much, as a natural logarithm (about 3.7 times).
const LOOSEST: f32 = 1.3;

/// The language that leads where two take turns: that of the unit after which
/// a switch most often comes first.
fn leader(units: &[&Piece]) -> Option<Language> {
    let first = |language| {
        units
            .iter()
            .position(|unit| unit.language == Some(language))
    };
    match (first(Language::Chinese), first(Language::English)) {
        (Some(zh), Some(en)) if zh < en => Some(Language::Chinese),
        (Some(_), Some(_)) => Some(Language::English),
        _ => None,
    }
}

fn pair(one: &Piece, other: &Piece) -> Pair {
    let (one_range, other_range) = (one.range.clone(), other.range.clone());
    if one.language == Some(Language::Chinese) {
        Pair {
            zh: one_range,
            en: other_range,
        }
    } else {
        Pair {
            zh: other_range,
            en: one_range,
        }
    }
}

/// Whether these are words and their meanings, as on a page for learners: most
/// of them too short for a sentence.
fn is_word_list(text: &str, pairs: &[Pair]) -> bool {
    let short = pairs.iter().filter(|pair| {
        let zh = Amount::of(&text[pair.zh.clone()]);
        let en = Amount::of(&text[pair.en.clone()]);
        zh.han < LEAST_HAN && en.words < LEAST_WORDS || en.words <= 2
    });
    2 * short.count() > pairs.len()
}
