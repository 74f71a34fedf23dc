//! The reader on the terminal: from the first source that can be read to the
//! end of the reading, and what is told after it.

#![cfg_attr(
    not(unix),
    allow(dead_code, reason = "only Unix has signals and asks the terminal")
)]

mod appearance;
mod backend;
mod browser;
mod clipboard;
mod colors;
mod configuration;
mod editor;
mod event_loop;
mod export;
mod first_state;
mod input;
mod jobs;
mod opening;
mod pace;
mod reading_list;
mod records;
mod screen;
mod tty;

use crate::cli::{Outcome, complain};
use crate::error::Error;
use crate::source::{Encoding, Source};
use crate::wording::Remark;
use event_loop::{End, Ended, EventLoop};
use jobs::Manner;

/// Reads `sources` on the terminal until the reader quits, in colour if the
/// terminal has any.
///
/// # Errors
///
/// If none of the sources can be read, or the terminal fails.
pub fn read(
    sources: &[Source],
    encoding: Option<&'static Encoding>,
    has_color: bool,
) -> Result<Outcome, Error> {
    let mut outcome = Outcome::Done;
    // What is not there is told at once and not counted.
    let (there, missing): (Vec<_>, Vec<_>) = sources
        .iter()
        .map(|source| (source, source.check().err()))
        .partition(|(_, problem)| problem.is_none());
    let sources: Vec<Source> = there
        .into_iter()
        .map(|(source, _)| source.clone())
        .collect();
    let mut missing: Vec<Error> = missing
        .into_iter()
        .filter_map(|(_, problem)| problem)
        .collect();
    if sources.is_empty() {
        let last = missing.pop();
        missing.iter().for_each(complain);
        return last.map_or(Ok(outcome), Err);
    }
    for (index, source) in sources.iter().enumerate() {
        match jobs::open(source, encoding, Manner::Usual) {
            Ok(mut opened) => {
                opened.notice = missing.first().map(Remark::from).or(opened.notice);
                let reading = EventLoop::begin(opened, &sources, index, encoding, has_color)?;
                let Ended {
                    end,
                    mut unsaid,
                    remarks,
                } = reading.run();
                unsaid.extend(missing.iter().map(Remark::from));
                // The terminal is given back.
                for message in remarks.iter().chain(&unsaid) {
                    complain(message);
                }
                if !unsaid.is_empty() {
                    outcome = Outcome::Partly;
                }
                return end.and_then(|end| finish(end, outcome));
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
