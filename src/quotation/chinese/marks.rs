//! Quoted regions of a Chinese paragraph.

use std::ops::Range;

/// What stands between two quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// Its bytes, marks included.
    pub(super) range: Range<usize>,
}

/// The outermost quoted regions, in order: “…”, 「…」, ‘…’ and straight marks,
/// whatever is nested in them. Titles in 《》 are no speech.
pub(super) fn regions(paragraph: &str) -> Vec<Region> {
    let mut regions = Vec::new();
    // The closing mark that is waited for, and where the region started.
    let mut open: Option<(char, usize)> = None;
    for (at, character) in paragraph.char_indices() {
        let end = at + character.len_utf8();
        match open {
            Some((closing, start)) if character == closing => {
                push(&mut regions, paragraph, start..end);
                open = None;
            }
            Some(_) => {}
            None => open = closing(character).map(|closing| (closing, at)),
        }
    }
    if let Some((closing, start)) = open
        && matches!(closing, '”' | '」')
    {
        push(&mut regions, paragraph, start..paragraph.trim_end().len());
    }
    regions
}

fn closing(opening: char) -> Option<char> {
    Some(match opening {
        '“' => '”',
        '「' => '」',
        '『' => '』',
        '‘' => '’',
        '"' | '＂' => opening,
        _ => return None,
    })
}

fn push(regions: &mut Vec<Region>, paragraph: &str, range: Range<usize>) {
    if paragraph[range.clone()].contains(char::is_alphanumeric) {
        regions.push(Region { range });
    }
}
