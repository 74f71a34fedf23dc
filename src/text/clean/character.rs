//! What each character could do to a terminal or a reader's trust.

use icu_properties::CodePointSetData;
use icu_properties::props::{
    DefaultIgnorableCodePoint, Emoji, EmojiModifier, ExtendedPictographic, Script,
};
use icu_properties::script::ScriptWithExtensions;

/// How a character is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// It is seen, or marks what is seen; it may stay.
    Visible,
    /// ESC, which may begin a colour sequence.
    Escape,
    /// CR, which may begin CR LF.
    CarriageReturn,
    /// Another character that ends a line and is not `\n`.
    LineBreak,
    /// A control or noncharacter, and what is shown for it.
    Control(char),
    /// Nobody sees it, but it changes order, width or matching.
    Invisible,
    /// U+FE0E or U+FE0F, text or emoji presentation.
    VariationSelector,
    /// U+200D.
    Joiner,
    /// U+200C.
    NonJoiner,
}

/// The class of `character`.
pub(super) fn class(character: char) -> Class {
    match character {
        '\n' | '\t' => Class::Visible,
        '\r' => Class::CarriageReturn,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::LineBreak,
        '\u{1b}' => Class::Escape,
        '\0'..='\u{1f}' => Class::Control(control_picture(character)),
        '\u{7f}' => Class::Control('␡'),
        '\u{80}'..='\u{9f}' => Class::Control(char::REPLACEMENT_CHARACTER),
        '\u{200c}' => Class::NonJoiner,
        '\u{200d}' => Class::Joiner,
        '\u{fe0e}' | '\u{fe0f}' => Class::VariationSelector,
        _ if is_invisible(character) => Class::Invisible,
        _ if is_noncharacter(character) => Class::Control(char::REPLACEMENT_CHARACTER),
        _ => Class::Visible,
    }
}

/// Whether `character` may reach a terminal: text that was cleaned holds no
/// other but line breaks and tabs.
#[must_use]
pub fn is_showable(character: char) -> bool {
    !character.is_control()
        && matches!(
            class(character),
            Class::Visible | Class::VariationSelector | Class::Joiner | Class::NonJoiner
        )
}

/// The picture Unicode has for a C0 control.
fn control_picture(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// What nobody sees by its nature (the bidi controls, the zero-width characters and
/// the tags), and interlinear annotation marks.
fn is_invisible(character: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
        || matches!(character, '\u{fff9}'..='\u{fffb}')
}

fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{fdd0}'..='\u{fdef}') || u32::from(character) & 0xfffe == 0xfffe
}

/// Whether `character` may be beside a joiner in an emoji: a pictograph, or a tone
/// of skin.
pub(super) fn joins_in_emoji(character: char) -> bool {
    CodePointSetData::new::<ExtendedPictographic>().contains(character)
        || CodePointSetData::new::<EmojiModifier>().contains(character)
}

/// Whether text or emoji presentation can be chosen for `character`.
pub(super) fn takes_selector(character: char) -> bool {
    CodePointSetData::new::<Emoji>().contains(character)
}

/// Whether `character` is of a script whose letters join, so that a
/// non-joiner between two of them is part of the spelling.
pub(super) fn is_joined_script(character: char) -> bool {
    const SCRIPTS: [Script; 16] = [
        Script::Arabic,
        Script::Syriac,
        Script::Nko,
        Script::Mandaic,
        Script::Devanagari,
        Script::Bengali,
        Script::Gurmukhi,
        Script::Gujarati,
        Script::Oriya,
        Script::Tamil,
        Script::Telugu,
        Script::Kannada,
        Script::Malayalam,
        Script::Sinhala,
        Script::Myanmar,
        Script::Khmer,
    ];
    // With the marks that several scripts share.
    let scripts = ScriptWithExtensions::new();
    SCRIPTS
        .into_iter()
        .any(|script| scripts.has_script(character, script))
}

/// How many bytes at the start of `text` need no look at single characters:
/// all of them are visible and none is a combining mark.
pub(super) fn harmless_prefix(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += match harmless_length(&bytes[at..]) {
            0 => return at,
            1 => ascii_prefix(&bytes[at..]),
            length => length,
        };
    }
}

/// How many bytes of harmless ASCII `bytes` starts with.
fn ascii_prefix(bytes: &[u8]) -> usize {
    let is_harmless = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n');
    let (chunks, _) = bytes.as_chunks::<32>();
    let whole = chunks
        .iter()
        .take_while(|chunk| chunk.iter().fold(true, |all, byte| all & is_harmless(byte)))
        .count();
    let at = 32 * whole;
    let rest = &bytes[at..];
    at + rest
        .iter()
        .position(|byte| !is_harmless(byte))
        .unwrap_or(rest.len())
}

/// The length of the first character of `bytes` (UTF-8) if its first bytes
/// tell that it is harmless, else 0.
fn harmless_length(bytes: &[u8]) -> usize {
    match *bytes {
        // U+4000 to U+9FFF, Chinese; U+B000 to U+CFFF, Korean.
        [0xe4..=0xe9 | 0xeb | 0xec, ..]
        // U+3000: Chinese punctuation and kana without their combining marks.
        | [0xe3, 0x80, 0x80..=0xa9 | 0xb0.., ..]
        | [0xe3, 0x81 | 0x83 | 0x84 | 0x86.., ..]
        | [0xe3, 0x82, ..=0x98 | 0x9b.., ..]
        // U+2010 to U+2027 and U+202F to U+205F, punctuation; U+2080 to
        // U+20BF, U+2100 to U+2CBF, symbols.
        | [0xe2, 0x80, 0x90..=0xa7 | 0xaf.., ..]
        | [0xe2, 0x81, ..=0x9f, ..]
        | [0xe2, 0x82 | 0x84..=0xb2, ..]
        // U+FF00 to U+FF7F, full-width forms.
        | [0xef, 0xbc | 0xbd, ..] => 3,
        [b'\t' | b'\n' | b' '..=b'~', ..] => 1,
        // U+00A0 to U+02FF, Greek, Cyrillic up to U+047F.
        [0xc2, 0xa0..=0xac | 0xae.., ..] | [0xc3..=0xcb | 0xce..=0xd1, ..] => 2,
        _ => 0,
    }
}
