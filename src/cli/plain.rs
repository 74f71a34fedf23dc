//! An article as lines of text, for pipes, screen readers and terminals that can
//! do no more: paragraph by paragraph, with the speakers named where asked for.

use crate::article::{Article, BlockKind};
use crate::bilingual::{self, pairs::Pairs};
use crate::lexicon::Lexicon;
use crate::quotation::{self, Analysis, Kind, Speaker};
use crate::text::Language;
use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use std::io::{self, IsTerminal, Write};
use std::ops::Range;

/// When names are printed in colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Into files and pipes too.
    Always,
    /// Never.
    Never,
}

impl When {
    /// Whether standard output gets colours.
    #[must_use]
    pub fn applies(self) -> bool {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let out = io::stdout();
                out.is_terminal() && !is_set("NO_COLOR") && !is_dumb()
            }
        }
    }
}

/// Whether the terminal has no cursor to move.
#[must_use]
pub fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// How an article is printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain {
    /// Whether each paragraph is followed by who speaks in it.
    pub(super) names_speakers: bool,
    /// Whether headlines and names stand out.
    pub(super) has_color: bool,
}

/// The colours of the first speakers, in the order in which they speak.
const COLORS: [AnsiColor; 6] = [
    AnsiColor::Cyan,
    AnsiColor::Yellow,
    AnsiColor::Green,
    AnsiColor::Magenta,
    AnsiColor::Blue,
    AnsiColor::Red,
];

/// Prints `article` to `out`.
///
/// ```text
/// "Ships that were diverted will not all come back," she said.
/// [quoted: Marieke Bakker, port director]
/// ```
pub(super) fn print(article: &Article, plain: Plain, out: &mut impl Write) -> io::Result<()> {
    let analysis = if plain.names_speakers || plain.has_color {
        quotation::analyse(article)
    } else {
        Analysis::default()
    };
    let mut introduced = vec![false; analysis.speakers.len()];
    let before = |place: usize| {
        let quotations = &analysis.quotations;
        quotations.partition_point(|quotation| quotation.spans[0].start < place)
    };
    for paragraph in in_reading_order(article) {
        let blocks = &article.blocks[paragraph];
        let range = blocks[0].range.start..blocks[blocks.len() - 1].range.end;
        let here = before(range.start)..before(range.end);
        let is_headline = blocks[0].kind == BlockKind::Headline;
        match blocks[0].kind {
            BlockKind::Item(0) => write!(out, "• ")?,
            BlockKind::Item(number) => write!(out, "{number}. ")?,
            _ => {}
        }
        let words = Words {
            article,
            analysis: &analysis,
            plain,
        };
        words.paragraph(&range, here.clone(), is_headline, out)?;
        if plain.names_speakers {
            words.speakers(here.clone(), &mut introduced, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The paragraphs as one reads them, as index ranges of the blocks: the title
/// first, then what translates each other in turn.
fn in_reading_order(article: &Article) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = article.paragraphs().collect();
    let pairs = if article.text.len() > LONGEST_ALIGNED {
        Pairs::default()
    } else {
        Pairs::new(article, &bilingual::align(article, Lexicon::embedded()))
    };
    paragraphs.sort_by_key(|paragraph| {
        let block = &article.blocks[paragraph.start];
        let is_title = block.kind == BlockKind::Headline;
        let row = pairs.at(block.language, block.range.start);
        (
            !is_title,
            row,
            !pairs.is_empty() && block.language == Language::English,
        )
    });
    paragraphs
}

/// Longer texts are printed in their own order: nobody waits for a filter.
const LONGEST_ALIGNED: usize = 1 << 20;

struct Words<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    plain: Plain,
}

impl Words<'_> {
    /// The words of a paragraph, in which the quotations of those indices begin,
    /// with the mentions of their speakers in colour.
    fn paragraph(
        &self,
        range: &Range<usize>,
        quotations: Range<usize>,
        is_headline: bool,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let text = &self.article.text;
        let whole = self.style(is_headline.then(|| Style::new().bold()));
        write!(out, "{whole}")?;
        let mut mentions: Vec<(Range<usize>, usize)> = self.analysis.quotations[quotations]
            .iter()
            .filter_map(|quotation| Some((quotation.mention?.range(), quotation.speaker?)))
            .collect();
        mentions.sort_by_key(|(mention, _)| mention.start);
        let mut done = range.start;
        for (mention, speaker) in mentions {
            // The words that name a speaker may be those of an earlier paragraph.
            if mention.start >= done && mention.end <= range.end {
                let style = self.style(Some(color(speaker).bold()));
                write!(out, "{}", &text[done..mention.start])?;
                write!(out, "{style}{}{style:#}{whole}", &text[mention.clone()])?;
                done = mention.end;
            }
        }
        writeln!(out, "{}{whole:#}", &text[done..range.end])
    }

    /// A line for each speaker of these quotations, in the order in which they
    /// speak; whoever has not been introduced yet is, with their role.
    fn speakers(
        &self,
        quotations: Range<usize>,
        introduced: &mut [bool],
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut told: Vec<(Option<usize>, bool)> = Vec::new();
        for quotation in &self.analysis.quotations[quotations] {
            let is_reported = quotation.kind == Kind::Indirect;
            let voice = (quotation.speaker, is_reported);
            if told.contains(&voice) {
                continue;
            }
            told.push(voice);
            let how = if is_reported { "reported" } else { "quoted" };
            let style = self.style(quotation.speaker.map(color));
            let name = match quotation.speaker {
                Some(index) if std::mem::replace(&mut introduced[index], true) => {
                    self.analysis.speakers[index].name.clone()
                }
                Some(index) => named(&self.analysis.speakers[index]),
                None => "speaker not named".to_owned(),
            };
            writeln!(out, "{style}[{how}: {name}]{style:#}")?;
        }
        Ok(())
    }

    fn style(&self, style: Option<Style>) -> Style {
        style.filter(|_| self.plain.has_color).unwrap_or_default()
    }
}

fn color(speaker: usize) -> Style {
    match COLORS.get(speaker) {
        Some(color) => Style::new().fg_color(Some((*color).into())),
        None => Style::new(),
    }
}

/// Names and role.
fn named(speaker: &Speaker) -> String {
    let mut named = speaker.name.clone();
    if let Some(other) = &speaker.other_name {
        named = format!("{named} {other}");
    }
    match &speaker.role {
        Some(role) => format!("{named}, {role}"),
        None => named,
    }
}
