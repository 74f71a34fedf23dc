//! Text being typed: a line, as a search pattern is, or the lines of a note.

use crate::text::{CleanText, floor_char_boundary, graphemes};

/// The text typed so far and where the cursor stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    /// A byte offset on a grapheme boundary.
    cursor: usize,
    /// Whether it may have more than one line.
    has_lines: bool,
}

/// A change to the text, named as in a shell's line editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// One grapheme to the left.
    Left,
    /// One grapheme to the right.
    Right,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// A new line.
    NewLine,
    /// To the start of the line.
    Home,
    /// To the end of the line.
    End,
    /// Erases the grapheme before the cursor.
    EraseBack,
    /// Erases the grapheme under the cursor.
    EraseForward,
    /// Erases the word before the cursor.
    EraseWord,
    /// Erases everything on the line before the cursor.
    EraseToStart,
    /// Erases everything on the line from the cursor on.
    EraseToEnd,
}

/// The most bytes that are typed or pasted into one line: a longer pattern or
/// name was copied by mistake.
const LONGEST_LINE: usize = 4 << 10;

impl Prompt {
    /// A line that holds `text`, with the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::default().holding(text)
    }

    /// Lines that hold `text`, with the cursor at their end.
    #[must_use]
    pub fn lines(text: &str) -> Self {
        let empty = Self {
            has_lines: true,
            ..Self::default()
        };
        empty.holding(text)
    }

    /// Whatever its length: a name from elsewhere must not be cut by opening
    /// the form.
    fn holding(mut self, text: &str) -> Self {
        self.text = self.fitting(text);
        self.cursor = self.text.len();
        self
    }

    /// `text` as it can stand here.
    fn fitting(&self, text: &str) -> String {
        let text = CleanText::new(text).replace('\t', " ");
        if self.has_lines {
            text
        } else {
            text.replace('\n', " ")
        }
    }

    /// What has been typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor, and what stands after it.
    #[must_use]
    pub fn around_cursor(&self) -> (&str, &str) {
        self.text.split_at(self.cursor)
    }

    /// Types `text`, which may be pasted: in a line, line breaks become
    /// spaces, and what is beyond all measure is left out.
    pub fn insert(&mut self, text: &str) {
        let mut text = self.fitting(text);
        if !self.has_lines {
            let room = LONGEST_LINE.saturating_sub(self.text.len());
            text.truncate(floor_char_boundary(&text, room));
        }
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
    }

    /// Moves or erases.
    pub fn edit(&mut self, edit: Edit) {
        let (left, right) = (self.left(), self.right());
        match edit {
            Edit::Left => self.cursor = left,
            Edit::Right => self.cursor = right,
            Edit::Up => self.go_to_line(self.line_start().checked_sub(1)),
            Edit::Down => self.go_to_line(Some(self.line_end() + 1)),
            Edit::NewLine => {
                if self.has_lines {
                    self.insert("\n");
                }
            }
            Edit::Home => self.cursor = self.line_start(),
            Edit::End => self.cursor = self.line_end(),
            Edit::EraseBack => self.erase_from(left),
            Edit::EraseForward => self.text.replace_range(self.cursor..right, ""),
            Edit::EraseWord => self.erase_from(self.word_start()),
            Edit::EraseToStart => self.erase_from(self.line_start()),
            Edit::EraseToEnd => {
                let end = self.line_end();
                self.text.replace_range(self.cursor..end, "");
            }
        }
    }

    fn erase_from(&mut self, start: usize) {
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    /// Whether the cursor stands on the first line.
    #[must_use]
    pub fn is_on_first_line(&self) -> bool {
        self.line_start() == 0
    }

    fn line_start(&self) -> usize {
        self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        let rest = &self.text[self.cursor..];
        rest.find('\n')
            .map_or(self.text.len(), |at| self.cursor + at)
    }

    /// To the line with the byte offset `place`, as many characters into it as
    /// the cursor is into its own; nowhere if there is no such line.
    fn go_to_line(&mut self, place: Option<usize>) {
        let Some(place) = place.filter(|place| *place <= self.text.len()) else {
            return;
        };
        let column = graphemes(&self.text[self.line_start()..self.cursor]).count();
        self.cursor = place;
        let (start, end) = (self.line_start(), self.line_end());
        let at = graphemes(&self.text[start..end]).nth(column);
        self.cursor = at.map_or(end, |(at, _)| start + at);
    }

    fn left(&self) -> usize {
        graphemes(&self.text[..self.cursor])
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        let rest = graphemes(&self.text[self.cursor..]).nth(1);
        rest.map_or(self.text.len(), |(at, _)| self.cursor + at)
    }

    fn word_start(&self) -> usize {
        let before = self.text[..self.cursor].trim_end();
        before.rfind(char::is_whitespace).map_or(0, |space| {
            space + before[space..].chars().next().map_or(0, char::len_utf8)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types `before`, makes the edits, and compares the line with `|` at the
    /// cursor.
    #[track_caller]
    fn check(before: &str, edits: &[Edit], expected: &str) {
        let mut prompt = Prompt::new(before);
        for edit in edits {
            prompt.edit(*edit);
        }
        let (left, right) = prompt.around_cursor();
        assert_eq!(format!("{left}|{right}"), expected);
    }

    #[test]
    fn editing_goes_by_what_the_reader_sees_as_one_character() {
        check("马萨耶夫e\u{301}", &[Edit::EraseBack], "马萨耶夫|");
        check(
            "马萨耶夫",
            &[Edit::Left, Edit::Left, Edit::EraseForward],
            "马萨|夫",
        );
        check("ab", &[Edit::Home, Edit::Right, Edit::EraseToEnd], "a|");
        check("one two  ", &[Edit::EraseWord], "one |");
        check("一 二", &[Edit::EraseWord, Edit::EraseWord], "|");
        check("ab", &[Edit::Left, Edit::EraseToStart, Edit::End], "b|");
    }

    #[test]
    fn at_the_ends_nothing_happens() {
        check(
            "",
            &[
                Edit::Left,
                Edit::EraseBack,
                Edit::Right,
                Edit::EraseForward,
                Edit::EraseWord,
            ],
            "|",
        );
    }

    #[test]
    fn lines_are_edited_one_by_one() {
        let mut prompt = Prompt::lines("一二三\nab\n四五六七");
        for (edit, expected) in [
            (Edit::Up, "一二三\nab|\n四五六七"),
            (Edit::Home, "一二三\n|ab\n四五六七"),
            (Edit::Right, "一二三\na|b\n四五六七"),
            (Edit::Up, "一|二三\nab\n四五六七"),
            (Edit::Up, "一|二三\nab\n四五六七"),
            (Edit::EraseToEnd, "一|\nab\n四五六七"),
            (Edit::NewLine, "一\n|\nab\n四五六七"),
            (Edit::Down, "一\n\n|ab\n四五六七"),
            (Edit::End, "一\n\nab|\n四五六七"),
            (Edit::EraseToStart, "一\n\n|\n四五六七"),
            (Edit::EraseBack, "一\n|\n四五六七"),
        ] {
            prompt.edit(edit);
            let (left, right) = prompt.around_cursor();
            assert_eq!(format!("{left}|{right}"), expected, "{edit:?}");
        }
        check("ab", &[Edit::NewLine, Edit::Down, Edit::Up], "ab|");
    }

    #[test]
    fn a_line_takes_a_few_kilobytes_and_a_note_everything() {
        let pasted = "桥".repeat(50_000);
        let (mut line, mut note) = (Prompt::default(), Prompt::lines(""));
        for prompt in [&mut line, &mut note] {
            prompt.insert(&pasted);
            prompt.insert("x");
        }
        assert!((4_000..=4_096).contains(&line.text().len()));
        assert_eq!(note.text().len(), pasted.len() + 1);
        // What is there already is not cut.
        assert_eq!(Prompt::new(&pasted).text(), pasted);
    }

    #[test]
    fn a_pasted_line_break_is_a_space() {
        check("one\ntwo\t三", &[], "one two 三|");
    }
}
