//! A line being typed: a search pattern or a note.

use crate::text::{CleanText, graphemes};

/// The text typed so far and where the cursor stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    /// A byte offset on a grapheme boundary.
    cursor: usize,
}

/// A change to the line, named as in a shell's line editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// One grapheme to the left.
    Left,
    /// One grapheme to the right.
    Right,
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
    /// Erases everything before the cursor.
    EraseToStart,
    /// Erases everything from the cursor on.
    EraseToEnd,
}

impl Prompt {
    /// A line that holds `text`, with the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut prompt = Self::default();
        prompt.insert(text);
        prompt
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

    /// Types `text`, which may be pasted: line breaks become spaces.
    pub fn insert(&mut self, text: &str) {
        let line = CleanText::new(text).replace(['\n', '\t'], " ");
        self.text.insert_str(self.cursor, &line);
        self.cursor += line.len();
    }

    /// Moves or erases.
    pub fn edit(&mut self, edit: Edit) {
        let (left, right) = (self.left(), self.right());
        match edit {
            Edit::Left => self.cursor = left,
            Edit::Right => self.cursor = right,
            Edit::Home => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
            Edit::EraseBack => self.erase_from(left),
            Edit::EraseForward => self.text.replace_range(self.cursor..right, ""),
            Edit::EraseWord => self.erase_from(self.word_start()),
            Edit::EraseToStart => self.erase_from(0),
            Edit::EraseToEnd => self.text.truncate(self.cursor),
        }
    }

    fn erase_from(&mut self, start: usize) {
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
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
    fn a_pasted_line_break_is_a_space() {
        check("one\ntwo\t三", &[], "one two 三|");
    }
}
