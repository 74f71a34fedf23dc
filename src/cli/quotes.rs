//! One article's quotations in the forms of the command line. The JSON form
//! only grows: a field, once printed, keeps its meaning.

use super::line_filter::LineFilter;
use super::{Format, Outcome, json};
use crate::annotation::export::{defused, table};
use crate::article::{self, Article};
use crate::quotation::{self, Analysis, Kind, Quotation, Resolution};
use crate::source::Source;
use crate::text::SourceOffsets;
use serde::{Deserialize, Serialize, Serializer};
use std::io::{self, Write};
use std::ops::Range;

/// The quotations of one article.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    id: &'a str,
    quotes: Quotes<'a>,
}

/// What is known of the quotations. Each is put into words when it is written: a long
/// text has a million.
struct Quotes<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    explain: bool,
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
    /// The place in this list of the quotation that says the same in the other language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pair: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Why>,
}

/// Why the words were taken for a quotation, and the mention for its speaker.
#[derive(Serialize)]
struct Why {
    found: &'static str,
    resolved: &'static str,
}

#[derive(Serialize)]
struct Words<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Mention<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    name: &'a str,
    role: Option<&'a str>,
}

/// The record of `article`, which is called `id`; with reasons if they are to
/// be explained.
pub(super) fn record<'a>(
    id: &'a str,
    article: &'a Article,
    analysis: &'a Analysis,
    explain: bool,
) -> Record<'a> {
    Record {
        id,
        quotes: Quotes {
            article,
            analysis,
            explain,
        },
    }
}

impl<'a> Quotes<'a> {
    fn iter(&self) -> impl Iterator<Item = Quote<'a>> {
        let (article, analysis, explain) = (self.article, self.analysis, self.explain);
        let mut offsets = article.text.source_offsets();
        let quotations = analysis.quotations.iter().enumerate();
        quotations.map(move |(index, quotation)| Quote {
            pair: analysis.translation(index),
            reason: explain.then_some(Why {
                found: quotation.reason.found.wording(),
                resolved: quotation.reason.resolved.map_or("", Resolution::wording),
            }),
            ..quote(article, analysis, quotation, &mut offsets)
        })
    }
}

impl Serialize for Quotes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

fn quote<'a>(
    article: &'a Article,
    analysis: &'a Analysis,
    quotation: &Quotation,
    offsets: &mut SourceOffsets,
) -> Quote<'a> {
    let extent = crate::app::document::extent(quotation);
    let text = &article.text[extent];
    let mut words = |range: &Range<usize>| Words {
        text: &article.text[range.clone()],
        start: offsets.code_point(range.start),
        end: offsets.code_point(range.end),
    };
    let spans = quotation.spans.iter().map(|span| {
        let span = words(span);
        [span.start, span.end]
    });
    let spans: Vec<[usize; 2]> = spans.collect();
    let speaker = quotation
        .mention
        .zip(quotation.speaker)
        .map(|(mention, speaker)| {
            let speaker = &analysis.speakers[speaker];
            let words = words(&mention.range());
            Mention {
                text: words.text,
                start: words.start,
                end: words.end,
                name: &speaker.name,
                role: speaker.role.as_deref(),
            }
        });
    Quote {
        start: spans.first().map_or(0, |&[start, _]| start),
        end: spans.last().map_or(0, |&[_, end]| end),
        text,
        spans,
        kind: kind(quotation.kind),
        cue: quotation.cue.map(|cue| words(&cue.range())),
        speaker,
        pair: None,
        reason: None,
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Direct => "direct",
        Kind::Mixed => "mixed",
        Kind::Indirect => "indirect",
    }
}

/// A line of a corpus.
#[derive(Deserialize)]
struct Given {
    id: String,
    text: String,
}

/// Prints a line of quotations for each article of a corpus.
pub(super) fn print_corpus(
    filter: LineFilter,
    sources: Vec<Source>,
    explain: bool,
) -> io::Result<Outcome> {
    filter.run(sources, "{\"id\",\"text\"}", move |given: Given| {
        let article = article::parse_owned(given.text);
        let analysis = quotation::analyse(&article);
        let mut line = Vec::new();
        json::write_line(&mut line, &record(&given.id, &article, &analysis, explain))?;
        Ok(line)
    })
}

/// Prints the quotations of one article after another.
pub(super) struct Printer<W> {
    format: Format,
    explain: bool,
    out: W,
    printed: usize,
}

impl<W: Write> Printer<W> {
    pub(super) fn new(format: Format, explain: bool, mut out: W) -> io::Result<Self> {
        match format {
            Format::Csv => {
                let reasons = if explain { ",found,resolved" } else { "" };
                writeln!(
                    out,
                    "id,start,end,kind,speaker,role,mention,cue,text{reasons}"
                )?;
            }
            Format::Json => write!(out, "[")?,
            Format::Text | Format::Jsonl => {}
        }
        Ok(Self {
            format,
            explain,
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
        let record = record(id, article, analysis, self.explain);
        match self.format {
            Format::Text => self.text(&record)?,
            Format::Csv => self.csv(&record)?,
            Format::Jsonl => self.line(&record)?,
            Format::Json => {
                write!(self.out, "{}", if self.printed == 0 { "\n" } else { ",\n" })?;
                json::write_pretty(&mut self.out, &record)?;
            }
        }
        self.printed += 1;
        // The next article may be long in coming.
        self.out.flush()
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.format == Format::Json {
            writeln!(self.out, "\n]")?;
        }
        self.out.flush()
    }

    fn line(&mut self, record: &Record) -> io::Result<()> {
        json::write_line(&mut self.out, record)?;
        writeln!(self.out)
    }

    /// Speaker and role on a line, the words under it.
    fn text(&mut self, record: &Record) -> io::Result<()> {
        for quote in record.quotes.iter() {
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
            writeln!(self.out, "{kind}\n    {}", quote.text.replace('\n', " "))?;
            if let Some(why) = &quote.reason {
                writeln!(self.out, "    └ {}", explanation(&quote, why))?;
            }
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn csv(&mut self, record: &Record) -> io::Result<()> {
        let mut rows = table().from_writer(&mut self.out);
        for quote in record.quotes.iter() {
            let speaker = quote.speaker.as_ref();
            let (start, end) = (quote.start.to_string(), quote.end.to_string());
            let mut cells = vec![
                record.id,
                &start,
                &end,
                quote.kind,
                speaker.map_or("", |speaker| speaker.name),
                speaker.and_then(|speaker| speaker.role).unwrap_or(""),
                speaker.map_or("", |speaker| speaker.text),
                quote.cue.as_ref().map_or("", |cue| cue.text),
                quote.text,
            ];
            if let Some(why) = &quote.reason {
                cells.extend([why.found, why.resolved]);
            }
            rows.write_record(cells.into_iter().map(|cell| defused(cell).into_owned()))?;
        }
        rows.flush()
    }
}

/// `direct; cue "said" (cue after the quotation); "He" is Kolbai Musaev
/// (pronoun …)`.
fn explanation(quote: &Quote, why: &Why) -> String {
    let mut parts = vec![quote.kind.to_owned()];
    parts.push(match &quote.cue {
        Some(cue) => format!("cue “{}” ({})", cue.text, why.found),
        None => why.found.to_owned(),
    });
    match &quote.speaker {
        Some(speaker) => parts.push(format!(
            "“{}” is {} ({})",
            speaker.text.replace('\n', " "),
            speaker.name,
            why.resolved
        )),
        None if !why.resolved.is_empty() => parts.push(why.resolved.to_owned()),
        None => {}
    }
    parts.join("; ")
}
