//! `duidu bookmarks add`: one bookmark, or one a line, each answered when it is
//! on the disk.

use super::Add;
use crate::annotation::{Annotation, Annotations, Titles, Unit, find, target};
use crate::app::analysed::analysed;
use crate::app::document::{Document, extent};
use crate::app::passage::Passage;
use crate::cli::corrections::corrections;
use crate::cli::{Outcome, complain};
use crate::source::{Source, limited};
use crate::storage::{ArticleKey, Storage};
use crate::text::clean_line;
use jiff::Timestamp;
use serde::Deserialize;
use std::borrow::Cow;
use std::io::{self, BufRead, Write};
use std::ops::Range;
use ulid::Ulid;

/// What is to be bookmarked.
#[derive(Deserialize)]
struct Wanted {
    quote: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    tags: Vec<String>,
}

/// The article that is marked.
struct Marking<'a> {
    storage: &'a Storage,
    key: ArticleKey,
    titles: Titles,
    document: Document,
    name: String,
}

pub(super) fn run(storage: &Storage, add: &Add) -> io::Result<Outcome> {
    let source = match &add.source {
        Some(argument) => Source::from_argument(argument),
        None => Source::Bundled,
    };
    if add.stdin && source == Source::StandardInput {
        complain(&"standard input cannot be both the article and the bookmarks; name a file");
        return Ok(Outcome::Partly);
    }
    let article = match source.article(None) {
        Ok(read) => read.article,
        Err(error) => {
            complain(&error);
            return Ok(Outcome::Partly);
        }
    };
    let key = ArticleKey::new(&source, &article.text);
    let titles = Titles::new(&article, Timestamp::now());
    let corrections = corrections(&source, &article);
    let marking = Marking {
        storage,
        key,
        titles,
        document: analysed(article, &corrections),
        name: source.name(),
    };
    if add.stdin {
        return marking.add_lines(io::stdin().lock());
    }
    let wanted = Wanted {
        quote: add.quote.clone().unwrap_or_default(),
        note: add.note.clone().unwrap_or_default(),
        tags: add.tags.clone(),
    };
    answer(marking.add(wanted))
}

impl Marking<'_> {
    fn add_lines(&self, mut lines: impl BufRead) -> io::Result<Outcome> {
        let mut outcome = Outcome::Done;
        for number in 1.. {
            let line = match limited::read_line(&mut lines) {
                Ok(None) => break,
                Ok(Some(line)) => line,
                Err(error) => {
                    complain(&format!("line {number}: {error}"));
                    return Ok(Outcome::Partly);
                }
            };
            if line.trim_ascii().is_empty() {
                continue;
            }
            let added = serde_json::from_slice(&line)
                .map_err(|error| format!("line {number}: {error}"))
                .and_then(|wanted| self.add(wanted));
            if answer(added)? == Outcome::Partly {
                outcome = Outcome::Partly;
            }
        }
        Ok(outcome)
    }

    /// Bookmarks the words, and returns once they are on the disk.
    fn add(&self, wanted: Wanted) -> Result<Ulid, String> {
        let text = &self.document.article.text;
        let quote = clean_line(&wanted.quote);
        let range = find(text, &wanted.quote)
            .ok_or_else(|| format!("{}: these words are not in it: {quote}", self.name))?;
        let passage = Passage::at(&self.document, range.clone());
        let speaker = passage
            .speaker(&self.document)
            .map(|speaker| &self.document.analysis.speakers[speaker]);
        let id = Ulid::generate();
        let annotation = Annotation {
            unit: Some(self.unit(&range)),
            speaker: speaker.map(|speaker| speaker.name.clone()),
            role: speaker.and_then(|speaker| speaker.role.clone()),
            counterpart: passage.counterpart(&self.document).map(Cow::into_owned),
            note: wanted.note,
            tags: wanted.tags,
            ..Annotation::new(id, Timestamp::now(), target(&self.document.article, range))
        };
        self.storage
            .save(&self.key, &self.titles, &Annotations::new([annotation]))
            .map_err(|error| format!("NOT SAVED: {quote}: {error}"))?;
        Ok(id)
    }

    fn unit(&self, range: &Range<usize>) -> Unit {
        let quotations = &self.document.analysis.quotations;
        let blocks = &self.document.article.blocks;
        if quotations
            .iter()
            .any(|quotation| extent(quotation) == *range)
        {
            Unit::Quotation
        } else if blocks.iter().any(|block| block.range == *range) {
            Unit::Paragraph
        } else {
            Unit::Selection
        }
    }
}

/// Says on standard output what is saved, on standard error what is not.
fn answer(added: Result<Ulid, String>) -> io::Result<Outcome> {
    match added {
        Ok(id) => {
            let mut out = io::stdout().lock();
            writeln!(out, "saved {id}")?;
            out.flush()?;
            Ok(Outcome::Done)
        }
        Err(problem) => {
            complain(&problem);
            Ok(Outcome::Partly)
        }
    }
}
