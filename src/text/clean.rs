//! The one gate for untrusted text. What comes out holds no control character
//! but line breaks and tabs, nothing that reorders or hides text, and no
//! floods of marks: it can be sent to a terminal as it is.

mod classes;

use classes::{Class, classify};
use std::ops::Deref;

/// Text that is safe to show, and where it stood in its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CleanText {
    text: String,
    /// Where code points of the source were left out: the byte offset in
    /// `text`, and how many.
    removed: Vec<(usize, usize)>,
}

/// The most combining marks on one character. Vietnamese and pinyin need two,
/// phonetic alphabets four or five; floods come in dozens.
const MOST_MARKS: usize = 8;
/// The most emoji joined into one. Families need four.
const MOST_JOINED: usize = 8;

impl CleanText {
    /// Makes `raw` safe to show.
    ///
    /// - Line ends of every kind become `\n`; tabs stay.
    /// - Colour sequences (SGR) are left out. Any other control is shown as its
    ///   picture (`␛`), so that nothing is hidden and nothing can be put
    ///   together again.
    /// - Characters that show nothing (zero-width, bidirectional controls,
    ///   tags, soft hyphens; Unicode's `Default_Ignorable_Code_Point`) are left
    ///   out, but for joiners where a script or an emoji needs them.
    /// - No character keeps more than eight combining marks.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        if raw
            .bytes()
            .all(|byte| matches!(byte, b'\n' | b'\t' | b' '..=b'~'))
        {
            return Self {
                text: raw.to_owned(),
                removed: Vec::new(),
            };
        }
        let mut cleaner = Cleaner {
            clean: Self {
                text: String::with_capacity(raw.len()),
                removed: Vec::new(),
            },
            marks: 0,
            joined: 0,
            last: '\n',
        };
        let mut rest = raw;
        while let Some(character) = rest.chars().next() {
            let length = cleaner.take(character, rest);
            rest = &rest[length..];
        }
        cleaner.clean
    }

    /// Converts byte offsets of this text to code points of its source.
    #[must_use]
    pub fn source_offsets(&self) -> SourceOffsets<'_> {
        SourceOffsets {
            text: self,
            byte: 0,
            code_points: 0,
            removed: 0,
        }
    }
}

/// `raw` as one clean line: for file names and whatever else must not break
/// one.
#[must_use]
pub fn clean_line(raw: &str) -> String {
    CleanText::new(raw).replace(['\n', '\t'], " ")
}

impl Deref for CleanText {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

/// Text on its way through the gate.
struct Cleaner {
    clean: CleanText,
    /// Combining marks on the last character.
    marks: usize,
    /// Emoji joined into the last one.
    joined: usize,
    /// The last character let through.
    last: char,
}

impl Cleaner {
    /// Takes the first character of `rest`, and whatever belongs to it;
    /// returns its length in bytes.
    fn take(&mut self, character: char, rest: &str) -> usize {
        let length = character.len_utf8();
        match classify(character) {
            Class::Plain => self.keep(character),
            Class::Mark if self.marks >= MOST_MARKS => self.remove(1),
            Class::Mark => {
                self.marks += 1;
                self.clean.text.push(character);
            }
            Class::Joiner => self.join(character, &rest[length..]),
            Class::Hidden => self.remove(1),
            Class::LineEnd => {
                self.keep('\n');
                if character == '\r' && rest[length..].starts_with('\n') {
                    self.remove(1);
                    return length + 1;
                }
            }
            Class::Escape => {
                if let Some(sequence) = color_sequence(rest) {
                    self.remove(sequence);
                    return sequence;
                }
                self.keep('␛');
            }
            Class::Shown(picture) => self.keep(picture),
        }
        length
    }

    fn keep(&mut self, character: char) {
        self.marks = 0;
        if self.last != '\u{200d}' {
            self.joined = 0;
        }
        self.last = character;
        self.clean.text.push(character);
    }

    /// Keeps a joiner where it joins: between emoji, or between letters of a
    /// script that writes with them. Next to Chinese or Latin it only hides.
    fn join(&mut self, joiner: char, rest: &str) {
        let next = rest.chars().next();
        let joins = next.is_some_and(|next| {
            if classes::is_emoji(next) {
                joiner == '\u{200d}'
                    && classes::can_be_joined(self.last)
                    && self.joined < MOST_JOINED
            } else {
                classes::is_joining_script(self.last) && classes::is_joining_script(next)
            }
        });
        if joins {
            self.joined += 1;
            self.last = joiner;
            self.clean.text.push(joiner);
        } else {
            self.remove(1);
        }
    }

    /// Leaves out `code_points` of the source.
    fn remove(&mut self, code_points: usize) {
        let at = self.clean.text.len();
        match self.clean.removed.last_mut() {
            Some((last, count)) if *last == at => *count += code_points,
            _ => self.clean.removed.push((at, code_points)),
        }
    }
}

/// The bytes, which are as many code points, of the colour sequence (SGR) that
/// `text` starts with.
fn color_sequence(text: &str) -> Option<usize> {
    const LONGEST: usize = 64;
    let parameters = text.strip_prefix("\u{1b}[")?;
    let end = parameters
        .bytes()
        .take(LONGEST)
        .position(|byte| !matches!(byte, b'0'..=b'9' | b';' | b':'))?;
    (parameters.as_bytes()[end] == b'm').then_some(end + 3)
}

/// Converts byte offsets of a [`CleanText`] to code points of its source.
/// Cheap when asked in rising order.
#[derive(Debug)]
pub struct SourceOffsets<'a> {
    text: &'a CleanText,
    byte: usize,
    code_points: usize,
    removed: usize,
}

impl SourceOffsets<'_> {
    /// The code point of the source at which the byte offset `byte` stands,
    /// which is a character boundary.
    pub fn code_point(&mut self, byte: usize) -> usize {
        // A step back, as from a cue to the mention before it, is short.
        while self.removed > 0 && self.text.removed[self.removed - 1].0 > byte {
            self.removed -= 1;
            self.code_points -= self.text.removed[self.removed].1;
        }
        if byte < self.byte {
            self.code_points -= self.text[byte..self.byte].chars().count();
        } else {
            self.code_points += self.text[self.byte..byte].chars().count();
        }
        self.byte = byte;
        while let Some(&(at, count)) = self.text.removed.get(self.removed)
            && at <= byte
        {
            self.code_points += count;
            self.removed += 1;
        }
        self.code_points
    }
}

#[cfg(test)]
mod tests;
