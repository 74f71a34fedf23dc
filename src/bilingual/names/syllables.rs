//! The characters that Chinese writes foreign names with.

use crate::lexicon::{Script, word_list};
use foldhash::HashSet;
use std::sync::LazyLock;

static SYLLABLES: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let list = include_str!("../../../assets/lexicons/chinese-words.txt");
    word_list::section(list, "syllables")
        .flat_map(str::chars)
        .collect()
});

/// Whether `letter`, in simplified writing, is one that foreign names are written with by
/// sound.
pub(crate) fn writes_sounds(letter: char) -> bool {
    SYLLABLES.contains(&letter)
}

/// `text` in simplified writing.
pub(super) fn simplified(text: &str) -> String {
    Script::Simplified.convert(text)
}
