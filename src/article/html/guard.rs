//! What stands before the parser of HTML: its cost grows with the square of
//! open elements and of attributes, so that half a megabyte can take minutes.
//! Pages by people have forty open elements and twenty attributes at most.

use super::tokens::{Open, Token, Tokens};
use std::borrow::Cow;
use std::ops::Range;

/// The most elements that are open at once.
const MOST_OPEN: usize = 512;

/// Elements that have no end, or that the next of their kind ends.
const UNCOUNTED: [&str; 31] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option",
    "optgroup", "rp", "rt", "html", "head", "body",
];

/// What browsers show that run no scripts: pictures, and requests to run them.
const WITHOUT_SCRIPTS: &str = "noscript";

/// Elements without an inside, which `/>` may end in HTML too.
const VOID: usize = 14;

/// `html` without the tags and attributes that are too many, and without what
/// is meant for browsers without scripts. In XML `<a/>` is
/// an element with its end, in HTML only its start: `is_xml` writes the end out.
#[must_use]
pub fn bounded(html: &str, is_xml: bool) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut copied = 0;
    // How many elements are open, and how many more were left out.
    let (mut open, mut left_out) = (0_usize, 0_usize);
    let mut in_noscript = false;
    for token in Tokens::new(html) {
        match token {
            Token::Open(tag) => {
                let name = html[tag.name.clone()].to_ascii_lowercase();
                if name == WITHOUT_SCRIPTS && (is_xml || !tag.is_closed) {
                    leave_out(&mut kept, html, &mut copied, &tag.range);
                    in_noscript = !tag.is_closed;
                    continue;
                }
                let kind = UNCOUNTED.iter().position(|known| *known == name);
                let is_void = kind.is_some_and(|kind| kind < VOID);
                let ends_itself = is_xml && tag.is_closed && !is_void;
                if kind.is_none() && !ends_itself {
                    if open >= MOST_OPEN {
                        left_out += 1;
                        leave_out(&mut kept, html, &mut copied, &tag.range);
                        continue;
                    }
                    open += 1;
                }
                if ends_itself || tag.kept + 2 < tag.range.end && is_cut(html, &tag) {
                    kept.push_str(&html[copied..tag.kept]);
                    copied = tag.range.end;
                    if ends_itself {
                        kept.push_str("></");
                        kept.push_str(&name);
                        kept.push('>');
                    } else {
                        // Set apart, or it would belong to the last attribute.
                        kept.push_str(if tag.is_closed { " />" } else { ">" });
                    }
                }
            }
            Token::Close { range, name } => {
                let name = html[name].to_ascii_lowercase();
                if name == WITHOUT_SCRIPTS {
                    if in_noscript {
                        copied = range.start;
                    }
                    leave_out(&mut kept, html, &mut copied, &range);
                    in_noscript = false;
                    continue;
                }
                if UNCOUNTED.contains(&name.as_str()) {
                    continue;
                }
                if left_out > 0 {
                    left_out -= 1;
                    leave_out(&mut kept, html, &mut copied, &range);
                } else {
                    open = open.saturating_sub(1);
                }
            }
            Token::Other(range) if in_noscript => copied = range.end,
            Token::Text(_) | Token::Other(_) => {}
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[copied..]);
    Cow::Owned(kept)
}

/// Copies what stands before `range`, and leaves that out.
fn leave_out(kept: &mut String, html: &str, copied: &mut usize, range: &Range<usize>) {
    kept.push_str(&html[*copied..range.start]);
    // With what follows it would be a tag that nobody has counted.
    if kept.ends_with('<') {
        kept.push(' ');
    }
    *copied = range.end;
}

/// Whether attributes follow those that are kept.
fn is_cut(html: &str, tag: &Open) -> bool {
    html[tag.kept..tag.range.end]
        .bytes()
        .any(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>'))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::MOST_ATTRIBUTES;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pages_by_people_pass_as_they_are() {
        let page = "<!DOCTYPE html><html><body class=a id='b>' title=\"<p>\"><script>if (a<b) x='</p>';</script>\
                    <p>one<p>two<br/><ul><li>three</ul><!-- <div> --></body></html>";
        assert!(matches!(bounded(page, false), Cow::Borrowed(_)));
    }

    #[test]
    fn nesting_is_cut_and_what_it_holds_is_kept() {
        let page = format!(
            "{}<p>text</p>{}",
            "<div>".repeat(2000),
            "</div>".repeat(2000)
        );
        let bounded = bounded(&page, false);
        assert_eq!(bounded.matches("<div>").count(), MOST_OPEN);
        assert_eq!(bounded.matches("</div>").count(), MOST_OPEN);
        assert!(bounded.contains("<p>text</p>"));
    }

    #[test]
    fn what_is_left_out_makes_no_tag_of_what_stands_around_it() {
        for around in ["<<div>div>", "<</div>div>", "<<noscript>x</noscript>div>"] {
            let page = "<div>".repeat(MOST_OPEN + 2000) + &around.repeat(2000);
            let once = bounded(&page, false);
            assert!(once.matches("<div>").count() <= MOST_OPEN, "{around}");
            assert_eq!(bounded(&once, false), once, "{around}");
        }
    }

    #[test]
    fn attributes_are_cut() {
        let attributes: String = (0..1000_u32)
            .map(|n| char::from_u32(u32::from('a') + n % 26).unwrap_or('a'))
            .flat_map(|c| [' ', c])
            .collect();
        let page = format!("<p{attributes}>text</p>");
        let bounded = bounded(&page, false);
        assert!(
            bounded.len() < 200 && bounded.ends_with(">text</p>"),
            "{bounded}"
        );
    }

    #[test]
    fn an_empty_element_for_browsers_without_scripts_goes_in_xml() {
        assert_eq!(bounded("<p>a<noscript/>b</p>", true), "<p>ab</p>");
    }

    /// Where a title has no end, its inside is what follows; found by fuzzing.
    #[test]
    fn a_tag_that_ends_itself_still_does_when_attributes_are_cut() {
        for last in [" a", " a=b"] {
            let page = format!(
                "<title{}/><style></title><noscript>x",
                last.repeat(MOST_ATTRIBUTES + 1)
            );
            let once = bounded(&page, false);
            assert!(once.len() < page.len());
            assert_eq!(bounded(&once, false), once);
        }
    }

    #[test]
    fn an_empty_element_of_xml_gets_its_end() {
        let page = "<html><head><title/></head><body><a id=\"x\"/><br/>text</body></html>";
        assert_eq!(
            bounded(page, true),
            "<html><head><title></title></head><body><a id=\"x\"></a><br/>text</body></html>"
        );
    }

    proptest! {
        #[test]
        fn anything_is_bounded_and_a_second_look_changes_nothing(
            pieces in prop::collection::vec(
                prop_oneof!["<[a-z]{1,4}( [a-z]=('x'|\"y\"|z))*/?>",  "</[a-z]{1,3}>", "<!--", "-->", "[<>&'\"= a一]{0,4}", "<script>", "</script>"],
                0..40,
            ),
            is_xml: bool,
        ) {
            let page = pieces.concat();
            let once = bounded(&page, is_xml).into_owned();
            prop_assert_eq!(&*bounded(&once, false), &*once);
        }
    }
}
