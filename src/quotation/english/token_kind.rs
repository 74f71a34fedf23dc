//! What a token is by its first character alone: a word, with or without a capital, or
//! one of the marks.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word that starts with a capital or a figure.
    Capital,
    /// Any other word.
    Lower,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A full stop, question or exclamation mark that may end a sentence.
    Stop,
    /// A dash or semicolon, which part clauses.
    Break,
    /// A bracket.
    Bracket,
    /// A quotation mark.
    Quote,
    /// Anything else.
    Other,
}
