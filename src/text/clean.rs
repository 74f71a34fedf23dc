//! The one gate for untrusted text: what comes out can do nothing to a
//! terminal and hides nothing. Does not decode bytes or judge words.

mod character;

pub use character::is_showable;
use character::{Class, class, harmless_prefix, is_joined_script, joins_in_emoji, takes_selector};
use std::ops::{Deref, Range};
use unicode_width::UnicodeWidthChar;

/// Text that is safe to show.
///
/// - Every line break (CR LF, CR, VT, FF, NEL, LS, PS) is one `\n`; tabs stay.
/// - A well-formed colour sequence (SGR) is removed; any other control becomes
///   a visible picture (`␛`, `␀`, …) or `�`, so that no sequence can form.
/// - Characters that nobody sees (bidi controls, zero-width and other default
///   ignorable code points) are removed. Joiners stay inside emoji and where
///   Arabic and Indic spelling needs them.
/// - A character carries at most eight combining marks.
///
/// ```
/// use duidu::text::CleanText;
/// let text = CleanText::new("\u{1b}[31mred\u{1b}[0m\r\n机\u{200b}密\u{7}");
/// assert_eq!(&*text, "red\n机密␇");
/// assert_eq!(text.source_offsets().code_point("red\n机".len()), 16);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CleanText {
    text: String,
    removed: Vec<Removal>,
}

/// Code points of the source that are missing from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Removal {
    /// How many bytes of the text stand between the removal before (or the
    /// start) and this one.
    gap: u32,
    /// How many code points are missing.
    count: u32,
}

impl CleanText {
    /// Cleans `raw`.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        Cleaner::run(raw).unwrap_or_else(|| Self {
            text: raw.to_owned(),
            removed: Vec::new(),
        })
    }

    /// Cleans `raw`; keeps its memory where there is nothing to clean.
    #[must_use]
    pub fn from_owned(raw: String) -> Self {
        Cleaner::run(&raw).unwrap_or(Self {
            text: raw,
            removed: Vec::new(),
        })
    }

    /// The text with passages replaced: `edits` are disjoint, in text order, and
    /// none puts more characters than it takes. Offsets still lead to the
    /// source.
    ///
    /// ```
    /// use duidu::text::CleanText;
    /// let text = CleanText::new("正处\u{200b}\n  在我们").replaced(vec![(6..9, "")]);
    /// assert_eq!(&*text, "正处在我们");
    /// assert_eq!(text.source_offsets().code_point("正处".len()), 6);
    /// ```
    #[must_use]
    pub fn replaced(self, edits: Vec<(Range<usize>, &str)>) -> Self {
        let mut new = Replacing {
            text: String::with_capacity(self.text.len()),
            removed: Vec::new(),
            last_removal: 0,
        };
        let before = self.removed.iter().scan(0, |at, removal| {
            *at += removal.gap as usize;
            Some((*at, removal.count as usize))
        });
        let mut before = before.peekable();
        let mut copied = 0;
        for (range, replacement) in edits {
            while let Some((at, count)) = before.next_if(|&(at, _)| at <= range.start) {
                new.text.push_str(&self.text[copied..at]);
                new.note(count);
                copied = at;
            }
            new.text.push_str(&self.text[copied..range.start]);
            let mut missing = self.text[range.clone()].chars().count();
            while let Some((_, count)) = before.next_if(|&(at, _)| at < range.end) {
                missing += count;
            }
            new.text.push_str(replacement);
            new.note(missing.saturating_sub(replacement.chars().count()));
            copied = range.end;
        }
        for (at, count) in before {
            new.text.push_str(&self.text[copied..at]);
            new.note(count);
            copied = at;
        }
        new.text.push_str(&self.text[copied..]);
        let new = Self {
            text: new.text,
            removed: new.removed,
        };
        // What was apart may now touch, as marks and a letter that has eight:
        // the promise of a clean text holds for the whole.
        match Cleaner::run(&new.text) {
            Some(again) if !again.removed.is_empty() => {
                let marks = again.removed_from(&new.text).into_iter();
                new.replaced(marks.map(|range| (range, "")).collect::<Vec<_>>())
            }
            _ => new,
        }
    }

    /// The bytes of `source` that are missing from this text, its clean form,
    /// where nothing was replaced.
    fn removed_from(&self, source: &str) -> Vec<Range<usize>> {
        let mut at = 0;
        let ranges = self.removed.iter().map(|removal| {
            let start = at + removal.gap as usize;
            let missing = source[start..].chars().take(removal.count as usize);
            at = start + missing.map(char::len_utf8).sum::<usize>();
            start..at
        });
        ranges.collect()
    }

    /// A converter from byte offsets of this text to code points of the source.
    #[must_use]
    pub fn source_offsets(&self) -> SourceOffsets<'_> {
        SourceOffsets {
            text: &self.text,
            removed: &self.removed,
            byte: 0,
            code_points: 0,
            next: 0,
            gap: 0,
        }
    }
}

impl Deref for CleanText {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

/// A text that is made anew from the parts of another.
struct Replacing {
    text: String,
    removed: Vec<Removal>,
    last_removal: usize,
}

impl Replacing {
    /// Notes that so many code points of the source are missing here.
    fn note(&mut self, count: usize) {
        if count > 0 {
            let gap = self.text.len() - self.last_removal;
            self.last_removal = self.text.len();
            note_removal(&mut self.removed, gap, count);
        }
    }
}

/// `raw` on one line and safe to show: for file names, titles and messages.
/// Line breaks and tabs become spaces.
#[must_use]
pub fn clean_line(raw: &str) -> String {
    CleanText::new(raw).text.replace(['\n', '\t'], " ")
}

/// Converts byte offsets of a [`CleanText`] to code points of its source.
/// Cheap when asked in rising order.
#[derive(Clone, Debug)]
pub struct SourceOffsets<'a> {
    text: &'a str,
    removed: &'a [Removal],
    /// The byte reached, and the code points of the source before it, without
    /// those removed just there.
    byte: usize,
    code_points: usize,
    /// The first removal that is not before `byte`, and how many bytes of its
    /// gap are behind.
    next: usize,
    gap: usize,
}

impl SourceOffsets<'_> {
    /// The index of the source's code point that the character at `byte`
    /// stands for; at the end of the text, the number of code points.
    pub fn code_point(&mut self, byte: usize) -> usize {
        self.go_to(byte);
        let here = self.removed[self.next..]
            .iter()
            .scan(self.gap, |gap, removal| {
                let reached = removal.gap as usize == *gap;
                *gap = 0;
                reached.then_some(removal.count as usize)
            });
        self.code_points + here.sum::<usize>()
    }

    /// Where a passage that ends at `byte` ends in the source: after the code
    /// point of its last character, before anything that was removed there.
    pub fn end_code_point(&mut self, byte: usize) -> usize {
        self.go_to(byte);
        self.code_points
    }

    fn go_to(&mut self, byte: usize) {
        let byte = byte.min(self.text.len());
        // A step back, as from a cue to the mention before it, is short.
        while self.next > 0 && byte <= self.byte - self.gap {
            self.code_points -= self.text[self.byte - self.gap..self.byte].chars().count();
            self.byte -= self.gap;
            self.next -= 1;
            self.gap = self.removed[self.next].gap as usize;
            self.code_points -= self.removed[self.next].count as usize;
        }
        if byte < self.byte {
            self.code_points -= self.text[byte..self.byte].chars().count();
            self.gap -= self.byte - byte;
            self.byte = byte;
        }
        self.code_points += self.text[self.byte..byte].chars().count();
        self.gap += byte - self.byte;
        self.byte = byte;
        while let Some(removal) = self.removed.get(self.next)
            && (removal.gap as usize) < self.gap
        {
            self.code_points += removal.count as usize;
            self.gap -= removal.gap as usize;
            self.next += 1;
        }
    }
}

/// The most combining marks one character keeps. Vietnamese, pointed Hebrew
/// and Tibetan need up to four.
const MOST_MARKS: usize = 8;

/// The most joiners one emoji keeps; the longest in use has three.
const MOST_JOINERS: usize = 7;

/// One pass over a raw text.
struct Cleaner<'a> {
    raw: &'a str,
    cleaned: String,
    removed: Vec<Removal>,
    /// How much of `raw` is dealt with in `cleaned`.
    copied: usize,
    /// Where in `cleaned` the last removal is.
    last_removal: usize,
    /// The last character that stayed.
    last: Option<char>,
    /// How many combining marks it has, and how many joiners its emoji.
    marks: usize,
    joiners: usize,
}

impl<'a> Cleaner<'a> {
    /// The clean form of `raw`, or `None` if it is clean already.
    fn run(raw: &'a str) -> Option<CleanText> {
        let mut cleaner = Self {
            raw,
            cleaned: String::new(),
            removed: Vec::new(),
            copied: 0,
            last_removal: 0,
            last: None,
            marks: 0,
            joiners: 0,
        };
        let mut at = 0;
        loop {
            let harmless = harmless_prefix(&raw[at..]);
            if harmless > 0 {
                at += harmless;
                cleaner.last = raw[..at].chars().next_back();
                (cleaner.marks, cleaner.joiners) = (0, 0);
            }
            let Some(character) = raw[at..].chars().next() else {
                break;
            };
            at += cleaner.take(at, character);
        }
        if cleaner.copied == 0 {
            return None;
        }
        cleaner.cleaned.push_str(&raw[cleaner.copied..]);
        Some(CleanText {
            text: cleaner.cleaned,
            removed: cleaner.removed,
        })
    }

    /// Deals with the character at `at`; returns how many bytes that were.
    fn take(&mut self, at: usize, character: char) -> usize {
        let length = character.len_utf8();
        match class(character) {
            Class::Escape => match sgr_length(&self.raw[at..]) {
                Some(sequence) => self.remove(at, sequence),
                None => self.replace(at, length, '␛'),
            },
            Class::CarriageReturn if self.raw[at..].starts_with("\r\n") => {
                // The line break stands for the CR, so that a passage that
                // ends before it ends before the CR in the source too.
                self.replace(at, length, '\n') + self.remove(at + length, 1)
            }
            Class::CarriageReturn | Class::LineBreak => self.replace(at, length, '\n'),
            Class::Control(picture) => self.replace(at, length, picture),
            Class::VariationSelector if self.last.is_some_and(takes_selector) => {
                self.keep(character, length)
            }
            Class::Joiner if self.is_inside_emoji(at + length) => {
                self.joiners += 1;
                self.keep(character, length)
            }
            Class::NonJoiner if self.is_inside_joined_script(at + length) => {
                self.keep(character, length)
            }
            Class::Invisible | Class::VariationSelector | Class::Joiner | Class::NonJoiner => {
                self.remove(at, length)
            }
            Class::Visible if character.width() == Some(0) => {
                if self.marks == MOST_MARKS {
                    return self.remove(at, length);
                }
                self.marks += 1;
                self.last = Some(character);
                length
            }
            Class::Visible => self.keep(character, length),
        }
    }

    fn keep(&mut self, character: char, length: usize) -> usize {
        let goes_on = self.last == Some('\u{200d}')
            || matches!(
                character,
                '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'
            );
        if !goes_on {
            self.joiners = 0;
        }
        self.marks = 0;
        self.last = Some(character);
        length
    }

    fn replace(&mut self, at: usize, length: usize, replacement: char) -> usize {
        self.copy(at, length);
        self.cleaned.push(replacement);
        self.keep(replacement, length)
    }

    fn remove(&mut self, at: usize, length: usize) -> usize {
        self.copy(at, length);
        let count = self.raw[at..at + length].chars().count();
        let gap = self.cleaned.len() - self.last_removal;
        self.last_removal = self.cleaned.len();
        note_removal(&mut self.removed, gap, count);
        length
    }

    /// Copies what stayed up to `at`, and steps over `length` bytes.
    fn copy(&mut self, at: usize, length: usize) {
        if self.copied == 0 {
            self.cleaned.reserve(self.raw.len());
        }
        self.cleaned.push_str(&self.raw[self.copied..at]);
        self.copied = at + length;
    }

    /// Whether a joiner that is followed by `next` holds an emoji together.
    fn is_inside_emoji(&self, next: usize) -> bool {
        let is_joined = |character| joins_in_emoji(character) || character == '\u{fe0f}';
        self.joiners < MOST_JOINERS
            && self.last.is_some_and(is_joined)
            && self.raw[next..].starts_with(joins_in_emoji)
    }

    /// Whether a non-joiner that is followed by `next` is part of the
    /// spelling.
    fn is_inside_joined_script(&self, next: usize) -> bool {
        self.last.is_some_and(is_joined_script) && self.raw[next..].starts_with(is_joined_script)
    }
}

/// The length of the colour sequence `text` starts with.
fn sgr_length(text: &str) -> Option<usize> {
    let parameters = text.strip_prefix("\u{1b}[")?;
    let end = parameters.find(|byte: char| !matches!(byte, '0'..='9' | ';' | ':'))?;
    parameters[end..]
        .starts_with('m')
        .then_some("\u{1b}[".len() + end + 1)
}

/// Appends a removal, joined with the one before if nothing is between.
fn note_removal(removed: &mut Vec<Removal>, gap: usize, count: usize) {
    let mut gap = gap;
    while gap > u32::MAX as usize {
        let (gap_part, count) = (u32::MAX, 0);
        removed.push(Removal {
            gap: gap_part,
            count,
        });
        gap -= u32::MAX as usize;
    }
    let (gap, count) = (saturated(gap), saturated(count));
    match removed.last_mut() {
        Some(last) if gap == 0 => last.count = last.count.saturating_add(count),
        _ => removed.push(Removal { gap, count }),
    }
}

fn saturated(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
