//! From code points to bytes and back, without counting from the start each
//! time.

/// The code points before every piece of a text.
pub(super) struct Positions<'a> {
    text: &'a str,
    /// For every `PIECE` bytes of the text, the code points that start before
    /// them; nothing until it is asked for.
    before: Vec<usize>,
}

const PIECE: usize = 4 << 10;

impl<'a> Positions<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut before = Vec::with_capacity(text.len() / PIECE + 1);
        let mut counted = 0;
        for piece in text.as_bytes().chunks(PIECE) {
            before.push(counted);
            counted += code_points(piece);
        }
        Self { text, before }
    }

    /// The byte at which the code point of that number starts; the end of the
    /// text for the one after the last; `None` beyond.
    pub(super) fn byte(&self, code_point: usize) -> Option<usize> {
        let piece = self
            .before
            .partition_point(|&before| before <= code_point)
            .saturating_sub(1);
        let mut left = code_point - self.before.get(piece).copied().unwrap_or(0);
        let start = piece * PIECE;
        for (offset, &byte) in self.text.as_bytes()[start..].iter().enumerate() {
            if is_start(byte) {
                if left == 0 {
                    return Some(start + offset);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(self.text.len())
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

fn code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_start(**byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_point_is_found() {
        let text = "网络 text é".repeat(2_000);
        let positions = Positions::new(&text);
        for (number, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(positions.byte(number), Some(byte));
        }
        let length = text.chars().count();
        assert_eq!(positions.byte(length), Some(text.len()));
        assert_eq!(positions.byte(length + 1), None);
        assert_eq!(Positions::new("").byte(0), Some(0));
    }
}
