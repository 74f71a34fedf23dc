//! Input that may have no end: a file is read only if it is a regular one of a
//! reasonable size, a line only up to a limit.

use std::fs::{self, File};
use std::io::{self, BufRead, Read};
use std::path::Path;

/// The largest file with bookmarks or settings, in megabytes.
const LARGEST_FILE: u64 = 256;
/// The longest line of a stream, in megabytes.
const LONGEST_LINE: u64 = 64;

/// UTF-8 text may begin with it; it means nothing.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The content of a regular file without a byte order mark. A named pipe or a
/// device could keep the program waiting, or never end.
///
/// # Errors
///
/// If it is something else, too large, or cannot be read.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    read_all(File::open(path)?)
}

/// Everything from `reader` without a byte order mark.
///
/// # Errors
///
/// If it is more than a file may hold, or cannot be read.
pub fn read_all(reader: impl Read) -> io::Result<Vec<u8>> {
    let limit = LARGEST_FILE << 20;
    let mut bytes = Vec::new();
    if reader.take(limit + 1).read_to_end(&mut bytes)? as u64 > limit {
        let problem = format!("larger than {LARGEST_FILE} MB");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, problem));
    }
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(bytes)
}

/// The next line with its end; `None` after the last one.
///
/// # Errors
///
/// If it is longer than a line may be, or cannot be read. Nothing after it can
/// be read then: the line may have no end.
pub fn read_line(reader: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    read_line_within(reader, LONGEST_LINE << 20)
}

fn read_line_within(reader: &mut impl BufRead, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let read = reader.take(limit + 1).read_until(b'\n', &mut line)?;
    if read as u64 > limit {
        let problem = format!("longer than {} MB; the rest is not read", limit >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, problem));
    }
    Ok((read > 0).then_some(line))
}

/// What comes next in a stream of lines.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// A line with its end.
    Whole(Vec<u8>),
    /// A longer one than allowed, which has been passed over.
    TooLong,
    /// One so long that it has no end: nothing after it can be read.
    Endless,
    /// The stream has ended.
    None,
}

/// A line that goes on for so many times what is allowed has no end.
const ENDLESS: u64 = 16;

/// The next line of at most `limit` bytes.
///
/// # Errors
///
/// If the stream cannot be read.
pub fn next_line(reader: &mut impl BufRead, limit: u64) -> io::Result<Line> {
    let mut line = Vec::new();
    let read = reader.take(limit + 1).read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(Line::None);
    }
    if read as u64 <= limit || line.ends_with(b"\n") {
        return Ok(Line::Whole(line));
    }
    drop(line);
    let most = limit * ENDLESS;
    let passed = reader.take(most).skip_until(b'\n')?;
    Ok(if (passed as u64) < most {
        Line::TooLong
    } else {
        Line::Endless
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_end_is_refused() {
        let line = |input: &[u8]| read_line_within(&mut io::BufReader::new(input), 1 << 20);
        assert_eq!(
            line(b"one\ntwo\n").expect("it is short"),
            Some(b"one\n".to_vec())
        );
        assert_eq!(line(b"two").expect("it is short"), Some(b"two".to_vec()));
        assert_eq!(line(b"").expect("it is short"), None);
        let error = read_line_within(&mut io::BufReader::new(io::repeat(0)), 1 << 20);
        let error = error.expect_err("it has no end").to_string();
        assert!(error.starts_with("longer than 1 MB"), "{error}");
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let mut input = &b"abcd\nabcde\nab"[..];
        let mut next = || next_line(&mut input, 4).expect("it is in memory");
        assert_eq!(next(), Line::Whole(b"abcd\n".to_vec()));
        assert_eq!(next(), Line::TooLong);
        assert_eq!(next(), Line::Whole(b"ab".to_vec()));
        assert_eq!(next(), Line::None);
        let mut endless = io::BufReader::new(io::repeat(b'a'));
        let line = next_line(&mut endless, 4).expect("it is in memory");
        assert_eq!(line, Line::Endless);
    }

    #[test]
    fn what_is_no_regular_file_is_refused() {
        let directory = tempfile::TempDir::new().expect("a directory");
        let error = read_file(directory.path()).expect_err("it is a directory");
        assert_eq!(error.to_string(), "not a regular file");
    }

    #[test]
    fn a_byte_order_mark_is_left_out() {
        let read = read_all(&b"\xef\xbb\xbf{}"[..]).expect("it is short");
        assert_eq!(read, b"{}");
    }
}
