//! Where quotation marks open and close in a chunk of Chinese text, at the
//! outermost level. Says nothing of what the marks mean.

use super::annotated_text::AnnotatedText;
use crate::quotation::chinese::character::{Class, closing, is_break, is_final};

/// A stretch between a pair of quotation marks, in letters of its chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    /// The place of the opening mark (or the text goes on in an open quotation).
    pub(crate) open: usize,
    /// After the closing mark, or where the chunk ends.
    pub(crate) close: usize,
    /// The opening mark.
    pub(crate) mark: char,
    /// Whether it began in an earlier chunk, with or without a mark here.
    pub(crate) carried: bool,
    /// Whether the closing mark is there.
    pub(crate) closed: bool,
}

impl Region {
    /// The region with its marks, in letters of the chunk.
    pub(crate) fn span(self) -> std::ops::Range<usize> {
        self.open..self.close
    }
}

/// The longest title between 《 and 》, in letters.
const LONGEST_TITLE: usize = 60;

/// The quoted regions of `letters`. `carried` is the mark of a quotation left
/// open by the chunk before.
pub(crate) fn regions(letters: AnnotatedText<'_>, carried: Option<char>) -> Vec<Region> {
    let mut found = Vec::new();
    let mut open = carried.and_then(|mark| resume(&letters, mark));
    let mut start = open.as_ref().map_or(0, |region: &Region| region.open);
    if open.is_some_and(|region| letters.get(region.open) == Some(&region.mark)) {
        start += 1;
    }
    // How many marks of the outer kind are open inside the outer pair.
    let mut depth = 0_usize;
    let mut title_end = 0;
    while let Some(at) = letters.first(Class::Mark, start, letters.len()) {
        let letter = letters[at];
        start = at + 1;
        match &mut open {
            None => {
                if letter == '《' || letter == '〈' {
                    start = skip_title(&letters, at, &mut title_end) + 1;
                } else if opens(&letters, at) {
                    depth = 0;
                    open = Some(Region {
                        open: at,
                        close: at,
                        mark: letter,
                        carried: false,
                        closed: false,
                    });
                }
            }
            Some(region) => {
                if closes(&letters, at, region.mark) {
                    if depth == 0 {
                        region.close = at + 1;
                        region.closed = true;
                        found.extend(open.take());
                    } else {
                        depth -= 1;
                    }
                } else if letter == region.mark && opens(&letters, at) && is_paired(letter) {
                    depth += 1;
                }
            }
        }
    }
    if let Some(mut region) = open {
        region.close = letters.len();
        found.push(region);
    }
    found
}

/// Whether the opening and the closing form of `mark` differ.
fn is_paired(mark: char) -> bool {
    closing(mark).is_some_and(|close| close != '"')
}

/// The region that goes on from the chunk before: opened again by its mark,
/// or closed here by a mark that nothing here opened.
fn resume(letters: &[char], mark: char) -> Option<Region> {
    let close = closing(mark)?;
    let first = letters
        .iter()
        .position(|letter| !letter.is_whitespace())
        .unwrap_or(0);
    let again = letters.get(first) == Some(&mark);
    let closed_later = close != '"'
        && letters
            .iter()
            .find(|&&letter| letter == mark || letter == close)
            == Some(&close);
    (again || closed_later).then_some(Region {
        open: first,
        close: first,
        mark,
        carried: true,
        closed: false,
    })
}

/// Where the title that opens at `at` ends, or `at` if it has no near end.
/// `known` remembers the next closing mark, so that a text of nothing but 《
/// is read once.
fn skip_title(letters: &[char], at: usize, known: &mut usize) -> usize {
    if *known <= at {
        *known = letters[at..]
            .iter()
            .position(|letter| matches!(letter, '》' | '〉'))
            .map_or(letters.len(), |offset| at + offset);
    }
    if *known < letters.len() && *known - at <= LONGEST_TITLE {
        *known
    } else {
        at
    }
}

/// Whether the letter at `at` opens a quotation. An apostrophe or an inch
/// sign between Latin letters and digits does not.
fn opens(letters: &[char], at: usize) -> bool {
    let letter = letters[at];
    if closing(letter).is_none() {
        return false;
    }
    let before = at.checked_sub(1).map(|index| letters[index]);
    match letter {
        '‘' => !before.is_some_and(|before| before.is_ascii_alphanumeric()),
        '"' => !before.is_some_and(|before| before.is_ascii_digit()),
        _ => true,
    }
}

/// Whether the letter at `at` closes what `mark` opened. The opening form is
/// taken for a closing one where only a closing one makes sense, because input
/// methods often leave two opening marks.
fn closes(letters: &[char], at: usize, mark: char) -> bool {
    let letter = letters[at];
    if Some(letter) == closing(mark) || (mark == '“' && letter == '"') {
        return letter != '’'
            || !(at > 0
                && letters[at - 1].is_ascii_alphabetic()
                && letters.get(at + 1).is_some_and(char::is_ascii_alphabetic));
    }
    letter == mark
        && (letter == '"'
            || (at > 0
                && is_break(letters[at - 1])
                && letters
                    .get(at + 1)
                    .is_none_or(|&next| !next.is_alphanumeric() || is_final(letters[at - 1]))))
}

#[cfg(test)]
mod tests {
    use super::super::annotated_text::Annotations;
    use super::super::name_statistics::NameStatistics;
    use super::*;

    /// `marked` holds the expected regions between ⟦ and ⟧.
    #[track_caller]
    fn check(marked: &str) {
        let letters: Vec<char> = marked
            .chars()
            .filter(|letter| !matches!(letter, '⟦' | '⟧'))
            .collect();
        let mut shown = String::new();
        let statistics = NameStatistics::default();
        let spread = Annotations::of(letters.iter().copied());
        let found = regions(spread.letters(&statistics), None);
        for (at, letter) in letters.iter().enumerate() {
            if found.iter().any(|region| region.open == at) {
                shown.push('⟦');
            }
            shown.push(*letter);
            if found.iter().any(|region| region.close == at + 1) {
                shown.push('⟧');
            }
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn outer_marks_pair_up() {
        check("他说：⟦“好。”⟧她说：⟦“不。”⟧");
        check("他说：⟦“他问‘好吗’，我说‘“好”吧’。”⟧完");
        check("他說：⟦「他問『好嗎』。」⟧");
        check("他说：⟦\"好。\"⟧她说：⟦\"不。\"⟧");
        check("他说：⟦“好。“⟧她笑了。");
        check("《“一带一路”报告》说⟦“好”⟧");
        check("他说：⟦“没有完⟧");
        check("⟦‘it’s fine’⟧");
        check("没有");
    }
}
