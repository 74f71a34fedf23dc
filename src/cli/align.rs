//! `duidu align`: which sentences of two texts translate each other, which facts they give
//! differently, and which word translates which.

use super::corrections::corrections;
use super::line_filter::LineFilter;
use super::{Outcome, complain, json, sources_or_input};
use crate::article::{self, Article};
use crate::bilingual::facts::{self, CONFIDENT, Fact};
use crate::bilingual::word_links::word_links;
use crate::bilingual::{self, Alignment, Bead, Correction};
use crate::lexicon::Lexicon;
use crate::source::Source;
use crate::text::{Language, shown, width, wrap};
use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::io::{self, Write};
use std::ops::Range;

/// The arguments of `duidu align`.
#[derive(Debug, Args)]
pub struct Align {
    /// Files with both texts, or - for standard input; the bundled article if none.
    #[arg(value_name = "SOURCE")]
    sources: Vec<OsString>,
    /// The Chinese text, where the two are in files of their own.
    #[arg(long, value_name = "FILE", requires = "en", conflicts_with = "sources")]
    zh: Option<OsString>,
    /// The English text.
    #[arg(long, value_name = "FILE", requires = "zh")]
    en: Option<OsString>,
    #[command(flatten)]
    asked: Asked,
    /// How to print the pairs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Read {"id","zh":[…],"en":[…]} lines and print one line of pairs for each, in the
    /// same order; with "links" nothing is aligned.
    #[arg(long, conflicts_with_all = ["format", "zh"])]
    corpus: bool,
    #[command(flatten)]
    filter: LineFilter,
}

/// What is asked of the pairs.
#[derive(Args, Clone, Copy, Debug)]
struct Asked {
    /// Tell the facts that the two texts give differently.
    #[arg(long)]
    facts: bool,
    /// Tell which word translates which.
    #[arg(long)]
    words: bool,
}

/// How pairs are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: side by side.
    Text,
    /// An array of articles.
    Json,
    /// A line per article.
    Jsonl,
}

/// Sentences of both sides by their numbers.
type Link = (Vec<usize>, Vec<usize>);

/// One line of a corpus.
#[derive(Deserialize)]
struct Given {
    id: String,
    zh: Vec<String>,
    en: Vec<String>,
    links: Option<Vec<Link>>,
}

/// What is printed of one article or one line.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    /// The sentences, where they were not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    zh: Option<&'a [&'a str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<&'a [&'a str]>,
    pred: Vec<Link>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<Vec<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facts: Option<Vec<FactRecord>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<WordRecord>>,
}

/// A fact that differs; `link` is a place in `pred`.
#[derive(Serialize)]
struct FactRecord {
    kind: &'static str,
    link: usize,
    zh: Passage,
    en: Passage,
}

/// Words that translate each other.
#[derive(Serialize)]
struct WordRecord {
    link: usize,
    zh: Passage,
    en: Passage,
    confidence: f64,
}

/// Some words of a sentence; `start` and `end` count its code points.
#[derive(Serialize)]
struct Passage {
    sentence: usize,
    start: usize,
    end: usize,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

impl Passage {
    fn new(sentences: &[&str], sentence: usize, range: &Range<usize>) -> Self {
        let text = sentences[sentence];
        let start = text[..range.start].chars().count();
        let words = &text[range.clone()];
        Self {
            sentence,
            start,
            end: start + words.chars().count(),
            text: words.to_owned(),
            value: None,
        }
    }

    fn of_fact(sentences: &[&str], fact: &Fact) -> Self {
        Self {
            value: Some(fact.to_string()),
            ..Self::new(sentences, fact.sentence, &fact.range)
        }
    }

    /// The words and what they mean: `周四 Thursday`.
    fn explained(&self) -> String {
        match &self.value {
            Some(value) if *value != self.text => format!("{} {value}", self.text),
            _ => self.text.clone(),
        }
    }
}

impl Align {
    pub(super) fn run(&self) -> io::Result<Outcome> {
        if self.corpus {
            let asked = self.asked;
            let form = "{\"id\",\"zh\",\"en\"}";
            let sources = sources_or_input(&self.sources);
            return self
                .filter
                .run(sources, form, move |given| asked.answer(&given));
        }
        let mut printer = Printer {
            align: self,
            out: io::BufWriter::new(io::stdout().lock()),
            printed: 0,
        };
        let outcome = match (&self.zh, &self.en) {
            (Some(zh), Some(en)) => {
                let files = [zh, en].map(|file| Source::from_argument(file));
                let name = format!("{} · {}", files[0].name(), files[1].name());
                if let [Source::File(zh), Source::File(en)] = &files {
                    // Read as the reader does, so that its ties are found again.
                    let both = Source::Facing(zh.clone(), en.clone());
                    super::each_article(&[both], None, |source, article| {
                        printer.print(&name, &article, &corrections(source, &article))
                    })?
                } else {
                    match two_texts(&files) {
                        Ok(article) => {
                            printer.print(&name, &article, &[])?;
                            Outcome::Done
                        }
                        Err(outcome) => outcome,
                    }
                }
            }
            _ => super::each_article(&super::sources(&self.sources), None, |source, article| {
                let corrections = corrections(source, &article);
                printer.print(&source.name(), &article, &corrections)
            })?,
        };
        printer.finish()?;
        Ok(outcome)
    }
}

impl Asked {
    /// The answer to one line of a corpus.
    fn answer(self, given: &Given) -> io::Result<Vec<u8>> {
        let zh: Vec<&str> = given.zh.iter().map(String::as_str).collect();
        let en: Vec<&str> = given.en.iter().map(String::as_str).collect();
        let links = match &given.links {
            None => links(&bilingual::align_sentences(&zh, &en, Lexicon::embedded())),
            Some(links) => {
                let is_known = |(z, e): &Link| {
                    z.iter().all(|&at| at < zh.len()) && e.iter().all(|&at| at < en.len())
                };
                if !links.iter().all(is_known) {
                    return Err(io::Error::other(
                        "a link names a sentence that is not there",
                    ));
                }
                (links.clone(), None)
            }
        };
        let mut line = Vec::new();
        json::write_line(&mut line, &self.record(&given.id, &zh, &en, links))?;
        Ok(line)
    }

    /// The links of one text with their confidences, and what is asked of them.
    fn record<'a>(
        self,
        id: &'a str,
        zh: &[&str],
        en: &[&str],
        (pred, confidence): (Vec<Link>, Option<Vec<f64>>),
    ) -> Record<'a> {
        // Of links that were given all are compared, of others those that are sure.
        let sure: Vec<(usize, &Link)> = pred
            .iter()
            .enumerate()
            .filter(|&(link, _)| {
                let confidence = confidence.as_ref().map_or(1.0, |all| all[link]);
                confidence >= f64::from(CONFIDENT)
            })
            .collect();
        let each = || sure.iter().copied();
        Record {
            id,
            zh: None,
            en: None,
            facts: self.facts.then(|| fact_records(&sure, zh, en)),
            words: self
                .words
                .then(|| each().flat_map(|link| word_records(link, zh, en)).collect()),
            pred,
            confidence,
        }
    }
}

fn fact_records(links: &[(usize, &Link)], zh: &[&str], en: &[&str]) -> Vec<FactRecord> {
    let passages: Vec<_> = links
        .iter()
        .map(|(_, (z, e))| [numbered(z, zh), numbered(e, en)])
        .collect();
    let differing = links.iter().zip(facts::of_links(&passages));
    differing
        .flat_map(|((link, _), found)| found.into_iter().map(|difference| (*link, difference)))
        .map(|(link, difference)| FactRecord {
            kind: difference.kind.name(),
            link,
            zh: Passage::of_fact(zh, &difference.zh),
            en: Passage::of_fact(en, &difference.en),
        })
        .collect()
}

fn word_records((link, (z, e)): (usize, &Link), zh: &[&str], en: &[&str]) -> Vec<WordRecord> {
    word_links(&numbered(z, zh), &numbered(e, en), Lexicon::embedded())
        .into_iter()
        .map(|found| WordRecord {
            link,
            zh: Passage::new(zh, found.zh.sentence, &found.zh.range),
            en: Passage::new(en, found.en.sentence, &found.en.range),
            confidence: rounded(found.confidence),
        })
        .collect()
}

/// The sentences with these numbers.
fn numbered<'a>(numbers: &[usize], texts: &[&'a str]) -> Vec<(usize, &'a str)> {
    numbers
        .iter()
        .map(|&number| (number, texts[number]))
        .collect()
}

fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

/// Two texts that are not both files, as one article; one that cannot be read is told.
fn two_texts(files: &[Source; 2]) -> Result<Article, Outcome> {
    let mut text = String::new();
    for file in files {
        match file.read(None) {
            Ok(decoded) => {
                text.push_str(&decoded.text);
                text.push_str("\n\n");
            }
            Err(error) => {
                complain(&error);
                return Err(Outcome::Partly);
            }
        }
    }
    Ok(article::parse_owned(text))
}

/// The links and gaps in page order, each with its confidence. A moved block stands where
/// its Chinese sentences do.
fn links(alignment: &Alignment) -> (Vec<Link>, Option<Vec<f64>>) {
    let (links, confidence) = in_page_order(alignment)
        .into_iter()
        .map(|bead| {
            let link = (bead.zh.clone().collect(), bead.en.clone().collect());
            (link, rounded(bead.confidence))
        })
        .unzip();
    (links, Some(confidence))
}

fn in_page_order(alignment: &Alignment) -> Vec<&Bead> {
    let moved = |side: fn(&Bead) -> &Range<usize>, bead: &Bead| {
        let moved = alignment.moved.iter();
        moved
            .filter(|_| !side(bead).is_empty())
            .find(|moved| side(moved).contains(&side(bead).start))
    };
    alignment
        .beads
        .iter()
        .filter_map(|bead| {
            if bead.is_link() {
                return Some(bead);
            }
            match moved(|bead| &bead.zh, bead) {
                Some(link) => (link.zh.start == bead.zh.start).then_some(link),
                None => moved(|bead| &bead.en, bead).is_none().then_some(bead),
            }
        })
        .collect()
}

/// Prints one article after another.
struct Printer<'a, W> {
    align: &'a Align,
    out: W,
    printed: usize,
}

impl<W: Write> Printer<'_, W> {
    fn print(
        &mut self,
        name: &str,
        article: &Article,
        corrections: &[Correction],
    ) -> io::Result<()> {
        let alignment = bilingual::align_corrected(article, Lexicon::embedded(), corrections);
        let [zh, en] = Language::ALL.map(|language| -> Vec<&str> {
            let sentences = alignment.sentences[language as usize].iter();
            sentences
                .map(|range| &article.text[range.clone()])
                .collect()
        });
        let record = self.align.asked.record(name, &zh, &en, links(&alignment));
        if self.align.format == Format::Text {
            self.text(article, &alignment, &record)?;
        } else {
            let record = Record {
                zh: Some(&zh),
                en: Some(&en),
                ..record
            };
            self.json(&record)?;
        }
        self.printed += 1;
        self.out.flush()
    }

    fn json(&mut self, record: &Record) -> io::Result<()> {
        if self.align.format == Format::Jsonl {
            json::write_line(&mut self.out, record)?;
            return writeln!(self.out);
        }
        let before = if self.printed == 0 { "[\n" } else { ",\n" };
        self.out.write_all(before.as_bytes())?;
        json::write_pretty(&mut self.out, record)
    }

    fn finish(mut self) -> io::Result<()> {
        if self.align.format == Format::Json {
            let before = if self.printed == 0 { "[" } else { "" };
            writeln!(self.out, "{before}\n]")?;
        }
        self.out.flush()
    }

    /// The pairs, or only what is asked of them.
    fn text(
        &mut self,
        article: &Article,
        alignment: &Alignment,
        record: &Record,
    ) -> io::Result<()> {
        if record.facts.is_none() && record.words.is_none() {
            return self.pairs(article, alignment);
        }
        for fact in record.facts.iter().flatten() {
            let (zh, en) = (fact.zh.explained(), fact.en.explained());
            writeln!(self.out, "Chinese: {zh} · English: {en}")?;
        }
        for word in record.words.iter().flatten() {
            writeln!(self.out, "{} · {}", word.zh.text, word.en.text)?;
        }
        Ok(())
    }

    /// The pairs side by side, a line between two of them:
    ///
    /// ```text
    /// 港务局局长表示，积压货物“至少需要  │ Port director Bakker said the backlog
    /// 两周”才能清理完毕。                │ would take "at least two weeks".
    ///
    ///                                    │ Trucks queued for six kilometres.
    /// ```
    fn pairs(&mut self, article: &Article, alignment: &Alignment) -> io::Result<()> {
        for bead in in_page_order(alignment) {
            let [zh, en] = Language::ALL.map(|language| -> Vec<String> {
                let sentences = &alignment.sentences[language as usize];
                let sentences = &sentences[bead.side(language).clone()];
                let text = joined(article, sentences, language).replace('\n', " ");
                let rows = wrap(&text, COLUMNS[language as usize]);
                let rows = rows.iter().map(|row| shown(&text, row).to_owned());
                rows.collect()
            });
            for row in 0..zh.len().max(en.len()) {
                let zh = zh.get(row).map_or("", String::as_str);
                let en = en.get(row).map_or("", String::as_str);
                let padding = " ".repeat(COLUMNS[0].saturating_sub(width(zh)));
                writeln!(self.out, "{}", format!("{zh}{padding} │ {en}").trim_end())?;
            }
            writeln!(self.out)?;
        }
        Ok(())
    }
}

/// The words of `sentences`, which need not follow each other: a space between those
/// of two paragraphs, and what the language has between those of one.
fn joined(article: &Article, sentences: &[Range<usize>], language: Language) -> String {
    /// What stands between two sentences.
    const BETWEEN: [&str; 2] = ["", " "];
    let mut text = String::new();
    let mut block = None;
    for sentence in sentences {
        let here = Some(article.block_at(sentence.start));
        if !text.is_empty() {
            text.push_str(if block == here {
                BETWEEN[language as usize]
            } else {
                " "
            });
        }
        text.push_str(&article.text[sentence.clone()]);
        block = here;
    }
    text
}

/// The columns of each side in the text form.
const COLUMNS: [usize; 2] = [40, 56];
