//! Names of people as the two languages write them: Chinese names by pinyin, foreign names
//! by a list of well-known ones and by their consonants.

mod consonants;
mod known;
mod likeness;
mod readings;
mod spelling;
mod syllables;

pub(crate) use consonants::{han_skeletons, latin_skeletons};
pub(crate) use known::{han_known, is_well_known, latin_known, well_known};
pub(crate) use likeness::{are_spellings, likeness};
pub(crate) use readings::{
    han_pinyin, is_pinyin, is_pinyin_surname, is_surname, latin_pinyin, latin_sound, readings,
};
pub(crate) use spelling::words;
pub(crate) use syllables::writes_sounds;
