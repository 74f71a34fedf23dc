//! Reads a chunk of text sentence by sentence and ties quoted and reported
//! words to the cue and the mention that attribute them. Does not say who a
//! mention is.

use super::annotated_text::AnnotatedText;
use super::char_index::Class;
use super::chunk::dateline;
use super::cues::{self, Cue};
use super::lexicon::{CueClass, LEXICON};
use super::marks::{Region, is_break, is_final};
use super::mentions::{self, Mention, MentionKind};
use super::person::is_given;
use crate::quotation::Rule;
use crate::quotation::{Kind, Spans};
use smallvec::smallvec;
use std::ops::Range;

/// What the reading of a chunk meets, in text order.
#[derive(Clone, Debug)]
pub(super) enum Event {
    /// A person is the subject of a sentence.
    Seen(Mention),
    /// Somebody is named, whoever the sentence is about.
    Named(Mention),
    /// The text says what somebody is, behind the name.
    Introduced(Mention, Range<usize>),
    /// Words that stand on a sign or a sheet.
    Written(Range<usize>),
    /// The quotation left open by the chunk before goes on here.
    Continued(Range<usize>),
    /// Somebody says something.
    Said(Said),
}

/// A quotation in letters of the chunk.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) spans: Spans,
    pub(super) kind: Kind,
    pub(super) cue: Option<Range<usize>>,
    /// `None` where the speaker of the words before speaks on.
    pub(super) mention: Option<Mention>,
    pub(super) found: Rule,
}

/// How far behind a quotation its cue may stand, in letters.
pub(super) const TAIL: usize = 48;
/// The longest quoted words that can be a term or a slogan.
pub(super) const LONGEST_TERM: usize = 12;
/// The shortest reported content, in letters.
pub(super) const SHORTEST_CONTENT: usize = 4;

/// Finds what is said in `letters`, whose quoted regions are `regions`; adds it to
/// `events`.
pub(super) fn read(letters: AnnotatedText<'_>, regions: &[Region], events: &mut Vec<Event>) {
    let mut reader = Reader {
        letters,
        regions,
        events,
    };
    let mut at = dateline(&letters);
    while let Some(&letter) = letters.get(at) {
        let region = reader.region_at(at);
        at = if let Some(next) = region.and_then(|region| reader.led_by_quotation(region)) {
            next
        } else if region.is_none() && (letter.is_whitespace() || is_break(letter)) {
            at + 1
        } else {
            let end = reader.sentence_end(at);
            reader.sentence(at, end);
            end.max(at + 1)
        };
    }
}

pub(super) struct Reader<'a> {
    pub(super) letters: AnnotatedText<'a>,
    pub(super) regions: &'a [Region],
    pub(super) events: &'a mut Vec<Event>,
}

impl Reader<'_> {
    pub(super) fn region_at(&self, at: usize) -> Option<Region> {
        // Only one that goes on from the chunk before, the first, has no mark of its own.
        let marked = self.letter(at).is_some_and(|letter| !is_given(letter));
        if !marked && self.regions.first()?.open != at {
            return None;
        }
        let index = self.regions.partition_point(|region| region.open < at);
        self.regions
            .get(index)
            .copied()
            .filter(|region| region.open == at)
    }

    pub(super) fn letter(&self, at: usize) -> Option<char> {
        self.letters.get(at).copied()
    }

    pub(super) fn skip(&self, mut at: usize, which: impl Fn(char) -> bool) -> usize {
        while self.letter(at).is_some_and(&which) && self.region_at(at).is_none() {
            at += 1;
        }
        at
    }

    /// The words between the marks of `region`.
    pub(super) fn inner(&self, region: Region) -> &[char] {
        let start = region.open + usize::from(self.letter(region.open) == Some(region.mark));
        let end = region.close - usize::from(region.closed);
        self.letters.get(start..end).unwrap_or(&[])
    }

    /// Whether the quoted words end like a sentence.
    pub(super) fn is_finished(&self, region: Region) -> bool {
        self.inner(region)
            .iter()
            .rev()
            .find(|letter| !matches!(letter, '”' | '’' | '」' | '』' | '）' | ')'))
            .is_some_and(|&letter| is_final(letter))
            || !region.closed
    }

    /// Whether the quoted words can be something said rather than a term, a
    /// slogan or a title: they end like a sentence, or hold a pause or words
    /// of grammar.
    pub(super) fn is_term(&self, region: Region) -> bool {
        let inner = self.inner(region);
        let grammar = inner
            .iter()
            .any(|&letter| is_break(letter) || LEXICON.grammar.contains(letter));
        inner.len() <= 3 || (inner.len() <= LONGEST_TERM && !grammar)
    }

    pub(super) fn say(
        &mut self,
        spans: Spans,
        kind: Kind,
        cue: Option<Range<usize>>,
        mention: Option<Mention>,
        found: Rule,
    ) {
        self.events.push(Event::Said(Said {
            spans,
            kind,
            cue,
            mention,
            found,
        }));
    }

    /// Adds the regions that follow one another from `at`; returns where they end.
    pub(super) fn adjoining(&self, mut at: usize, spans: &mut Spans) -> usize {
        while let Some(region) = self.region_at(at).filter(|region| !region.carried) {
            spans.push(region.open..region.close);
            at = region.close;
            let next = self.skip(at, char::is_whitespace);
            if self.region_at(next).is_none() || self.is_finished(region) {
                break;
            }
            at = next;
        }
        at
    }

    /// Where the sentence that starts at `at` ends, its mark included.
    pub(super) fn sentence_end(&self, mut at: usize) -> usize {
        while let Some(&letter) = self.letters.get(at) {
            if let Some(region) = self.region_at(at) {
                at = region.close;
                let next = self.letter(at);
                if self.is_finished(region)
                    && !next.is_some_and(|next| matches!(next, '，' | ',' | '、' | '的' | '。'))
                {
                    return at;
                }
                continue;
            }
            // No Chinese character ends a sentence.
            if is_given(letter) {
                let rest = self.letters.first(Class::Foreign, at, self.letters.len());
                at = rest.unwrap_or(self.letters.len());
                continue;
            }
            at += 1;
            // A dateline and a space: the quotation behind it opens a sentence.
            if letter.is_whitespace() && self.region_at(at).is_some() {
                return at;
            }
            if is_final(letter) || letter == '\n' {
                return self.skip(at, is_final);
            }
        }
        at
    }

    /// The last region that ends before `at`.
    pub(super) fn last_region(&self, at: usize) -> Option<Region> {
        let index = self.regions.partition_point(|region| region.close <= at);
        index.checked_sub(1).map(|index| self.regions[index])
    }

    pub(super) fn region_before(&self, at: usize) -> Option<Region> {
        let index = self.regions.partition_point(|region| region.close < at);
        self.regions
            .get(index)
            .copied()
            .filter(|region| region.close == at)
    }

    /// Emits reported content, mixed if it holds quoted words.
    pub(super) fn report(
        &mut self,
        from: usize,
        to: usize,
        cue: Option<Range<usize>>,
        mention: Option<Mention>,
        found: Rule,
    ) {
        // …要求立法规管，“否则补贴落不到租客口袋。”: the sentence in marks is its own.
        if let Some(region) = self.last_region(to).filter(|region| {
            region.close == to
                && region.open > from + SHORTEST_CONTENT
                && matches!(self.letters[region.open - 1], '，' | ',')
                && self.is_finished(*region)
                && !self.is_term(*region)
        }) {
            // 回忆建站的日子，“…”: what somebody speaks of is not what they say.
            if region.open - from > LONGEST_TERM {
                let (cue, mention) = (cue.clone(), mention.clone());
                self.report_words(from, region.open - 1, cue, mention, found);
            }
            self.say(smallvec![region.span()], Kind::Direct, cue, mention, found);
        } else {
            self.report_words(from, to, cue, mention, found);
        }
    }

    fn report_words(
        &mut self,
        from: usize,
        to: usize,
        cue: Option<Range<usize>>,
        mention: Option<Mention>,
        found: Rule,
    ) {
        let first = self.regions.partition_point(|region| region.open < from);
        let mixed = self.regions[first..]
            .iter()
            .take_while(|region| region.close <= to)
            .any(|region| {
                // What the words end with is said so: 要“先立后破”.
                let ends = self.skip(region.close, is_final) >= to;
                !self.is_term(*region) || ends && self.inner(*region).len() >= SHORTEST_CONTENT
            });
        let kind = if mixed { Kind::Mixed } else { Kind::Indirect };
        let mut to = to;
        while to > from
            && self.region_before(to).is_none()
            && (is_break(self.letters[to - 1]) || self.letters[to - 1].is_whitespace())
        {
            to -= 1;
        }
        if to > from {
            self.say(smallvec![from..to], kind, cue, mention, found);
        }
    }

    /// Where reported content that starts at `from` ends within the sentence:
    /// at its end, or where the next attribution begins.
    pub(super) fn content_end(&self, from: usize, end: usize) -> usize {
        let mut from = from;
        while let Some(at) = self.letters.first(Class::Foreign, from, end) {
            if let Some(region) = self.region_at(at) {
                from = region.close;
                continue;
            }
            if matches!(self.letters[at], '，' | '；' | ',' | ';') && self.attributes(at + 1, end)
            {
                return at;
            }
            from = at + 1;
        }
        end
    }

    /// Whether the clause at `from` has its subject before it: 并表示, 但承认. What is hoped or
    /// believed but for something (但希望…) is the same report.
    fn goes_on(&self, from: usize, cue: &Cue) -> bool {
        let says = matches!(
            self.letters[cue.start..cue.end],
            ['表', '示'] | ['称'] | ['强', '调'] | ['承' | '否', '认'] | ['指', '出']
        );
        match self.letter(from) {
            Some('并' | '还') => true,
            Some('但') => says,
            _ => false,
        }
    }

    /// Whether the clause at `from` attributes words of its own.
    pub(super) fn attributes(&self, from: usize, end: usize) -> bool {
        let mut at = from;
        let reach = end.min(from + TAIL / 2);
        let mut marks = self.letters.each(Class::Foreign, from, reach);
        let stop = marks.find(|&at| is_break(self.letters[at]) || self.region_at(at).is_some());
        while at < stop.unwrap_or(reach) {
            let cue = match cues::at_or_next(self.letters, at) {
                Ok(cue) => cue,
                Err(next) => {
                    at = next;
                    continue;
                }
            };
            let behind = self.letter(cue.end);
            let marked = self.region_at(cue.end).is_some()
                || behind.is_some_and(|letter| matches!(letter, '，' | '：' | ':' | ','));
            let elided = self.goes_on(from, &cue) && cue.start <= from + 4;
            let quotes =
                matches!(behind, Some('：' | ':')) && self.region_at(cue.end + 1).is_some();
            let named = || {
                mentions::before(self.letters, from, cue.start)
                    .is_some_and(|mention| quotes || mention.kind != MentionKind::Organisation)
            };
            if !cues::is_followed_by_grammar(&self.letters[cue.end..])
                && cue.class == CueClass::Speech
                && (elided || marked && named())
            {
                return true;
            }
            at = cue.end;
        }
        false
    }
}

/// Whether `mention` holds a personal name.
pub(super) fn is_named(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Name | MentionKind::Titled)
}
