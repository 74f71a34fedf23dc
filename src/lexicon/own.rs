//! A dictionary of the reader's own, in the form of CC-CEDICT: compiled once, kept by
//! whoever has a disk, and read in place of the one that is part of the program. Its words
//! are words of the segmenter too, and its entries those that English words lead to.

use super::compiler;
use super::line::Line;
use super::reversal;
use super::seal::{seal, unseal};
use super::words::Segmenter;
use super::{Dictionary, Lexicon, WORDS};
use std::sync::{LazyLock, OnceLock};

/// What is told of a compiled dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// What its file was called.
    pub name: String,
    /// How many entries it has.
    pub entries: u64,
}

/// Gives a compiled dictionary, where one is kept.
pub type Load = fn() -> Option<Vec<u8>>;

static LOAD: OnceLock<Load> = OnceLock::new();

/// What is kept; it stays as long as the program runs.
static KEPT: LazyLock<Option<&'static [u8]>> = LazyLock::new(|| {
    let kept = LOAD.get()?()?;
    Some(kept.leak())
});

/// Has `load` asked for the reader's own dictionary when words are first looked up; the
/// first call counts.
pub fn load_with(load: Load) {
    let _ = LOAD.set(load);
}

/// The CC-CEDICT lines of `text`, which is called `name`, as a dictionary to be kept. Nothing
/// where it has no entries.
#[must_use]
pub fn compile(name: &str, text: &str) -> Option<Vec<u8>> {
    let entries = text.lines().filter_map(Line::parse).count() as u64;
    let segmenter = Segmenter::open(WORDS)?;
    let dictionary = compiler::dictionary(text);
    let words = compiler::longer_word_list(WORDS, text)?;
    let reversed = reversal::reversed(text, |word| segmenter.count(word));
    let entries = (entries > 0).then(|| entries.to_le_bytes())?;
    Some(seal(&[
        name.as_bytes(),
        &entries,
        &dictionary,
        &words,
        &reversed,
    ]))
}

/// What a dictionary is that [`compile`] made; nothing if these bytes are none.
#[must_use]
pub fn title(compiled: &[u8]) -> Option<Title> {
    let [name, entries, dictionary, _, _] = unseal(compiled)?;
    Dictionary::open_owned(dictionary)?;
    Some(Title {
        name: String::from_utf8(name.to_vec()).ok()?,
        entries: u64::from_le_bytes(entries.try_into().ok()?),
    })
}

/// The reader's own dictionary, if there is one that can be read.
pub(super) fn lexicon() -> Option<Lexicon> {
    let kept: &'static [u8] = (*KEPT)?;
    let [name, _, sections @ ..] = unseal::<5>(kept)?;
    Some(Lexicon {
        own_name: Some(String::from_utf8(name.to_vec()).ok()?),
        ..Lexicon::open(sections)?
    })
}

/// Whether one is kept that cannot be read.
pub(super) fn is_damaged() -> bool {
    KEPT.is_some() && Lexicon::embedded().own_name.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_is_compiled_with_its_name_and_size() {
        let text = "# mine\n醫院 医院 [yi1 yuan4] /zorble/\n醫生 医生 [yi1 sheng1] /blick/\n";
        let compiled = compile("mine.u8", text).expect("it has entries");
        let expected = Title {
            name: "mine.u8".to_owned(),
            entries: 2,
        };
        assert_eq!(title(&compiled), Some(expected));
        assert_eq!(title(&compiled[..compiled.len() / 2]), None);
        assert_eq!(compile("empty", "# nothing\n\nno entry"), None);
    }
}
