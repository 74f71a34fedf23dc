//! Strings: what is safe to show, which language it is, where its sentences
//! end. Knows nothing of articles or screens.

mod clean;
mod script;
mod sentence;
mod width;
mod wrap;

pub use clean::{CleanText, SourceOffsets, clean_line};
pub use script::{Language, is_han};
pub use sentence::sentences;
pub use width::{graphemes, width};
pub use wrap::wrap;
