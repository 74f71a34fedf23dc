//! What is to be done with each character, after the Unicode Character
//! Database: general categories Cc and Mn/Me, `Default_Ignorable_Code_Point`
//! and `Extended_Pictographic`, as far as text in the wild has them.

use crate::text::is_han;
use unicode_width::UnicodeWidthChar;

/// What is to be done with a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// It is shown as it is.
    Plain,
    /// It combines with the character before it.
    Mark,
    /// It may join its neighbours into one.
    Joiner,
    /// It shows nothing and is left out.
    Hidden,
    /// It ends a line.
    LineEnd,
    /// It may start a control sequence.
    Escape,
    /// It is shown as another character.
    Shown(char),
}

pub(super) fn classify(character: char) -> Class {
    match character {
        '\n' | '\t' | ' '..='~' => Class::Plain,
        // Carriage return, vertical tab, form feed, next line, and Unicode's
        // line and paragraph separators.
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::LineEnd,
        '\u{1b}' => Class::Escape,
        '\0'..='\u{1f}' => {
            Class::Shown(char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'))
        }
        '\u{7f}' => Class::Shown('␡'),
        '\u{80}'..='\u{9f}' => Class::Shown('\u{fffd}'),
        '\u{200c}' | '\u{200d}' => Class::Joiner,
        // Text or emoji form: a mark like any other.
        '\u{fe0e}' | '\u{fe0f}' => Class::Mark,
        _ if is_ignorable(character) => Class::Hidden,
        _ if is_noncharacter(character) => Class::Shown('\u{fffd}'),
        _ if character >= '\u{300}' && character.width() == Some(0) => Class::Mark,
        _ => Class::Plain,
    }
}

/// `Default_Ignorable_Code_Point` and the interlinear annotation characters,
/// less the joiners and variation selectors handled before.
fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0d}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

fn is_noncharacter(character: char) -> bool {
    u32::from(character) & 0xfffe == 0xfffe || matches!(character, '\u{fdd0}'..='\u{fdef}')
}

/// Whether an emoji can stand in a joined one.
pub(super) fn is_emoji(character: char) -> bool {
    matches!(character, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2190}'..='\u{21ff}' | '\u{2b00}'..='\u{2bff}')
}

/// Whether an emoji can be joined to what follows. Its form and its skin are
/// marks after it, so the last plain character counts.
pub(super) fn can_be_joined(character: char) -> bool {
    is_emoji(character)
}

/// Whether a letter belongs to a script that is written with joiners: Arabic,
/// the scripts of India, and their neighbours.
pub(super) fn is_joining_script(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{18af}') && !is_han(character)
}
