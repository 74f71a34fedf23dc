//! How a word is read, where the text of its article begins with that.

use crate::text::is_han;

/// Parts the reading from a text that begins with it: `*[haʊs]\nn. 房屋`, `house /haʊs/
/// <n>`. The headword itself is left out of the first line.
pub fn apart<'a>(text: &'a str, headword: &str) -> (&'a str, &'a str) {
    let text = text.trim_start();
    let text = match text.get(..headword.len()) {
        Some(start) if start.eq_ignore_ascii_case(headword) => {
            let rest = &text[headword.len()..];
            // A longer word is another.
            if rest.starts_with(char::is_alphanumeric) {
                text
            } else {
                rest.trim_start()
            }
        }
        _ => text,
    };
    reading(text).unwrap_or(("", text))
}

fn reading(text: &str) -> Option<(&str, &str)> {
    /// The longest reading, in bytes: longer is a remark in brackets.
    const LONGEST: usize = 60;
    let start = text.strip_prefix('*').unwrap_or(text);
    let (end, start) = match start.chars().next()? {
        '[' => (']', &start[1..]),
        '/' => ('/', &start[1..]),
        _ => return None,
    };
    let (reading, rest) = start.split_once(end)?;
    // [法] 下议院: the subject that a meaning belongs to.
    let is_label = reading.contains(is_han);
    let is_one =
        !reading.is_empty() && reading.len() <= LONGEST && !reading.contains('\n') && !is_label;
    is_one.then(|| (reading.trim(), rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_in_brackets_or_strokes() {
        assert_eq!(apart("*['haus]\nn. 房屋", "house"), ("'haus", "n. 房屋"));
        assert_eq!(
            apart("house /haʊs/ <n>\n 房屋", "house"),
            ("haʊs", "<n>\n 房屋")
        );
        assert_eq!(apart("Household n.", "house"), ("", "Household n."));
        assert_eq!(apart("n. 房屋", "house"), ("", "n. 房屋"));
        assert_eq!(apart("[法] 下议院", "House"), ("", "[法] 下议院"));
        assert_eq!(apart("[open", "x"), ("", "[open"));
        assert_eq!(apart("", "房"), ("", ""));
    }
}
