//! Bookmarks into a Markdown file where the program was started, or on the
//! clipboard where no file can be made.

use super::screen::Screen;
use crate::annotation::{KeptWord, Record, export};
use crate::app::Message;
use crate::wording::Remark;
use jiff::Timestamp;
use std::fs::File;
use std::io::{self, Write};

/// Exports `records`; answers with where they are now.
pub(super) fn write(records: &[Record], screen: &Screen) -> io::Result<Message> {
    let text = export::markdown(records);
    let number: usize = records
        .iter()
        .map(|record| record.annotations.kept().count())
        .sum();
    let told = match written(&text, ("bookmarks", "md")) {
        Ok(name) => Remark::new(|wording| wording.bookmarks_exported(number, &name)),
        Err(error) => {
            screen.copy(&text)?;
            let error = error.to_string();
            Remark::new(|wording| wording.bookmarks_on_clipboard(number, &error))
        }
    };
    Ok(Message::Told(told))
}

/// Exports `words` for Anki; answers with where they are now.
pub(super) fn write_words(words: &[KeptWord], screen: &Screen) -> io::Result<Message> {
    let text = export::anki_words(words);
    let told = match written(&text, ("words", "txt")) {
        Ok(name) => Remark::new(|wording| wording.words_exported(words.len(), &name)),
        Err(error) => {
            screen.copy(&text)?;
            let error = error.to_string();
            Remark::new(|wording| wording.words_on_clipboard(words.len(), &error))
        }
    };
    Ok(Message::Told(told))
}

/// Writes `text` into a new file of that name and extension; returns its name.
fn written(text: &str, (what, extension): (&str, &str)) -> io::Result<String> {
    let date = Timestamp::now().strftime("%Y-%m-%d").to_string();
    for number in 1_u32.. {
        let name = match number {
            1 => format!("duidu-{what}-{date}.{extension}"),
            _ => format!("duidu-{what}-{date}-{number}.{extension}"),
        };
        // Never over a file that is there.
        let made = File::options().write(true).create_new(true).open(&name);
        match made {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                return Ok(name);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
