//! Quotations in Chinese paragraphs: marks → cues → mentions → speakers, as for
//! English, by characters instead of words.

mod cues;
mod marks;
mod mentions;
mod speakers;

use super::{Analysis, Kind, Quotation, Reason};
use crate::text::floor_char_boundary;
use cues::Cue;
use marks::Region;
use mentions::Mention;
use speakers::Speakers;
use std::ops::{ControlFlow, Range};

/// How often progress is told, in bytes.
const TELL_EVERY: usize = 256 << 10;

/// The quotations and speakers of `paragraphs`, byte ranges of `text`. Spans
/// of quoted words include their quotation marks.
pub(super) fn analyse(
    text: &str,
    paragraphs: &[Range<usize>],
    progress: &mut impl FnMut(usize) -> ControlFlow<()>,
) -> ControlFlow<(), Analysis> {
    let mut quotations = Vec::new();
    let mut speakers = Speakers::default();
    let mut told = 0;
    for paragraph in paragraphs {
        if paragraph.end - told > TELL_EVERY {
            progress(paragraph.end)?;
            told = paragraph.end;
        }
        let words = &text[paragraph.clone()];
        for found in read(words) {
            let shift =
                |range: &Range<usize>| range.start + paragraph.start..range.end + paragraph.start;
            let resolved = match &found.mention {
                Some(mention) => Some(speakers.resolve(words, mention)),
                None => speakers
                    .last()
                    .map(|speaker| (speaker, "goes on from the quotation before")),
            };
            quotations.push(Quotation {
                spans: found.spans.iter().map(shift).collect(),
                kind: found.kind,
                cue: found.cue.as_ref().map(shift),
                mention: found.mention.as_ref().map(|mention| shift(&mention.range)),
                speaker: resolved.map(|(speaker, _)| speaker),
                reason: Reason {
                    found: found.rule,
                    resolved: resolved.map_or("", |(_, rule)| rule),
                },
            });
        }
    }
    quotations.sort_by_key(|quotation| quotation.spans[0].start);
    ControlFlow::Continue(speakers.finish(quotations))
}

/// A quotation found in one paragraph; ranges are bytes of it.
struct Found {
    spans: Vec<Range<usize>>,
    kind: Kind,
    cue: Option<Range<usize>>,
    mention: Option<Mention>,
    rule: &'static str,
}

/// Fewer characters between marks are a term, a title or a slogan, unless a
/// cue says otherwise.
const SENTENCE: usize = 8;

/// The most bytes looked at for the start of a clause.
const LONGEST_CLAUSE: usize = 600;
/// The most bytes between a cue and a quotation that belongs to it.
const FAR: usize = 600;

/// The quotations of a paragraph.
fn read(paragraph: &str) -> Vec<Found> {
    let regions = marks::regions(paragraph);
    let mut reading = Paragraph {
        text: paragraph,
        used: vec![false; regions.len()],
        regions,
        found: Vec::new(),
    };
    for cue in cues::find(paragraph) {
        reading.attribute(&cue);
    }
    reading.rest();
    reading.found
}

struct Paragraph<'a> {
    text: &'a str,
    regions: Vec<Region>,
    used: Vec<bool>,
    found: Vec<Found>,
}

impl Paragraph<'_> {
    fn attribute(&mut self, cue: &Cue) {
        let at = cue.range.start;
        let before = self.regions_before(at);
        let is_quoted = self
            .regions
            .get(before)
            .is_some_and(|region| region.range.contains(&at));
        // Cues are read in order: only the last found reaches this far.
        let is_reported = self
            .found
            .last()
            .is_some_and(|found| found.spans.iter().any(|span| span.contains(&at)));
        if is_quoted || is_reported {
            return;
        }
        let clause = self.clause_start(at);
        let Some(mention) = mentions::subject(self.text, clause..at) else {
            return;
        };
        if self.quoted_before(cue, &mention, clause) || self.quoted_after(cue, &mention) {
            return;
        }
        self.reported(cue, &mention);
    }

    /// How many regions end at or before `at`.
    fn regions_before(&self, at: usize) -> usize {
        self.regions
            .partition_point(|region| region.range.end <= at)
    }

    /// Where the clause that holds `at` starts: after the last comma, full
    /// stop or quotation.
    fn clause_start(&self, at: usize) -> usize {
        let least = floor_char_boundary(self.text, at.saturating_sub(LONGEST_CLAUSE));
        let marks = self.text[least..at]
            .rfind(CLAUSE_ENDS)
            .map_or(least, |mark| {
                let mark = least + mark;
                mark + self.text[mark..].chars().next().map_or(0, char::len_utf8)
            });
        let region = self.regions_before(at).checked_sub(1);
        marks.max(region.map_or(0, |region| self.regions[region].range.end))
    }

    /// `“…，”X说`
    fn quoted_before(&mut self, cue: &Cue, mention: &Mention, clause: usize) -> bool {
        let Some(index) = self.regions_before(clause).checked_sub(1) else {
            return false;
        };
        let range = self.regions[index].range.clone();
        if clause - range.end > FAR {
            return false;
        }
        let gap = self.text[range.end..clause].trim();
        let inner = self.text[range.clone()].trim_end_matches(['”', '」', '’', '』', '"']);
        let is_spoken = inner.ends_with(['，', '。', '！', '？', '…', ',']) || gap == "，";
        if self.used[index] || !(gap.is_empty() || gap == "，") || !is_spoken {
            return false;
        }
        self.used[index] = true;
        let mut spans = vec![range];
        self.take_continuations(index, cue.range.end, &mut spans);
        self.push(cue, mention, spans, Kind::Direct, "cue after the quotation");
        true
    }

    /// `X说：“…”`, `X说，“…”`, and `X称…“…”…`.
    fn quoted_after(&mut self, cue: &Cue, mention: &Mention) -> bool {
        let end = cue.range.end;
        let index = self
            .regions
            .partition_point(|region| region.range.start < end);
        if self
            .regions
            .get(index)
            .is_none_or(|region| region.range.start - end > FAR)
        {
            return false;
        }
        let range = self.regions[index].range.clone();
        let gap = &self.text[end..range.start];
        if self.used[index] || gap.contains(['。', '！', '？', '；']) {
            return false;
        }
        let is_direct = gap
            .trim_matches(['：', '，', ':', ',', ' ', '道'])
            .is_empty();
        let is_whole =
            self.text[range.clone()].chars().count() >= SENTENCE || gap.contains(['：', ':']);
        if is_direct && is_whole {
            self.used[index] = true;
            let mut spans = vec![range.clone()];
            self.take_continuations(index, range.end, &mut spans);
            self.push(
                cue,
                mention,
                spans,
                Kind::Direct,
                "cue before the quotation",
            );
            return true;
        }
        if gap.ends_with(['：', ':']) {
            self.used[index] = true;
            self.push(
                cue,
                mention,
                vec![range],
                Kind::Direct,
                "colon before the quotation",
            );
            return true;
        }
        let start = end + (gap.len() - gap.trim_start_matches(['，', '：', ' ']).len());
        let sentence_end = self.sentence_end(range.end);
        self.use_regions(&(start..sentence_end));
        self.push(
            cue,
            mention,
            std::iter::once(start..sentence_end).collect(),
            Kind::Mixed,
            "reported words with a quotation in them",
        );
        true
    }

    /// Quotations that go on with one: nothing, or the cue alone, between.
    fn take_continuations(&mut self, index: usize, from: usize, spans: &mut Vec<Range<usize>>) {
        let mut end = from;
        for next in index + 1..self.regions.len() {
            let range = self.regions[next].range.clone();
            if range.start.saturating_sub(end) > FAR {
                return;
            }
            let gap = self.text[end.min(range.start)..range.start].trim();
            let leads_on = gap.is_empty()
                || gap
                    .chars()
                    .all(|mark| matches!(mark, '，' | '。' | '：' | '道'));
            if !leads_on || self.used[next] {
                return;
            }
            self.used[next] = true;
            end = range.end;
            spans.push(range);
        }
    }

    /// `X称…`, `X表示，…`
    fn reported(&mut self, cue: &Cue, mention: &Mention) {
        if !cue.reports {
            return;
        }
        let rest = &self.text[cue.range.end..];
        let content = rest.trim_start_matches(['，', '：', ' ', ',']);
        let start = self.text.len() - content.len();
        let end = self.sentence_end(start);
        let length = self.text[start..end.max(start)].chars().count();
        if length >= 4 {
            self.push(
                cue,
                mention,
                std::iter::once(start..end).collect(),
                Kind::Indirect,
                "reported after the cue",
            );
        }
    }

    /// The end of the sentence at `from`, without its full stop.
    fn sentence_end(&self, from: usize) -> usize {
        self.text[from..]
            .find(['。', '！', '？', '\n'])
            .map_or(self.text.trim_end().len(), |end| from + end)
    }

    /// Whole sentences in marks that nothing attributes.
    fn rest(&mut self) {
        for index in 0..self.regions.len() {
            let range = self.regions[index].range.clone();
            let before = self.text[..range.start].trim_end();
            let is_sentence = self.text[range.clone()].chars().count() >= SENTENCE
                && self.text[range.clone()].contains(['。', '！', '？', '，'])
                && (before.is_empty() || before.ends_with(['：', '。', '”', ':']));
            if self.used[index] || !is_sentence {
                continue;
            }
            self.used[index] = true;
            self.found.push(Found {
                mention: before.strip_suffix(['：', ':']).and_then(|before| {
                    mentions::subject(self.text, self.clause_start(before.len())..before.len())
                }),
                spans: vec![range],
                kind: Kind::Direct,
                cue: None,
                rule: "a whole sentence in marks, without a cue",
            });
        }
    }

    fn use_regions(&mut self, range: &Range<usize>) {
        let first = self
            .regions
            .partition_point(|region| region.range.start < range.start);
        let end = self.regions_before(range.end).max(first);
        self.used[first..end].fill(true);
    }

    fn push(
        &mut self,
        cue: &Cue,
        mention: &Mention,
        spans: Vec<Range<usize>>,
        kind: Kind,
        rule: &'static str,
    ) {
        let (cue, mention) = (Some(cue.range.clone()), Some(mention.clone()));
        self.found.push(Found {
            spans,
            kind,
            cue,
            mention,
            rule,
        });
    }
}

/// Marks at which a clause ends.
const CLAUSE_ENDS: [char; 11] = [
    '，', '。', '；', '！', '？', '：', '、', '\n', '”', '」', '）',
];

#[cfg(test)]
mod tests;
