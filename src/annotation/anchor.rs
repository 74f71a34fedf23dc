//! How a bookmark finds its words again: a position, and a quotation with what
//! stands around it.

use super::Target;
use std::ops::Range;

/// The bytes of `text` that `target` means: its old position if the same words
/// stand there, or else the place with these words whose surroundings are most
/// alike. `None` if the words are gone.
#[must_use]
pub fn place(text: &str, target: &Target) -> Option<Range<usize>> {
    if target.exact.is_empty() {
        return None;
    }
    if let Some((at, _)) = text.char_indices().nth(target.start)
        && text[at..].starts_with(&target.exact)
    {
        return Some(at..at + target.exact.len());
    }
    memchr::memmem::find_iter(text.as_bytes(), &target.exact)
        .map(|at| at..at + target.exact.len())
        .max_by_key(|range| {
            let alike = alike(text, range, target);
            // Of two places that look the same the nearer to the old one.
            (alike, std::cmp::Reverse(range.start.abs_diff(target.start)))
        })
}

/// How many code points of the surroundings agree.
fn alike(text: &str, range: &Range<usize>, target: &Target) -> usize {
    let before = text[..range.start]
        .chars()
        .rev()
        .zip(target.prefix.chars().rev());
    let after = text[range.end..].chars().zip(target.suffix.chars());
    before.take_while(|(here, there)| here == there).count()
        + after.take_while(|(here, there)| here == there).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks ⟦so⟧ in `before`, then looks for the words in `after`, where they
    /// are expected ⟦so⟧, or nowhere.
    #[track_caller]
    fn check(before: &str, after: &str) {
        let find = |text: &str| Some(text.find('⟦')?..text.find('⟧')? - '⟦'.len_utf8());
        let clean = |text: &str| text.replace(['⟦', '⟧'], "");
        let marked = Target::new(&clean(before), find(before).expect("the words are marked"));
        assert_eq!(place(&clean(after), &marked), find(after), "{marked:?}");
    }

    #[test]
    fn words_are_found_where_they_were() {
        check("他说，⟦好⟧，他说，好。", "他说，⟦好⟧，他说，好。");
    }

    #[test]
    fn words_are_found_again_after_text_before_them_changed() {
        check("one. ⟦two⟧. three", "zero. one. ⟦two⟧. three");
        check(
            "yes, he said. ⟦yes⟧, she said",
            "New lead. yes, he said. ⟦yes⟧, she said",
        );
    }

    #[test]
    fn words_that_are_gone_are_nowhere() {
        check("one ⟦two⟧ three", "one three");
    }
}
