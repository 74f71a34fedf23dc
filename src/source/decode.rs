//! Bytes to text: which encoding a source is in, and its characters. Never
//! fails for a wrong label; what is no text at all is told by its first bytes.

use super::magic;
use crate::error::Problem;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A source's text, and how its bytes were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The characters; U+FFFD where bytes meant none.
    pub text: String,
    /// The encoding's name in the Encoding Standard, or UTF-32.
    pub encoding: &'static str,
}

/// Reads `bytes` in the encoding `asked` for, else in the one they speak for.
/// What came with them (an HTTP header) is `declared`: a hint, often wrong.
///
/// The order, measured on pages that declare GBK and Big5 rightly, wrongly and
/// not at all: mark, UTF-8, UTF-8 with faults, UTF-16 by its zero bytes, the
/// declaration if it decodes cleanly, a guess by frequency.
///
/// # Errors
///
/// If the bytes are no text, or there is nothing in them.
pub fn decode(
    bytes: Vec<u8>,
    asked: Option<&'static Encoding>,
    declared: Option<&'static Encoding>,
) -> Result<Decoded, Problem> {
    if let Some(kind) = magic::kind(&bytes) {
        return Err(Problem::Format(kind));
    }
    let decoded = match asked {
        Some(encoding) => with(encoding, &bytes),
        None => detect(bytes, declared)?,
    };
    let is_empty = decoded
        .text
        .chars()
        .all(|character| character.is_whitespace() || character == '\u{feff}');
    if is_empty {
        return Err(Problem::Empty);
    }
    Ok(decoded)
}

fn detect(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<Decoded, Problem> {
    if let Some(decoded) = marked(&bytes) {
        return Ok(decoded);
    }
    if let Some(encoding) = utf16_by_zeros(&bytes) {
        return Ok(with(encoding, &bytes));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(utf8(text)),
        Err(error) => error.into_bytes(),
    };
    if is_faulty_utf8(&bytes) {
        return Ok(utf8(String::from_utf8_lossy(&bytes).into_owned()));
    }
    if memchr::memchr(0, &bytes[..bytes.len().min(8 << 10)]).is_some() {
        return Err(Problem::Binary);
    }
    if let Some(encoding) = declared.or_else(|| declaration(&bytes)) {
        let decoded = with(encoding, &bytes);
        if encoding != UTF_8 && !decoded.text.contains(is_unassigned) {
            return Ok(decoded);
        }
    }
    // A frequency is known long before the end of a large file.
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    detector.feed(sample, sample.len() == bytes.len());
    let decoded = with(detector.guess(None, Utf8Detection::Deny), &bytes);
    if is_noise(&decoded.text) {
        return Err(Problem::Binary);
    }
    Ok(decoded)
}

/// How many bytes a guess looks at.
const SAMPLE: usize = 1 << 20;

fn utf8(text: String) -> Decoded {
    let encoding = UTF_8.name();
    Decoded { text, encoding }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, encoding, _) = encoding.decode(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
    }
}

/// The text if a byte order mark says how to read it. The mark of UTF-32 begins
/// like that of UTF-16.
fn marked(bytes: &[u8]) -> Option<Decoded> {
    let units = |from_bytes: fn([u8; 4]) -> u32| {
        let (units, _) = bytes.as_chunks::<4>();
        let characters = units[1..]
            .iter()
            .map(|unit| char::from_u32(from_bytes(*unit)).unwrap_or(char::REPLACEMENT_CHARACTER));
        characters.collect()
    };
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => Some(Decoded {
            text: units(u32::from_le_bytes),
            encoding: "UTF-32LE",
        }),
        [0, 0, 0xfe, 0xff, ..] => Some(Decoded {
            text: units(u32::from_be_bytes),
            encoding: "UTF-32BE",
        }),
        _ => {
            let (encoding, length) = Encoding::for_bom(bytes)?;
            let (text, _) = encoding.decode_without_bom_handling(&bytes[length..]);
            Some(Decoded {
                text: text.into_owned(),
                encoding: encoding.name(),
            })
        }
    }
}

/// UTF-16 without a mark: its ASCII characters (in Chinese the line ends at
/// least) have a zero byte each, all on the same side, and what is decoded is
/// nearly all letters.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(64 << 10)];
    let (pairs, _) = sample.as_chunks::<2>();
    let first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0).count();
    let (encoding, zeros, strays) = if second > first {
        (UTF_16LE, second, first)
    } else {
        (UTF_16BE, first, second)
    };
    if zeros == 0 || strays * 20 > zeros || zeros * 100 < pairs.len() {
        return None;
    }
    let (text, _) = encoding.decode_without_bom_handling(&sample[..2 * pairs.len()]);
    let (mut plain, mut all) = (0, 0);
    for character in text.chars() {
        all += 1;
        plain += usize::from(matches!(character,
            '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{24f}'
            | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{303f}'
            | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ff5e}'));
    }
    (plain * 10 >= all * 9).then_some(encoding)
}

/// Of the bytes that are not ASCII, the least share in hundredths that must be
/// valid for a text to be UTF-8 with faults. Chinese in another encoding has a
/// third at most; a short text with a few bad bytes has more than this.
const VALID_SHARE: usize = 75;

/// Whether `bytes` are UTF-8 but for a few: worth reading with the signs of
/// what is missing (U+FFFD) in their place.
fn is_faulty_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        let beyond_ascii = |byte: &u8| !byte.is_ascii();
        valid += chunk.valid().bytes().filter(beyond_ascii).count();
        broken += chunk.invalid().len();
    }
    valid * (100 - VALID_SHARE) >= broken * VALID_SHARE
}

/// What a page or feed says of itself in its first two thousand bytes:
/// `<meta charset=…>`, `<meta … content="text/html; charset=…">`,
/// `<?xml … encoding="…"?>`.
fn declaration(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2 << 10)]).to_ascii_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let at = [("<meta", "charset="), ("<?xml", "encoding=")]
        .into_iter()
        .find_map(|(tag, name)| {
            let from = head.find(tag)?;
            Some(from + head[from..].find(name)? + name.len())
        })?;
    let label = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|character: char| {
        !character.is_ascii_alphanumeric() && !"-_:.".contains(character)
    })?;
    Encoding::for_label(&label.as_bytes()[..end])
}

/// Whether a wrong label gives such a character: none at all, or one for
/// private use, where the old tables put what they have no meaning for.
fn is_unassigned(character: char) -> bool {
    matches!(
        character,
        char::REPLACEMENT_CHARACTER | '\u{e000}'..='\u{f8ff}'
    )
}

/// Whether so many of the first characters are controls that nobody wrote this
/// to be read.
fn is_noise(text: &str) -> bool {
    let (mut noise, mut all) = (0, 0);
    for character in text.chars().take(4 << 10) {
        all += 1;
        let is_noise = character.is_control() && !character.is_whitespace()
            || character == char::REPLACEMENT_CHARACTER;
        noise += usize::from(is_noise);
    }
    noise * 10 > all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIMPLIFIED: &str =
        "市长说：“城市不会忘记，”记者从会议获悉，各地采取措施促进就业，稳定物价。\n";
    const TRADITIONAL: &str =
        "市長說：「城市不會忘記，」記者從會議獲悉，各地採取措施促進就業，穩定物價。\n";

    #[track_caller]
    fn check(bytes: &[u8], declared: Option<&str>, text: &str, encoding: &str) {
        let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
        let decoded = decode(bytes.to_vec(), None, declared).expect("it is a text");
        assert_eq!((&*decoded.text, decoded.encoding), (text, encoding));
    }

    #[track_caller]
    fn check_refused(bytes: &[u8], expected: &str) {
        let problem = decode(bytes.to_vec(), None, None).expect_err("it is no text");
        assert!(problem.to_string().contains(expected), "{problem}");
    }

    fn encoded(text: &str, label: &str) -> Vec<u8> {
        let encoding = Encoding::for_label(label.as_bytes()).expect("a label");
        encoding.encode(text).0.into_owned()
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf8_is_read_and_a_fault_in_it_is_shown() {
        check("网络 text".as_bytes(), None, "网络 text", "UTF-8");
        let mut broken = SIMPLIFIED.as_bytes().to_vec();
        broken.push(0xff);
        check(&broken, None, &format!("{SIMPLIFIED}\u{fffd}"), "UTF-8");
        // A wrong label does not turn good UTF-8 into something else.
        check(SIMPLIFIED.as_bytes(), Some("gbk"), SIMPLIFIED, "UTF-8");
        check("\u{feff}好".as_bytes(), None, "好", "UTF-8");
    }

    #[test]
    fn chinese_encodings_are_told_apart_without_a_label_or_with_a_wrong_one() {
        let gbk = encoded(SIMPLIFIED, "gbk");
        let big5 = encoded(TRADITIONAL, "big5");
        for label in [None, Some("utf-8")] {
            check(&gbk, label, SIMPLIFIED, "GBK");
            check(&big5, label, TRADITIONAL, "Big5");
        }
        check(&big5, Some("shift_jis"), TRADITIONAL, "Big5");
        check(
            &encoded(SIMPLIFIED, "gbk"),
            Some("gb18030"),
            SIMPLIFIED,
            "gb18030",
        );
    }

    #[test]
    fn a_page_tells_its_encoding() {
        let page = format!("<html><meta charset=gb2312><p>{}", "书");
        check(&encoded(&page, "gbk"), None, &page, "GBK");
        let feed = format!("<?xml version='1.0' encoding='big5'?><rss>{}", "書");
        check(&encoded(&feed, "big5"), None, &feed, "Big5");
    }

    #[test]
    fn utf16_and_utf32_are_read_with_their_marks_and_utf16_without() {
        let text = format!("{SIMPLIFIED}Mayor: yes\n");
        check(&utf16(&text, u16::to_le_bytes), None, &text, "UTF-16LE");
        check(&utf16(&text, u16::to_be_bytes), None, &text, "UTF-16BE");
        check(
            &utf16("plain\n", u16::to_le_bytes),
            None,
            "plain\n",
            "UTF-16LE",
        );
        let marked = format!("\u{feff}{text}");
        check(&utf16(&marked, u16::to_le_bytes), None, &text, "UTF-16LE");
        let utf32: Vec<u8> = marked
            .chars()
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect();
        check(&utf32, None, &text, "UTF-32LE");
    }

    #[test]
    fn western_text_with_one_byte_letters_is_read() {
        check(b"caf\xe9 \x93yes\x94", None, "café “yes”", "windows-1252");
    }

    #[test]
    fn the_encoding_asked_for_is_taken() {
        let asked = Encoding::for_label(b"big5");
        let decoded = decode(encoded("書", "big5"), asked, None).expect("it is a text");
        assert_eq!(decoded.text, "書");
    }

    #[test]
    fn what_is_no_text_is_refused_by_what_it_is() {
        check_refused(b"%PDF-1.7\n", "PDF");
        check_refused(b"\x1f\x8b\x08\x00", "gunzip");
        check_refused(b"\x89PNG\r\n\x1a\n", "picture");
        check_refused(b"\x7fELF\x02\x00\x00\xff\xfe\xc0\x80\x91", "program");
        check_refused(b"\x01\x00\x02\xff\xfe\x03\xc0\x80\x91", "binary");
        check_refused(b" \n\t", "empty");
        check_refused(b"", "empty");
    }

    #[test]
    fn zero_bytes_in_a_text_do_not_make_it_another_encoding() {
        let text = format!("{SIMPLIFIED}{}{SIMPLIFIED}", "\0".repeat(4096));
        check(text.as_bytes(), None, &text, "UTF-8");
    }

    proptest! {
        #[test]
        fn any_bytes_are_decoded_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = decode(bytes, None, None);
        }

        #[test]
        fn utf8_is_never_taken_for_anything_else(text in "[ -~一-龥“”é\n]{1,80}") {
            prop_assume!(!text.trim().is_empty() && magic::kind(text.as_bytes()).is_none());
            let decoded = decode(text.clone().into_bytes(), None, None);
            prop_assert_eq!(decoded.expect("it is a text").text, text);
        }
    }
}
