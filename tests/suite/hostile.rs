//! Hostile input to the gate for text, the decoder, the guard and each parser:
//! what must hold of any bytes is in `fuzz/bodies.rs`, which cargo-fuzz uses too.

#[path = "../../fuzz/bodies.rs"]
mod bodies;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::Union;
use std::fmt;

/// What breaks readers: controls, marks, half characters, and the syntax of
/// every format, whole and in halves.
const PIECES: [&str; 74] = [
    "\u{1b}[31m",
    "\u{1b}]52;c;aGk=\u{7}",
    "\u{9b}2J",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{200d}",
    "\u{e0041}",
    "\u{feff}",
    "\0",
    "\r\n",
    "\r",
    "\u{85}",
    "\u{2028}",
    "\t",
    "e\u{301}\u{301}\u{301}",
    "\u{301}",
    "👩\u{200d}👩\u{200d}👧",
    "中文",
    "他说：“好。”",
    "\"Yes,\" she said. ",
    "\u{fffd}",
    "\u{1f1e8}\u{1f1f3}",
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml version='1.0' encoding='gbk'?>",
    "<!DOCTYPE html>",
    "<html lang=zh>",
    "<body>",
    "<div class='en comment'>",
    "</div>",
    "<p>",
    "</p>",
    "<br>",
    "<table><tr><td>",
    "<td>",
    "</table>",
    "<li>",
    "<ul>",
    "<ol start=99999999999>",
    "<a href='javascript:x'>",
    "</a>",
    "<pre>",
    "<script>",
    "</script>",
    "<noscript>",
    "<svg><title>",
    "<ruby>汉<rt>hàn</rt></ruby>",
    "<sup>12</sup>",
    "<img alt='a picture of it'>",
    "&nbsp;",
    "&#x1b;",
    "&#27",
    "&amp;amp;",
    "<rss version='2.0'><channel><item><title>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
    "</item>",
    "---\ntitle: x\n---\n",
    "# ",
    "| a | b |\n|---|---|\n",
    "> ",
    "- ",
    "1. ",
    "```\n",
    "[x](y)",
    "![alt](z)",
    "[^1]",
    "\n\n",
    "word n. 词\n\n",
];

/// Bytes that are printed as far as they can be read.
struct Bytes(Vec<u8>);

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:?}", String::from_utf8_lossy(&self.0))
    }
}

fn hostile() -> impl Strategy<Value = Bytes> {
    let piece = Union::new([
        prop::sample::select(&PIECES[..])
            .prop_map(|piece| piece.as_bytes().to_vec())
            .boxed(),
        "[ -~一-丙]{0,12}".prop_map(String::into_bytes).boxed(),
        vec(any::<u8>(), 0..6).boxed(),
        (prop::sample::select(&PIECES[..]), 2..60_usize)
            .prop_map(|(piece, times)| piece.repeat(times).into_bytes())
            .boxed(),
    ]);
    vec(piece, 0..40).prop_map(|pieces| Bytes(pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_gate_holds(Bytes(bytes) in hostile()) { bodies::gate(&bytes); }

    #[test]
    fn any_bytes_are_decoded_or_refused(Bytes(bytes) in hostile()) { bodies::decoder(&bytes); }

    #[test]
    fn the_guard_holds(Bytes(bytes) in hostile()) { bodies::guard(&bytes); }

    #[test]
    fn any_bytes_are_a_text(Bytes(bytes) in hostile()) { bodies::plain(&bytes); }

    #[test]
    fn any_bytes_are_markdown(Bytes(bytes) in hostile()) { bodies::markdown(&bytes); }

    #[test]
    fn any_bytes_are_a_page(Bytes(bytes) in hostile()) { bodies::page(&bytes); }

    #[test]
    fn any_bytes_are_a_feed(Bytes(bytes) in hostile()) { bodies::feed(&bytes); }

    #[test]
    fn any_bytes_are_a_book(Bytes(bytes) in hostile()) { bodies::book(&bytes); }
}
