//! Quotations in Chinese paragraphs, simplified or traditional: reads each
//! paragraph in bounded pieces and gathers who said what.
//!
//! The layers, in the order in which they are used:
//! - letters: [`pieces`], what is known of each character alone ([`alphabet`]), quotation
//!   marks ([`marks`]), the words of [`lexicon`] by their [`lists`] and those of the
//!   [`dictionary`] ([`words`]), where letters of one class stand ([`places`]), what the
//!   whole text shows of its names ([`census`]); [`letters`] is what the rules ask of all this;
//! - names and nouns: where a name ends ([`endings`]), [`names`], [`foreign`], [`roles`],
//!   [`bodies`], where a name begins ([`behind`]), and what a stretch of letters is ([`shapes`]);
//! - mentions: the subject of a clause ([`clauses`], [`mentions`]), whoever else is
//!   named ([`sightings`], [`introductions`]);
//! - attribution: cues ([`cues`]), [`attribution`] with its rules in [`sentence`],
//!   [`after`] and [`beside`], what nobody says ([`signs`]), interviews ([`transcript`]);
//! - [`speakers`]: who a mention is.

mod after;
mod alphabet;
mod attribution;
mod behind;
mod beside;
mod bodies;
mod census;
mod clauses;
mod cues;
mod dictionary;
mod endings;
mod foreign;
mod introductions;
mod letters;
mod lexicon;
mod lists;
mod marks;
#[cfg(test)]
mod measured;
mod mentions;
mod names;
mod pieces;
mod places;
mod roles;
mod sentence;
mod shapes;
mod sightings;
mod signs;
mod speakers;
#[cfg(test)]
mod tests;
mod transcript;
mod words;

use super::{Analysis, Bytes, Kind, Quotation, Reason};
use crate::quotation::{Resolution, Rule};
use attribution::{Event, Said};
use census::Census;
use mentions::{Mention, MentionKind};
use pieces::{Piece, Sheet};
use smallvec::smallvec;
use speakers::Speakers;
use std::ops::{ControlFlow, Range};
use transcript::Line;

/// The quotations and speakers of `paragraphs`, byte ranges of `text`.
pub(super) fn analyse(
    text: &str,
    paragraphs: &[Range<usize>],
    progress: &mut impl FnMut(usize) -> ControlFlow<()>,
) -> ControlFlow<(), Analysis> {
    // The lists take longer to read than a short English article to analyse.
    if paragraphs.is_empty() {
        return ControlFlow::Continue(Analysis::default());
    }
    let census = Census::of(text, paragraphs);
    let mut gathering = Gathering::default();
    let mut sheet = Sheet::default();
    let mut reported = 0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        gathering.silence += 1;
        let next = paragraphs
            .get(index + 1)
            .map_or("", |next| &text[next.clone()]);
        for range in pieces::cut(text, paragraph.clone()) {
            let end = range.end;
            gathering.read(&sheet.spread(text, range, &census), next);
            if end >= reported + PROGRESS_EVERY {
                reported = end;
                progress(end)?;
            }
        }
    }
    ControlFlow::Continue(gathering.finish())
}

/// Whether `letter` is one that foreign names are written with by sound.
pub(super) fn writes_sounds(letter: char) -> bool {
    lexicon::LEXICON.is_syllable(alphabet::simplified(letter))
}

/// `text` in simplified writing, for the characters that names are written with.
pub(super) fn simplified(text: &str) -> String {
    text.chars().map(alphabet::simplified).collect()
}

/// How many bytes are read between two reports of progress.
const PROGRESS_EVERY: usize = 128 << 10;
/// After how many paragraphs nobody is taken to speak on.
const LONGEST_SILENCE: usize = 2;

/// The longest name of a signature, in letters.
const LONGEST_SIGNATURE: usize = 12;
/// How many bytes may separate a quotation from the line that signs it.
const NEXT_LINE: usize = 8;

/// What is known while the text is read.
#[derive(Default)]
struct Gathering {
    quotations: Vec<Quotation>,
    speakers: Speakers,
    /// Who would speak on without being named, and the words that named them last.
    focus: Option<(usize, Bytes)>,
    /// Paragraphs since the focus was set.
    silence: usize,
    /// The mark of the quotation left open by the last piece, and its index.
    open: Option<(char, usize)>,
    /// Whether the last paragraph was a line of an interview.
    in_transcript: bool,
    /// What the reading of a piece met: empty between pieces, kept for its memory.
    events: Vec<Event>,
}

impl Gathering {
    /// Reads a piece; `next` is the paragraph behind it.
    fn read(&mut self, piece: &Piece, next: &str) {
        if piece.is_title() {
            return;
        }
        let carried = self.open.take();
        if self.transcript(piece, next) {
            return;
        }
        if self.signature(piece) {
            return;
        }
        let regions = marks::regions(piece.letters(), carried.map(|(mark, _)| mark));
        let mut events = std::mem::take(&mut self.events);
        attribution::read(piece.letters(), &regions, &mut events);
        for event in events.drain(..) {
            match event {
                Event::Seen(mention) => {
                    if let Some((known, _)) = self.speakers.see(piece, &mention) {
                        self.set_focus(known, piece.bytes(&mention.range).into());
                    }
                }
                Event::Named(mention) => {
                    self.speakers.see(piece, &mention);
                }
                Event::Introduced(mention, role) => {
                    self.speakers.introduce(piece, &mention, &role);
                }
                Event::Written(span) => self.write(piece, &span),
                Event::Continued(span) => {
                    if let Some((_, index)) = carried {
                        self.extend(index, piece.bytes(&span));
                    }
                }
                Event::Said(said) => self.say(piece, &said),
            }
        }
        self.events = events;
        self.open = self.left_open(piece, &regions, carried);
    }

    /// A line that signs the quotation of the paragraph before, which has no speaker of
    /// its own: `——柳守拙：《渡口》`.
    fn signature(&mut self, piece: &Piece) -> bool {
        let letters = piece.letters();
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
                piece.bytes(&(0..1)).start.saturating_sub(span.end) < NEXT_LINE
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
        let Some((known, why)) = self.speakers.see(piece, &mention) else {
            return false;
        };
        last.mention = Some(piece.bytes(&mention.range).into());
        last.speaker = Some(self.speakers.speaker(known));
        last.reason = Reason {
            found: Rule::SignatureBelow,
            resolved: Some(why),
        };
        true
    }

    /// A line of an interview (`记者：…`), if this is one: the line behind or
    /// before it has a label too, or the label is one of interviews.
    fn transcript(&mut self, piece: &Piece, next: &str) -> bool {
        let letters = piece.letters();
        let follows = std::mem::take(&mut self.in_transcript);
        let known = transcript::label(letters);
        let line = transcript::line(next, letters.census);
        let is_one = match &known {
            Some(label) => {
                let names = label.mention.kind == MentionKind::Name;
                follows
                    || line == Line::Named
                    || names && line == Line::Unknown
                    || transcript::is_label_of_interviews(&letters[..label.colon])
            }
            None => follows || line == Line::Named,
        };
        let label = known.or_else(|| transcript::unknown_label(letters));
        let Some(label) = label.filter(|_| is_one) else {
            return false;
        };
        self.in_transcript = true;
        self.say(
            piece,
            &Said {
                spans: smallvec![label.words],
                kind: Kind::Direct,
                cue: Some(label.colon..label.colon + 1),
                mention: Some(label.mention),
                found: Rule::InterviewLine,
            },
        );
        true
    }

    /// The quotation that the last region of a piece leaves open.
    fn left_open(
        &self,
        piece: &Piece,
        regions: &[marks::Region],
        carried: Option<(char, usize)>,
    ) -> Option<(char, usize)> {
        let last = regions.last().filter(|region| !region.closed)?;
        if last.carried {
            return carried;
        }
        let end = piece.bytes(&(last.open..last.close)).end;
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

    fn say(&mut self, piece: &Piece, said: &Said) {
        let mention = said.mention.as_ref();
        let mut named = mention.map(|mention| piece.bytes(&mention.range).into());
        let resolved = match mention {
            Some(mention) => self.speakers.see(piece, mention),
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
        }
        self.quotations.push(Quotation {
            spans: said.spans.iter().map(|span| piece.bytes(span)).collect(),
            kind: said.kind,
            cue: said.cue.as_ref().map(|cue| piece.bytes(cue).into()),
            mention: named,
            speaker: resolved.map(|(known, _)| self.speakers.speaker(known)),
            reason: Reason {
                found: said.found,
                resolved: resolved.map(|(_, why)| why),
            },
        });
    }

    /// Words that stand somewhere and that nobody says.
    fn write(&mut self, piece: &Piece, span: &Range<usize>) {
        self.quotations.push(Quotation {
            spans: smallvec![piece.bytes(span)],
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

    fn finish(self) -> Analysis {
        let (speakers, places) = self.speakers.finish();
        let mut quotations = self.quotations;
        for quotation in &mut quotations {
            quotation.speaker = quotation.speaker.map(|speaker| places[speaker]);
        }
        Analysis {
            quotations,
            speakers,
            ..Analysis::default()
        }
    }
}
