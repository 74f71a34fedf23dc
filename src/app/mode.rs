//! Which keys are in force: what lies over the panes, or is being typed, decides.

/// Which keys are in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The text panes.
    Reading,
    /// The text panes, while a piece of the text is selected.
    Selecting,
    /// The list of speakers.
    Speakers,
    /// A list without keys of its own: places in the article, messages.
    List,
    /// The speaker map.
    Map,
    /// Everything that is told of a word.
    Entry,
    /// The outline.
    Outline,
    /// The list of links.
    Links,
    /// The list of encodings.
    Encodings,
    /// The list of the vocabulary.
    Words,
    /// The list of bookmarks.
    Bookmarks,
    /// The help.
    Help,
    /// The library.
    Library,
    /// What a list is narrowed by is being typed.
    Filtering,
    /// A command is being typed into the palette.
    Palette,
    /// A search pattern is being typed.
    Typing,
    /// What the reader has to say about a bookmark is being typed.
    Form,
}

impl Mode {
    /// Whether keys type text.
    #[must_use]
    pub fn is_typing(self) -> bool {
        matches!(
            self,
            Self::Typing | Self::Filtering | Self::Palette | Self::Form
        )
    }
}
