//! What a paragraph hands on to the next: the last speaker, a quotation left open, an
//! interview, a signature to come. Gathers the quotations.

use super::attribution::interview::{self, Line};
use super::attribution::read;
use super::attribution::reader::{Event, Found};
use super::coreference::Speakers;
use super::mention::{Mention, MentionKind};
use super::text::chunk::Chunk;
use super::text::quotation_marks::{Region, regions as quoted_regions};
use crate::quotation::{Analysis, Bytes, Kind, Quotation, Reason, Resolution, Rule};
use smallvec::smallvec;
use std::ops::Range;

/// After how many paragraphs nobody is taken to speak on.
const LONGEST_SILENCE: usize = 2;

/// The longest name of a signature, in letters.
const LONGEST_SIGNATURE: usize = 12;

/// How many bytes may separate a quotation from the line that signs it.
const NEXT_LINE: usize = 8;

/// What is known while the text is read.
#[derive(Default)]
pub(super) struct Discourse {
    quotations: Vec<Quotation>,
    speakers: Speakers,
    /// Who would speak on without being named, and the words that named them last.
    focus: Option<(usize, Bytes)>,
    /// Paragraphs since the focus was set.
    pub(super) silence: usize,
    /// The mark of the quotation left open by the last chunk, and its index.
    open: Option<(char, usize)>,
    /// Whether the last paragraph was a line of an interview.
    in_transcript: bool,
    /// What the reading of a chunk met: empty between pieces, kept for its memory.
    events: Vec<Event>,
}

impl Discourse {
    /// Reads a chunk; `next` is the paragraph behind it.
    pub(super) fn read(&mut self, chunk: &Chunk, next: &str) {
        if chunk.is_title() {
            return;
        }
        let carried = self.open.take();
        if self.transcript(chunk, next) {
            return;
        }
        if self.signature(chunk) {
            return;
        }
        let regions = quoted_regions(chunk.letters(), carried.map(|(mark, _)| mark));
        let mut events = std::mem::take(&mut self.events);
        read(chunk.letters(), &regions, &mut events);
        for event in events.drain(..) {
            match event {
                Event::Seen(mention) => {
                    if let Some((known, _)) = self.speakers.see(chunk, &mention) {
                        self.set_focus(known, chunk.bytes(&mention.range).into());
                    }
                }
                Event::Named(mention) => {
                    self.speakers.see(chunk, &mention);
                }
                Event::Introduced(mention, role) => {
                    self.speakers.introduce(chunk, &mention, &role);
                }
                Event::Written(span) => self.write(chunk, &span),
                Event::Continued(span) => {
                    if let Some((_, index)) = carried {
                        self.extend(index, chunk.bytes(&span));
                    }
                }
                Event::Said(said) => self.say(chunk, &said),
            }
        }
        self.events = events;
        self.open = self.left_open(chunk, &regions, carried);
    }

    /// A line that signs the quotation of the paragraph before, which has no speaker of
    /// its own: `——柳守拙：《渡口》`.
    fn signature(&mut self, chunk: &Chunk) -> bool {
        let letters = chunk.letters();
        let dashes = letters.iter().take_while(|&&letter| letter == '—').count();
        let end = letters[dashes..]
            .iter()
            .position(|letter| !letter.is_alphanumeric() && *letter != '·')
            .map_or(letters.len(), |length| dashes + length);
        let Some(last) = self.quotations.last_mut() else {
            return false;
        };
        let signs = dashes > 0
            && (2..=LONGEST_SIGNATURE).contains(&(end - dashes))
            && last.reason.found == Rule::StandsAlone
            && last.spans.last().is_some_and(|span| {
                chunk.bytes(&(0..1)).start.saturating_sub(span.end) < NEXT_LINE
            });
        if !signs {
            return false;
        }
        let mention = Mention {
            range: dashes..end,
            name: dashes..end,
            role: None,
            kind: MentionKind::Name,
        };
        let Some((known, why)) = self.speakers.see(chunk, &mention) else {
            return false;
        };
        last.mention = Some(chunk.bytes(&mention.range).into());
        last.speaker = Some(known);
        self.speakers.speaks(known);
        last.reason = Reason {
            found: Rule::SignatureBelow,
            resolved: Some(why),
        };
        true
    }

    /// A line of an interview (`记者：…`), if this is one: the line behind or
    /// before it has a label too, or the label is one of interviews.
    fn transcript(&mut self, chunk: &Chunk, next: &str) -> bool {
        let letters = chunk.letters();
        let follows = std::mem::take(&mut self.in_transcript);
        let known = interview::label(letters);
        let line = interview::line(next, letters.statistics);
        let is_one = match &known {
            Some(label) => {
                let names = label.mention.kind == MentionKind::Name;
                follows
                    || line == Line::Named
                    || names && line == Line::Unknown
                    || interview::is_label_of_interviews(&letters[..label.colon])
            }
            None => follows || line == Line::Named,
        };
        let label = known.or_else(|| interview::unknown_label(letters));
        let Some(label) = label.filter(|_| is_one) else {
            return false;
        };
        self.in_transcript = true;
        self.say(
            chunk,
            &Found {
                spans: smallvec![label.words],
                kind: Kind::Direct,
                cue: Some(label.colon..label.colon + 1),
                mention: Some(label.mention),
                rule: Rule::InterviewLine,
            },
        );
        true
    }

    /// The quotation that the last region of a chunk leaves open.
    fn left_open(
        &self,
        chunk: &Chunk,
        regions: &[Region],
        carried: Option<(char, usize)>,
    ) -> Option<(char, usize)> {
        let last = regions.last().filter(|region| !region.closed)?;
        if last.carried {
            return carried;
        }
        let end = chunk.bytes(&(last.open..last.close)).end;
        let index = self.quotations.len().checked_sub(1)?;
        let quotation = &self.quotations[index];
        let holds = quotation.kind == Kind::Direct
            && quotation.spans.last().is_some_and(|span| span.end == end);
        holds.then_some((last.mark, index))
    }

    fn extend(&mut self, index: usize, span: Range<usize>) {
        let Some(quotation) = self.quotations.get_mut(index) else {
            return;
        };
        match quotation.spans.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => quotation.spans.push(span),
        }
    }

    fn say(&mut self, chunk: &Chunk, found: &Found) {
        let mention = found.mention.as_ref();
        let mut named = mention.map(|mention| chunk.bytes(&mention.range).into());
        let resolved = match mention {
            Some(mention) => self.speakers.see(chunk, mention),
            None => self
                .focus
                .filter(|_| self.silence <= LONGEST_SILENCE)
                .map(|(known, words)| {
                    named = Some(words);
                    (known, Resolution::LastActive)
                }),
        };
        if let Some(((known, _), words)) = resolved.zip(named) {
            self.set_focus(known, words);
            self.speakers.speaks(known);
        }
        let quotation = found.quotation(named, resolved, |range| chunk.bytes(range));
        self.quotations.push(quotation);
    }

    /// Words that stand somewhere and that nobody says.
    fn write(&mut self, chunk: &Chunk, span: &Range<usize>) {
        self.quotations.push(Quotation {
            spans: smallvec![chunk.bytes(span)],
            kind: Kind::Direct,
            cue: None,
            mention: None,
            speaker: None,
            reason: Reason {
                found: Rule::Displayed,
                resolved: None,
            },
        });
    }

    fn set_focus(&mut self, known: usize, mention: Bytes) {
        self.focus = Some((known, mention));
        self.silence = 0;
    }

    pub(super) fn finish(self) -> Analysis {
        self.speakers.finish(self.quotations)
    }
}
