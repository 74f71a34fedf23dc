//! The files of a dictionary on the disk: which they are, and what is in them,
//! decompressed.

use crate::error::Problem;
use crate::lexicon::Fault;
use crate::lexicon::formats::Format;
use crate::wording::Wording;
use flate2::read::MultiGzDecoder;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The most that is read of one file, decompressed: many times CC-CEDICT.
const LONGEST: u64 = 256 << 20;
const IS_DIRECTORY: &str = "is a directory; name one of the dictionary's files";
/// What a compressed file begins with; dictzip is gzip.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// What was found of a dictionary.
pub enum Files {
    /// A text in the form of CC-CEDICT.
    CcCedict(String),
    /// The table of ECDICT.
    Ecdict(String),
    /// The index of a dictd dictionary, and its texts.
    Dictd(String, Vec<u8>),
    /// A StarDict dictionary: `.ifo`, `.idx`, `.dict`, `.syn`.
    StarDict(String, Vec<u8>, Vec<u8>, Option<Vec<u8>>),
}

/// The dictionary that `file` is, or is a part of.
///
/// # Errors
///
/// In words, if it is none or a file of it cannot be read.
pub fn read(file: &Path) -> Result<Files, String> {
    let content = decompressed(file).map_err(|error| {
        let problem = match error.kind() {
            io::ErrorKind::IsADirectory => return IS_DIRECTORY.to_owned(),
            _ => Problem::Unreadable(error),
        };
        problem.told(Wording::English).into_owned()
    })?;
    let format = Format::of(&content);
    match format {
        Some(Format::StarDict) => star_dict(file, content),
        Some(Format::Dictd) => dictd(file, content),
        Some(Format::Ecdict) => Ok(Files::Ecdict(text(content)?)),
        found => {
            // A part of a dictionary is named by the file that tells of it.
            for (ending, format) in [(".ifo", Format::StarDict), (".index", Format::Dictd)] {
                if let Some((path, content)) = beside(file, &[ending])?
                    && path != file
                    && Format::of(&content) == Some(format)
                {
                    return match format {
                        Format::StarDict => star_dict(&path, content),
                        _ => dictd(&path, content),
                    };
                }
            }
            if found == Some(Format::CcCedict) {
                return Ok(Files::CcCedict(text(content)?));
            }
            text(content)?;
            Err(
                "not in a dictionary format that duidu reads: CC-CEDICT (.u8), StarDict (.ifo), \
                 dictd (.index) and ECDICT (.csv)"
                    .to_owned(),
            )
        }
    }
}

fn star_dict(file: &Path, info: Vec<u8>) -> Result<Files, String> {
    let index = needed(file, &[".idx", ".idx.gz"])?;
    let texts = needed(file, &[".dict", ".dict.dz"])?;
    let synonyms = beside(file, &[".syn", ".syn.dz"])?.map(|(_, content)| content);
    Ok(Files::StarDict(text(info)?, index, texts, synonyms))
}

fn dictd(file: &Path, index: Vec<u8>) -> Result<Files, String> {
    let texts = needed(file, &[".dict", ".dict.dz"])?;
    Ok(Files::Dictd(text(index)?, texts))
}

fn text(content: Vec<u8>) -> Result<String, String> {
    String::from_utf8(content).map_err(|_| Fault::NotUtf8.to_string())
}

fn needed(file: &Path, endings: &[&str]) -> Result<Vec<u8>, String> {
    match beside(file, endings)? {
        Some((_, content)) => Ok(content),
        None => Err(format!(
            "there is no {} file beside it, which the dictionary needs",
            endings[0]
        )),
    }
}

/// The first of the files that are called as `file` but for these endings, if there is one.
fn beside(file: &Path, endings: &[&str]) -> Result<Option<(PathBuf, Vec<u8>)>, String> {
    for ending in endings {
        let path = named(file, ending);
        match decompressed(&path) {
            Ok(content) => return Ok(Some((path, content))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(format!("its {ending} file: {error}")),
        }
    }
    Ok(None)
}

/// `words.dict` for `words.idx.gz` and `.dict`.
fn named(file: &Path, ending: &str) -> PathBuf {
    let is_compressed = file
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("gz") || end.eq_ignore_ascii_case("dz"));
    let file = if is_compressed {
        file.with_extension("")
    } else {
        file.to_owned()
    };
    let mut name = OsString::from(file.file_stem().unwrap_or_default());
    name.push(ending);
    file.with_file_name(name)
}

/// What is in a file, which may be compressed.
fn decompressed(file: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    let mut opened = File::open(file)?;
    Read::by_ref(&mut opened).take(2).read_to_end(&mut start)?;
    let is_compressed = start == GZIP;
    let whole = io::Cursor::new(start).chain(opened);
    let mut bytes = Vec::new();
    if is_compressed {
        let content = MultiGzDecoder::new(whole);
        let read = content.take(LONGEST + 1).read_to_end(&mut bytes);
        read.map_err(torn)?;
    } else {
        whole.take(LONGEST + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > LONGEST {
        return Err(io::Error::other(Fault::TooLarge.to_string()));
    }
    Ok(bytes)
}

/// Says of a compressed file that ends too early, or is none, what to do.
fn torn(error: io::Error) -> io::Error {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    match error.kind() {
        InvalidData | InvalidInput | UnexpectedEof => io::Error::other(
            "the compressed file is damaged or not whole: copy or download it again",
        ),
        _ => error,
    }
}
