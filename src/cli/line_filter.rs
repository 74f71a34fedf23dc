//! JSON lines in, a line out for each: in the same order, on all cores, with
//! as much memory as a few lines take. What a line says, and what is answered,
//! is the caller's business.

use super::{Outcome, complain};
use crate::error::{Error, Problem};
use crate::source::Source;
use crate::source::limited::{BYTE_ORDER_MARK, Line, next_line};
use clap::Args;
use clap::builder::RangedU64ValueParser;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// How the lines of a corpus are worked on.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct LineFilter {
    /// Work on so many lines at a time, instead of one a core.
    #[arg(long, value_name = "N", requires = "corpus")]
    threads: Option<NonZeroUsize>,
    /// Skip lines that are longer than this many megabytes, and say so.
    #[arg(long, value_name = "MB", requires = "corpus", default_value_t = 64,
          value_parser = RangedU64ValueParser::<u64>::new().range(1..=4096))]
    max_line: u64,
}

/// A line to be printed, or what is wrong with the line of input.
type Answer = Result<Vec<u8>, String>;

/// A line of input, and where its answer is waited for.
struct Task {
    line: Vec<u8>,
    /// Where it stands, as told with what is wrong with it.
    place: String,
    reply: SyncSender<Answer>,
}

/// Lines under way for each thread: the next ones are at hand when an article
/// is long, and a thousand of them would only take memory.
const WINDOW: usize = 8;

impl LineFilter {
    /// Reads the lines of all sources and prints what `answer` makes of the
    /// value of each. A line that is no JSON object of the `form` named, or
    /// too long, is told with its number and skipped.
    ///
    /// The threads are not joined: where nobody reads the answers any more,
    /// the program ends while they still wait for input.
    ///
    /// # Errors
    ///
    /// If standard output cannot be written.
    pub(super) fn run<T: DeserializeOwned>(
        self,
        sources: Vec<Source>,
        form: &'static str,
        answer: impl Fn(T) -> io::Result<Vec<u8>> + Send + Sync + 'static,
    ) -> io::Result<Outcome> {
        let threads = self
            .threads
            .or_else(|| thread::available_parallelism().ok())
            .map_or(1, usize::from);
        let (tasks, taken) = sync_channel(threads * WINDOW);
        // The replies in the order of the lines.
        let (replies, awaited) = sync_channel(threads * WINDOW);
        let (taken, answer) = (Arc::new(Mutex::new(taken)), Arc::new(answer));
        for _ in 0..threads {
            let (taken, answer) = (Arc::clone(&taken), Arc::clone(&answer));
            thread::spawn(move || work(&taken, form, &*answer));
        }
        let limit = self.max_line << 20;
        thread::spawn(move || Feed { tasks, replies }.read_all(&sources, limit));
        print(&awaited)
    }
}

/// Takes lines until there are none left.
fn work<T: DeserializeOwned>(
    tasks: &Mutex<Receiver<Task>>,
    form: &str,
    answer: &impl Fn(T) -> io::Result<Vec<u8>>,
) {
    loop {
        let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Task { line, place, reply }) = task else {
            return;
        };
        // A fault of ours in one article of a million is that article's loss.
        let answered = catch_unwind(AssertUnwindSafe(|| {
            let value =
                value(&line).map_err(|problem| format!("not a line of {form}: {problem}"))?;
            answer(value).map_err(|error| error.to_string())
        }))
        .unwrap_or_else(|_| Err("the program failed at it".to_owned()));
        // Nobody waits for it once the output is closed.
        let _ = reply.send(answered.map_err(|problem| format!("{place}: {problem}")));
    }
}

/// The value of a line that is a JSON object.
fn value<T: DeserializeOwned>(line: &[u8]) -> Result<T, String> {
    let line = String::from_utf8_lossy(line);
    // Else a list of the fields' values would do.
    if !line.trim_start().starts_with('{') {
        return Err("not an object".to_owned());
    }
    serde_json::from_str(&line).map_err(|error| {
        let problem = error.to_string();
        // The place in the line is told as if there were no others.
        let problem = problem.split(" at line ").next().unwrap_or(&problem);
        problem.to_owned()
    })
}

/// The way of the lines to the workers, and of their replies to the printer.
struct Feed {
    tasks: SyncSender<Task>,
    replies: SyncSender<Receiver<Answer>>,
}

/// The printer has ended.
struct Closed;

impl Feed {
    fn read_all(&self, sources: &[Source], limit: u64) {
        for source in sources {
            let Ok(()) = self.read(source, limit) else {
                return;
            };
        }
    }

    fn read(&self, source: &Source, limit: u64) -> Result<(), Closed> {
        let name = source.name();
        let unreadable = |error| {
            let problem = Problem::Unreadable(error);
            let name = name.clone();
            Error::Source { name, problem }.to_string()
        };
        let mut input = match open(source) {
            Ok(input) => input,
            Err(error) => return self.refuse(unreadable(error)),
        };
        for number in 1_u64.. {
            let place = format!("{name}: line {number}");
            match next_line(&mut input, limit) {
                Ok(Line::Whole(line)) => {
                    let line = match line.strip_prefix(BYTE_ORDER_MARK) {
                        Some(rest) if number == 1 => rest.to_vec(),
                        _ => line,
                    };
                    if !line.trim_ascii().is_empty() {
                        self.hand_out(line, place)?;
                    }
                }
                Ok(Line::TooLong) => {
                    self.refuse(format!("{place}: longer than {} MB", limit >> 20))?;
                }
                Ok(Line::Endless) => {
                    let problem = format!("longer than {} MB by far", limit >> 20);
                    return self.refuse(format!("{place}: {problem}; the rest is not read"));
                }
                Ok(Line::None) => break,
                Err(error) => return self.refuse(unreadable(error)),
            }
        }
        Ok(())
    }

    fn hand_out(&self, line: Vec<u8>, place: String) -> Result<(), Closed> {
        let (reply, answer) = sync_channel(1);
        self.replies.send(answer).map_err(|_| Closed)?;
        let task = Task { line, place, reply };
        self.tasks.send(task).map_err(|_| Closed)
    }

    fn refuse(&self, problem: String) -> Result<(), Closed> {
        let (reply, answer) = sync_channel(1);
        let _ = reply.send(Err(problem));
        self.replies.send(answer).map_err(|_| Closed)
    }
}

fn open(source: &Source) -> io::Result<Box<dyn BufRead>> {
    Ok(match source {
        Source::File(path) => Box::new(BufReader::with_capacity(1 << 16, File::open(path)?)),
        _ => Box::new(BufReader::with_capacity(1 << 16, io::stdin())),
    })
}

/// Prints the answers in the order of the lines.
fn print(awaited: &Receiver<Receiver<Answer>>) -> io::Result<Outcome> {
    let mut outcome = Outcome::Done;
    let mut out = io::BufWriter::new(io::stdout().lock());
    while let Some(reply) = receive(awaited, &mut out)? {
        match receive(&reply, &mut out)? {
            Some(Ok(mut line)) => {
                line.push(b'\n');
                out.write_all(&line)?;
            }
            Some(Err(problem)) => {
                complain(&problem);
                outcome = Outcome::Partly;
            }
            // Only the end of the program takes a worker from its line.
            None => outcome = Outcome::Partly,
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// What comes next, until the other side has ended. What is printed so far need
/// not wait for it.
fn receive<T>(from: &Receiver<T>, out: &mut impl Write) -> io::Result<Option<T>> {
    match from.try_recv() {
        Ok(received) => Ok(Some(received)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            out.flush()?;
            Ok(from.recv().ok())
        }
    }
}
