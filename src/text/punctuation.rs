//! Which marks open and which close, in Chinese and in English setting.
//! Says nothing about where quotations are; only what may stand at the edge
//! of a row.

use super::is_han;

/// Whether `mark` opens: it belongs to what follows, so no row ends with it.
pub(super) fn opens(mark: char) -> bool {
    matches!(
        mark,
        '“' | '‘'
            | '《'
            | '〈'
            | '（'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '〖'
            | '〘'
            | '〚'
            | '〝'
            | '［'
            | '｛'
            | '｟'
            | '｢'
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
    )
}

/// Whether `mark` closes or ends something: it belongs to what precedes it,
/// so no row starts with it. Straight quotation marks are left to [`Quote`].
pub(super) fn closes(mark: char) -> bool {
    closes_wide(mark)
        || matches!(
            mark,
            '”' | '’'
                | '»'
                | '›'
                | '…'
                | '‥'
                | '⋯'
                | '·'
                | '‧'
                | ')'
                | ']'
                | '}'
                | ','
                | '.'
                | ';'
                | ':'
                | '!'
                | '?'
                | '%'
                | '°'
                | '‰'
                | '′'
                | '″'
                | '‼'
                | '⁇'
                | '⁈'
                | '⁉'
                | '｡'
                | '､'
                | '｣'
                | '･'
        )
}

/// The closing marks that are as wide as a Chinese character.
pub(super) fn closes_wide(mark: char) -> bool {
    matches!(
        mark,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '》'
            | '〉'
            | '）'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '〗'
            | '〙'
            | '〛'
            | '〞'
            | '〟'
            | '］'
            | '｝'
            | '｠'
            | '．'
            | '／'
            | '・'
            | '～'
            | '〜'
            | '％'
            | '℃'
            | '℉'
    )
}

/// Whether `mark` is set in runs that are one sign: `……` and `——`.
pub(super) fn is_doubled(mark: char) -> bool {
    matches!(mark, '…' | '⋯' | '—' | '―' | '⸺')
}

/// Whether `character` is set as wide as a Chinese character: Chinese, kana,
/// and their marks.
pub(super) fn is_east_asian(character: char) -> bool {
    is_han(character)
        || closes_wide(character)
        || matches!(character, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}')
}

/// What a quotation mark does where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quote {
    /// It begins a quotation.
    Opens,
    /// It ends one, or is an apostrophe.
    Closes,
    /// A straight mark whose neighbours do not tell.
    Unclear,
}

impl Quote {
    /// What the straight mark between `before` and `after` does (`None`: the
    /// text ends there). Only neighbours are asked, so the answer does not
    /// depend on marks further away.
    pub(super) fn of_straight(before: Option<char>, after: Option<char>) -> Self {
        let Some(after) = after.filter(|after| !after.is_whitespace()) else {
            return Self::Closes;
        };
        let Some(before) = before.filter(|before| !before.is_whitespace()) else {
            return Self::Opens;
        };
        if opens(before) || matches!(before, '：' | ':' | '—' | '–') {
            Self::Opens
        } else if closes(after) || matches!(after, '—' | '–') || is_straight(after) {
            Self::Closes
        } else {
            Self::Unclear
        }
    }
}

/// Whether `mark` is a straight quotation mark or apostrophe.
pub(super) fn is_straight(mark: char) -> bool {
    matches!(mark, '"' | '\'')
}
