//! The reader on the terminal: from the first source that can be read to the
//! end of the reading, and what is told after it.

mod backend;
mod editor;
mod event_loop;
mod export;
mod input;
mod jobs;
mod opening;
mod reading_list;
mod records;
mod screen;
mod tty;

use crate::cli::{Outcome, complain};
use crate::error::Error;
use crate::source::{Encoding, Source};
use event_loop::{End, EventLoop};

/// Reads `sources` on the terminal until the reader quits.
///
/// # Errors
///
/// If none of the sources can be read, or the terminal fails.
pub fn read(sources: &[Source], encoding: Option<&'static Encoding>) -> Result<Outcome, Error> {
    let mut outcome = Outcome::Done;
    for (index, source) in sources.iter().enumerate() {
        match jobs::open(source, encoding) {
            Ok(opened) => {
                let reading = EventLoop::begin(opened, sources, index, encoding)?;
                let (ended, unsaid) = reading.run();
                // The terminal is given back.
                for message in &unsaid {
                    complain(message);
                }
                if !unsaid.is_empty() {
                    outcome = Outcome::Partly;
                }
                return ended.and_then(|end| finish(end, outcome));
            }
            // The last failure is what the program ends with.
            Err(error) if index + 1 == sources.len() => return Err(error),
            Err(error) => {
                complain(&error);
                outcome = Outcome::Partly;
            }
        }
    }
    Ok(outcome)
}

fn finish(end: End, outcome: Outcome) -> Result<Outcome, Error> {
    match end {
        End::Quit => Ok(outcome),
        #[cfg(unix)]
        End::Signal(signal) => {
            // The shell is to see the signal, as from any other program.
            signal_hook::low_level::emulate_default_handler(signal).map_err(Error::Terminal)?;
            Ok(Outcome::Partly)
        }
        #[cfg(not(unix))]
        End::Signal(_) => Ok(Outcome::Partly),
    }
}
