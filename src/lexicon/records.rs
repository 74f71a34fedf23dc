//! The entries of CC-CEDICT in compressed blocks. What a character is in the other script
//! and how it is read is nearly always the same: that is kept once for each, and an entry
//! has only what differs. Also part of the build script.

use super::common_text::common_text;
use super::container::{small, u32_at};
use super::line::Line;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Entries that are compressed together, in bytes.
const BLOCK: usize = 8 << 10;
/// The smallest, and slower than the library's default.
const COMPRESSION: i32 = 10;
/// The most that a block may have, in bytes: no dictionary has an entry so long.
const LONGEST: usize = 256 << 20;
/// What a reading begins with that is written out.
const WRITTEN_OUT: char = '=';

/// What each traditional character usually is in simplified writing, and how it is read.
#[derive(Debug, Default)]
struct Usual(BTreeMap<char, (char, String)>);

impl Usual {
    fn of(lines: &[Line]) -> Self {
        let mut simplified: BTreeMap<char, BTreeMap<char, u32>> = BTreeMap::new();
        let mut readings: BTreeMap<char, BTreeMap<&str, u32>> = BTreeMap::new();
        for line in lines {
            let length = line.traditional.chars().count();
            if line.simplified.chars().count() == length {
                for (letter, other) in line.traditional.chars().zip(line.simplified.chars()) {
                    *simplified
                        .entry(letter)
                        .or_default()
                        .entry(other)
                        .or_default() += 1;
                }
            }
            if line.reading.split(' ').count() == length {
                for (letter, syllable) in line.traditional.chars().zip(line.reading.split(' ')) {
                    *readings
                        .entry(letter)
                        .or_default()
                        .entry(syllable)
                        .or_default() += 1;
                }
            }
        }
        let usual = readings.into_iter().map(|(letter, readings)| {
            let other = simplified.get(&letter).and_then(commonest);
            let reading = commonest(&readings).unwrap_or_default();
            (letter, (other.unwrap_or(letter), reading.to_owned()))
        });
        Self(usual.collect())
    }

    fn written(&self) -> String {
        let lines = self.0.iter().map(|(letter, (other, reading))| {
            let other = (other != letter).then_some(other);
            let letters = [Some(letter), other].into_iter().flatten();
            letters.collect::<String>() + "\t" + reading
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn parse(written: &str) -> Self {
        let usual = written.split('\n').filter_map(|line| {
            let (letters, reading) = line.split_once('\t')?;
            let mut letters = letters.chars();
            let letter = letters.next()?;
            let other = letters.next().unwrap_or(letter);
            Some((letter, (other, reading.to_owned())))
        });
        Self(usual.collect())
    }

    fn simplified(&self, traditional: &str) -> String {
        let letters = traditional.chars();
        letters
            .map(|letter| self.0.get(&letter).map_or(letter, |usual| usual.0))
            .collect()
    }

    fn reading(&self, letter: char) -> &str {
        self.0.get(&letter).map_or("", |usual| &usual.1)
    }

    /// The four fields of an entry, of the second and third only what is not usual.
    fn shortened(&self, line: &Line) -> [String; 4] {
        let is_usual = self.simplified(line.traditional) == line.simplified;
        let simplified = if is_usual { "" } else { line.simplified };
        let syllables = line.traditional.chars().zip(line.reading.split(' '));
        let syllables: Vec<&str> = syllables
            .map(|(letter, syllable)| {
                let is_usual = self.reading(letter) == syllable;
                if is_usual { "" } else { syllable }
            })
            .collect();
        let mut reading = syllables.join(" ").trim_end().to_owned();
        if self.whole_reading(line.traditional, &reading) != line.reading {
            reading = format!("{WRITTEN_OUT}{}", line.reading);
        }
        [
            line.traditional.to_owned(),
            simplified.to_owned(),
            reading,
            line.senses.to_owned(),
        ]
    }

    /// The reading of a word of which `shortened` has the syllables that are not usual.
    fn whole_reading(&self, traditional: &str, shortened: &str) -> String {
        if let Some(reading) = shortened.strip_prefix(WRITTEN_OUT) {
            return reading.to_owned();
        }
        let mut written = shortened.split(' ');
        let syllables = traditional.chars().map(|letter| {
            let syllable = written.next().filter(|syllable| !syllable.is_empty());
            syllable.unwrap_or_else(|| self.reading(letter))
        });
        syllables.collect::<Vec<_>>().join(" ")
    }
}

fn commonest<T: Copy>(counts: &BTreeMap<T, u32>) -> Option<T> {
    let commonest = counts.iter().max_by_key(|&(_, count)| count);
    commonest.map(|(&one, _)| one)
}

/// The sections that [`Records::open`] reads: what is usual, what the blocks have in
/// common, the blocks, and for each the number of its first entry and its offset, the end
/// last.
pub fn compressed(lines: &[Line]) -> [Vec<u8>; 4] {
    let usual = Usual::of(lines);
    let (mut blocks, mut firsts) = (Vec::new(), Vec::new());
    let (mut columns, mut length, mut first) = ([const { String::new() }; 4], 0, 0);
    for (number, line) in lines.iter().enumerate() {
        for (column, field) in columns.iter_mut().zip(usual.shortened(line)) {
            column.push_str(&field);
            column.push('\n');
            length += field.len() + 1;
        }
        if length >= BLOCK || number + 1 == lines.len() {
            blocks.push(columns.concat());
            firsts.push(first);
            columns.iter_mut().for_each(String::clear);
            (length, first) = (0, number + 1);
        }
    }
    let common = common_text(&blocks);
    let (mut contents, mut index) = (Vec::new(), Vec::new());
    for (block, first) in blocks.iter().zip(firsts) {
        index.extend(small(first).to_le_bytes());
        index.extend(small(contents.len()).to_le_bytes());
        contents.extend(deflate(&common, block.as_bytes()));
    }
    index.extend(small(first).to_le_bytes());
    index.extend(small(contents.len()).to_le_bytes());
    let usual = deflate(&[], usual.written().as_bytes());
    [usual, common, contents, index]
}

/// `text` compressed as if `common` came before it.
fn deflate(common: &[u8], text: &[u8]) -> Vec<u8> {
    let flags = create_comp_flags_from_zip_params(COMPRESSION, 0, 0);
    let mut compressor = CompressorOxide::new(flags);
    if !common.is_empty() {
        compress_to_output(&mut compressor, common, TDEFLFlush::Sync, |_| true);
    }
    let mut compressed = Vec::new();
    compress_to_output(&mut compressor, text, TDEFLFlush::Finish, |bytes| {
        compressed.extend(bytes);
        true
    });
    compressed
}

/// The text that [`deflate`] compressed.
fn inflate(common: &[u8], compressed: &[u8]) -> Option<String> {
    let mut room = 2 * BLOCK;
    loop {
        let mut text = common.to_vec();
        text.resize(common.len() + room, 0);
        let (status, _, written) = decompress(
            &mut DecompressorOxide::new(),
            compressed,
            &mut text,
            common.len(),
            TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
        );
        match status {
            TINFLStatus::Done => {
                let text = text.get(common.len()..common.len() + written)?;
                return String::from_utf8(text.to_vec()).ok();
            }
            TINFLStatus::HasMoreOutput if room < LONGEST => room *= 8,
            _ => return None,
        }
    }
}

/// The entries of a dictionary, which are read where they lie.
#[derive(Debug)]
pub struct Records {
    written_usual: Cow<'static, [u8]>,
    usual: OnceLock<Usual>,
    common: Cow<'static, [u8]>,
    blocks: Cow<'static, [u8]>,
    index: Cow<'static, [u8]>,
}

impl Records {
    /// The entries in the sections that [`compressed`] made.
    pub fn open([usual, common, blocks, index]: [Cow<'static, [u8]>; 4]) -> Self {
        Self {
            written_usual: usual,
            usual: OnceLock::new(),
            common,
            blocks,
            index,
        }
    }

    /// How many entries there are.
    pub fn count(&self) -> u32 {
        let last = (self.index.len() / 8).saturating_sub(1);
        u32_at(&self.index, 2 * last).unwrap_or(0)
    }

    /// An entry: the word in traditional and in simplified characters, its reading, and its
    /// senses.
    pub fn record(&self, number: u32) -> Option<[String; 4]> {
        let last = (self.index.len() / 8).checked_sub(1)?;
        let first = |block: usize| u32_at(&self.index, 2 * block).unwrap_or(u32::MAX);
        let (mut low, mut high) = (0, last);
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if first(middle) <= number {
                low = middle;
            } else {
                high = middle;
            }
        }
        let start = u32_at(&self.index, 2 * low + 1)? as usize;
        let end = u32_at(&self.index, 2 * low + 3)? as usize;
        let block = inflate(&self.common, self.blocks.get(start..end)?)?;
        let entries = first(low + 1).checked_sub(first(low))? as usize;
        let entry = number.checked_sub(first(low))? as usize;
        if entry >= entries {
            return None;
        }
        let mut fields = block.split('\n').skip(entry).step_by(entries);
        let mut next = || fields.next().map(str::to_owned);
        let [traditional, simplified, reading, senses] = [next()?, next()?, next()?, next()?];
        let usual = self.usual();
        let simplified = if simplified.is_empty() {
            usual.simplified(&traditional)
        } else {
            simplified
        };
        let reading = usual.whole_reading(&traditional, &reading);
        Some([traditional, simplified, reading, senses])
    }

    fn usual(&self) -> &Usual {
        self.usual.get_or_init(|| {
            let written = inflate(&[], &self.written_usual);
            Usual::parse(&written.unwrap_or_default())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let lines: Vec<Line> = text.lines().filter_map(Line::parse).collect();
        let records = Records::open(compressed(&lines).map(Cow::Owned));
        for (number, line) in (0..).zip(&lines) {
            let fields = [line.traditional, line.simplified, line.reading, line.senses];
            let record = records.record(number).expect("it was written");
            assert_eq!(record, fields.map(str::to_owned));
        }
        assert!(records.record(small(lines.len())).is_none());
    }

    #[test]
    fn entries_are_read_as_they_were_written() {
        check(
            "傳統 传统 [chuan2 tong3] /tradition/\n\
             傳 传 [zhuan4] /biography/\n\
             傳 傳 [chuan2] /not simplified/\n\
             3C 3C [san1 C] /letters/\n\
             A咖 A咖 [A ka1] /class A/\n\
             花兒 花儿 [huar1] /fewer syllables/\n\
             一個 一个 [yi1 ge4 ya5] /more syllables/\n\
             空 空 [] /none/\n\
             怪 怪 [=guai4  x ] /odd/\n",
        );
        check("試 试 [shi4] /to try/\n");
    }

    #[test]
    fn entries_are_found_in_every_block() {
        let entry = |number: u32| format!("傳{number} 传{number} [chuan2 {number}] /{number}/\n");
        check(&(0..5_000).map(entry).collect::<String>());
        check(&format!("長 长 [chang2] /{}/\n", "long ".repeat(40_000)));
    }
}
