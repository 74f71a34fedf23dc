//! `duidu quotes --corpus`: many articles in, a line of quotations each out, in
//! the same order, on all cores, with as much memory as a few articles take.

use super::quotes::record;
use super::{Outcome, complain, json};
use crate::article;
use crate::error::{Error, Problem};
use crate::quotation;
use crate::source::{Source, limited};
use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;

/// One line of input.
#[derive(Deserialize)]
struct Given {
    id: String,
    text: String,
}

/// An answer to one line of input: a line of output, or what is wrong with it.
type Answer = Result<Vec<u8>, String>;

/// Lines on their way to a worker and back; more would only take memory.
const QUEUED: usize = 16;

/// Reads the lines of every source and prints their quotations.
///
/// Worker `n` of `k` gets the lines `n`, `n + k`, …, and its answers are taken
/// in the same turn: the order is kept without a buffer.
pub(super) fn run(sources: &[Source], explain: bool) -> io::Result<Outcome> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let (mut inputs, mut outputs) = (Vec::new(), Vec::new());
        for _ in 0..workers {
            let (input, lines) = sync_channel::<(usize, String)>(QUEUED);
            let (answers, output) = sync_channel::<Answer>(QUEUED);
            scope.spawn(move || answer_all(&lines, &answers, explain));
            inputs.push(input);
            outputs.push(output);
        }
        let reader = scope.spawn(move || feed(sources, &inputs));
        let printed = print(&outputs);
        // Without its readers every sender gives up, and so the input ends.
        drop(outputs);
        let read = reader.join().unwrap_or(Outcome::Partly);
        Ok(if read == Outcome::Done {
            printed?
        } else {
            printed.map(|_| Outcome::Partly)?
        })
    })
}

/// Hands out the lines in turn, with their numbers.
fn feed(sources: &[Source], inputs: &[SyncSender<(usize, String)>]) -> Outcome {
    let mut outcome = Outcome::Done;
    let mut turn = inputs.iter().cycle();
    for source in sources {
        let mut lines = match lines(source) {
            Ok(lines) => lines,
            Err(error) => {
                complain(&error);
                outcome = Outcome::Partly;
                continue;
            }
        };
        let mut number = 0;
        loop {
            number += 1;
            let line = match limited::read_line(&mut lines) {
                Ok(None) => break,
                Ok(Some(line)) => line,
                Err(error) => {
                    complain(&format!("{}: line {number}: {error}", source.name()));
                    outcome = Outcome::Partly;
                    break;
                }
            };
            let line = String::from_utf8(line)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
            if line.trim().is_empty() {
                continue;
            }
            let Some(worker) = turn.next() else {
                return outcome;
            };
            if worker.send((number, line)).is_err() {
                return outcome;
            }
        }
    }
    outcome
}

fn lines(source: &Source) -> Result<Box<dyn BufRead>, Error> {
    match source {
        Source::File(path) => match File::open(path) {
            Ok(file) => Ok(Box::new(BufReader::with_capacity(1 << 16, file))),
            Err(error) => Err(Error::Source {
                name: source.name(),
                problem: Problem::Unreadable(error),
            }),
        },
        _ => Ok(Box::new(BufReader::with_capacity(1 << 16, io::stdin()))),
    }
}

fn answer_all(lines: &Receiver<(usize, String)>, answers: &SyncSender<Answer>, explain: bool) {
    for (number, line) in lines {
        if answers.send(answer(number, &line, explain)).is_err() {
            return;
        }
    }
}

fn answer(number: usize, line: &str, explain: bool) -> Answer {
    let given: Given = serde_json::from_str(line).map_err(|error| {
        let problem = error.to_string();
        // The place in the line is told as if there were no others.
        let problem = problem.split(" at line ").next().unwrap_or(&problem);
        format!("line {number}: not a line of {{\"id\",\"text\"}}: {problem}")
    })?;
    let article = article::parse_owned(given.text);
    let analysis = quotation::analyse(&article);
    let mut line = Vec::new();
    json::write_line(&mut line, &record(&given.id, &article, &analysis, explain))
        .map_err(|error| format!("line {number}: {error}"))?;
    Ok(line)
}

/// Prints the answers in turn until a worker whose turn it is has none left.
fn print(outputs: &[Receiver<Answer>]) -> io::Result<Outcome> {
    let mut outcome = Outcome::Done;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for output in outputs.iter().cycle() {
        let answer = match output.try_recv() {
            Ok(answer) => Ok(answer),
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                // Whoever reads the answers need not wait for the next one.
                out.flush()?;
                output.recv()
            }
        };
        match answer {
            Ok(Ok(mut line)) => {
                line.push(b'\n');
                out.write_all(&line)?;
            }
            Ok(Err(problem)) => {
                complain(&problem);
                outcome = Outcome::Partly;
            }
            Err(_) => break,
        }
    }
    out.flush()?;
    Ok(outcome)
}
