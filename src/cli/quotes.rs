//! One article's quotations in the forms of the command line. The JSON form
//! only grows: a field, once printed, keeps its meaning.

use super::Format;
use crate::article::Article;
use crate::quotation::{Analysis, Kind, Quotation};
use crate::text::SourceOffsets;
use serde::Serialize;
use std::io::{self, Write};
use std::ops::Range;

/// The quotations of one article.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    pub(super) id: &'a str,
    pub(super) quotes: Vec<Quote<'a>>,
}

/// One quotation; `start` and `end` count code points of the text given.
#[derive(Serialize)]
pub(super) struct Quote<'a> {
    start: usize,
    end: usize,
    spans: Vec<[usize; 2]>,
    text: &'a str,
    kind: &'static str,
    cue: Option<Words<'a>>,
    speaker: Option<Mention<'a>>,
}

#[derive(Serialize)]
struct Words<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Mention<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    name: &'a str,
    role: Option<&'a str>,
}

/// The record of `article`, which is called `id`.
pub(super) fn record<'a>(id: &'a str, article: &'a Article, analysis: &'a Analysis) -> Record<'a> {
    let mut offsets = article.text.source_offsets();
    let quotes = analysis
        .quotations
        .iter()
        .map(|quotation| quote(article, analysis, quotation, &mut offsets))
        .collect();
    Record { id, quotes }
}

fn quote<'a>(
    article: &'a Article,
    analysis: &'a Analysis,
    quotation: &Quotation,
    offsets: &mut SourceOffsets,
) -> Quote<'a> {
    let extent = crate::app::document::extent(quotation);
    let mut words = |range: &Range<usize>| Words {
        text: &article.text[range.clone()],
        start: offsets.code_point(range.start),
        end: offsets.code_point(range.end),
    };
    let spans = quotation
        .spans
        .iter()
        .map(|span| {
            let span = words(span);
            [span.start, span.end]
        })
        .collect();
    let whole = words(&extent);
    let speaker = quotation
        .mention
        .as_ref()
        .zip(quotation.speaker)
        .map(|(mention, speaker)| {
            let speaker = &analysis.speakers[speaker];
            Mention {
                words: words(mention),
                name: &speaker.name,
                role: speaker.role.as_deref(),
            }
        });
    Quote {
        start: whole.start,
        end: whole.end,
        text: whole.text,
        spans,
        kind: kind(quotation.kind),
        cue: quotation.cue.as_ref().map(&mut words),
        speaker,
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Direct => "direct",
        Kind::Mixed => "mixed",
        Kind::Indirect => "indirect",
    }
}

/// Prints the quotations of one article after another.
pub(super) struct Printer<W> {
    format: Format,
    out: W,
    printed: usize,
}

impl<W: Write> Printer<W> {
    pub(super) fn new(format: Format, mut out: W) -> io::Result<Self> {
        match format {
            Format::Csv => writeln!(out, "id,start,end,kind,speaker,role,mention,cue,text")?,
            Format::Json => write!(out, "[")?,
            Format::Text | Format::Jsonl => {}
        }
        Ok(Self {
            format,
            out,
            printed: 0,
        })
    }

    pub(super) fn print(
        &mut self,
        id: &str,
        article: &Article,
        analysis: &Analysis,
    ) -> io::Result<()> {
        let record = record(id, article, analysis);
        match self.format {
            Format::Text => self.text(&record)?,
            Format::Csv => self.csv(&record)?,
            Format::Jsonl => self.line(&record)?,
            Format::Json => {
                write!(self.out, "{}", if self.printed == 0 { "\n" } else { ",\n" })?;
                serde_json::to_writer_pretty(&mut self.out, &record)?;
            }
        }
        self.printed += 1;
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.format == Format::Json {
            writeln!(self.out, "\n]")?;
        }
        self.out.flush()
    }

    fn line(&mut self, record: &Record) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, record)?;
        writeln!(self.out)
    }

    /// Speaker and role on a line, the words under it.
    fn text(&mut self, record: &Record) -> io::Result<()> {
        for quote in &record.quotes {
            let (name, role) = match &quote.speaker {
                Some(speaker) => (speaker.name, speaker.role),
                None => ("(speaker not named)", None),
            };
            write!(self.out, "{name}")?;
            if let Some(role) = role {
                write!(self.out, ", {role}")?;
            }
            let kind = if quote.kind == "direct" {
                String::new()
            } else {
                format!(" ({})", quote.kind)
            };
            writeln!(self.out, "{kind}\n    {}\n", quote.text.replace('\n', " "))?;
        }
        Ok(())
    }

    fn csv(&mut self, record: &Record) -> io::Result<()> {
        for quote in &record.quotes {
            let speaker = quote.speaker.as_ref();
            let cells = [
                record.id,
                &quote.start.to_string(),
                &quote.end.to_string(),
                quote.kind,
                speaker.map_or("", |speaker| speaker.name),
                speaker.and_then(|speaker| speaker.role).unwrap_or(""),
                speaker.map_or("", |speaker| speaker.words.text),
                quote.cue.as_ref().map_or("", |cue| cue.text),
                quote.text,
            ]
            .map(cell);
            writeln!(self.out, "{}", cells.join(","))?;
        }
        Ok(())
    }
}

/// A cell of a CSV file (RFC 4180). A cell that a spreadsheet would take for a
/// formula is made text by an apostrophe.
fn cell(text: &str) -> String {
    let defused = if text.starts_with(['=', '+', '-', '@', '\t']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if defused.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", defused.replace('"', "\"\""))
    } else {
        defused
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(cell(text), expected);
    }

    #[test]
    fn cells_are_quoted_and_defused() {
        check("plain", "plain");
        check("said, \"so\"", "\"said, \"\"so\"\"\"");
        check("=1+1", "'=1+1");
        check("一\n二", "\"一\n二\"");
    }
}
