//! JSON on standard output: no character reaches a terminal that would obey
//! it, or that would show text in another order than it is in.

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::io::{self, Write};

/// Writes `value` on one line, without its end.
pub(super) fn write_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Escaped(CompactFormatter));
    Ok(value.serialize(&mut serializer)?)
}

/// Writes `value` for people to read, without a line end.
pub(super) fn write_pretty(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Escaped(PrettyFormatter::new()));
    Ok(value.serialize(&mut serializer)?)
}

/// Whether `character` is written as an escape: the controls that JSON does not
/// require to be escaped (DEL and C1), and what changes the direction of text
/// or is not seen at all.
fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// The layout of another formatter, with hidden characters escaped.
struct Escaped<F>(F);

impl<F: Formatter> Formatter for Escaped<F> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(is_hidden) {
            out.write_all(&rest.as_bytes()[..at])?;
            let mut after = rest[at..].chars();
            let mut units = [0; 2];
            for unit in after.next().unwrap_or_default().encode_utf16(&mut units) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = after.as_str();
        }
        out.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn hidden_characters_are_escaped_and_read_again() {
        let value =
            json!({ "一\u{9b}31m": ["a\u{202e}b\u{7f}", "\u{1b}\u{e0041}", "👩\u{200d}🚀", 1] });
        let (mut line, mut pretty) = (Vec::new(), Vec::new());
        write_line(&mut line, &value).expect("memory takes it");
        write_pretty(&mut pretty, &value).expect("memory takes it");
        let line = String::from_utf8(line).expect("it is text");
        assert_eq!(
            line,
            r#"{"一\u009b31m":["a\u202eb\u007f","\u001b\udb40\udc41","👩\u200d🚀",1]}"#
        );
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&line).expect("it is JSON"),
            value
        );
        let plain = json!({ "a": [1, {"b": "c"}], "d": {}, "e": [] });
        let mut pretty = Vec::new();
        write_pretty(&mut pretty, &plain).expect("memory takes it");
        assert_eq!(
            String::from_utf8(pretty).expect("it is text"),
            format!("{plain:#}")
        );
    }
}
