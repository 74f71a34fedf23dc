//! The text of HTML, Pango and XDXF, as far as dictionaries use them.

use html_escape::decode_html_entities;
use memchr::memmem::find_iter;

/// Elements that begin a row of their own.
const BLOCKS: [&str; 20] = [
    "br",
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "tr",
    "table",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "def",
];
/// Elements whose content is not to be read.
const UNREAD: [&str; 3] = ["script", "style", "head"];

/// The text without marks and entities. `keeps_lines` tells whether the ends of lines
/// count, as in Pango and XDXF but not in HTML.
pub fn plain(marked: &str, keeps_lines: bool) -> String {
    let mut text = String::with_capacity(marked.len());
    let mut rest = marked;
    while let Some(at) = rest.find('<') {
        push(&mut text, &rest[..at], keeps_lines);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<![CDATA[") {
            let (content, next) = after.split_once("]]>").unwrap_or((after, ""));
            text.push_str(content);
            rest = next;
        } else if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.split_once("-->").map_or("", |(_, next)| next);
        } else if rest[1..]
            .starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next))
        {
            let Some(end) = rest.find('>') else {
                break;
            };
            let name = name(&rest[1..end]);
            if BLOCKS.contains(&name.as_str()) && !text.ends_with('\n') {
                text.push('\n');
            }
            let has_content = !rest.starts_with("</") && !rest[..end].ends_with('/');
            rest = &rest[end + 1..];
            if has_content && UNREAD.contains(&name.as_str()) {
                rest = &rest[end_of(&name, rest)..];
            }
        } else {
            text.push('<');
            rest = &rest[1..];
        }
    }
    push(&mut text, rest, keeps_lines);
    text
}

/// Takes the first `<name>…</name>` out of the text; returns what is in it.
pub fn take(marked: &mut String, name: &str) -> Option<String> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let start = marked.find(&open)?;
    let inside = start + open.len();
    let end = inside + marked[inside..].find(&close)?;
    let taken = marked[inside..end].to_owned();
    marked.replace_range(start..end + close.len(), "");
    Some(taken)
}

/// Where the end tag of an element begins; the end of the text where it has none.
fn end_of(name: &str, text: &str) -> usize {
    let mut tags = find_iter(text.as_bytes(), b"</").map(|at| (at, &text[at + 2..]));
    let tag = tags.find(|(_, tag)| {
        tag.get(..name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
    });
    tag.map_or(text.len(), |(at, _)| at)
}

/// The name of an element in lower case: of `/DIV class="a"` it is `div`.
fn name(tag: &str) -> String {
    let tag = tag.trim_start_matches('/');
    let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric());
    tag[..end.unwrap_or(tag.len())].to_ascii_lowercase()
}

fn push(text: &mut String, raw: &str, keeps_lines: bool) {
    let decoded = decode_html_entities(raw);
    if keeps_lines {
        text.push_str(&decoded);
    } else {
        text.extend(
            decoded
                .chars()
                .map(|letter| if letter == '\n' { ' ' } else { letter }),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(marked: &str, expected: &str) {
        assert_eq!(plain(marked, false), expected);
    }

    #[test]
    fn elements_are_left_out_and_blocks_begin_rows() {
        check("<b>house</b> <i>n.</i>", "house n.");
        check("<div>房屋</div><p>家", "\n房屋\n家");
        check("a &lt; b &amp; c&#33;", "a < b & c!");
        check("1 < 2, 3>2", "1 < 2, 3>2");
        check("<style>b { color: red }</style>房", "房");
        check("<STYLE>b { color: red }</Style>房", "房");
        check("<script src='x'/>房", "房");
        check("<!-- no --><![CDATA[a <b> c]]>", "a <b> c");
        check("open <a href='x", "open <a href='x");
        assert_eq!(plain("one\n<span size='x'>two</span>", true), "one\ntwo");
    }

    #[test]
    fn an_element_is_taken_out() {
        let mut marked = "<k>house</k>\n<tr>haʊs</tr> n. 房屋".to_owned();
        assert_eq!(take(&mut marked, "tr").as_deref(), Some("haʊs"));
        assert_eq!(marked, "<k>house</k>\n n. 房屋");
        assert_eq!(take(&mut marked, "tr"), None);
    }
}
