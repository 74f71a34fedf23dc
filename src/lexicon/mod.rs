//! Words: what the dictionary knows of them.

/// The dictionary, and what is derived from it.
#[derive(Debug)]
pub struct Lexicon;

impl Lexicon {
    /// The one that is part of the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &Self
    }
}
