//! Tying and untying sentences of the two texts, where the reader knows better than the
//! aligner; and asking for the texts to be aligned again around what was said.

use super::bookmarks::Done;
use super::effect::Effect;
use super::marks::Marks;
use super::reading::Reading;
use super::status::Status;
use super::stretch::Stretch;
use crate::annotation::{Annotation, Tie, target};
use crate::bilingual::{Correction, Verdict};
use crate::text::Language;
use crate::wording::{Said, Wording};

impl Marks {
    /// Takes the sentences at hand as one end, or ties them to the end taken.
    pub(super) fn tie(&mut self, reading: &mut Reading, status: &mut Status) -> Option<Effect> {
        let here = sentences_at_hand(reading, status)?;
        match self.tying.end.take() {
            Some(end) if end.language != here.language => {
                reading.show(&here.range);
                Some(self.correct(Wording::tied_saved, Verdict::Tied, [end, here], reading))
            }
            Some(end) if end == here => {
                status.say(Wording::nothing_tied);
                None
            }
            _ => {
                self.tying.end = Some(here);
                None
            }
        }
    }

    /// Takes back the tie of the sentences at hand, or says that they and their
    /// counterpart do not translate each other.
    pub(super) fn untie(&mut self, reading: &mut Reading, status: &mut Status) -> Option<Effect> {
        let here = sentences_at_hand(reading, status)?;
        self.tying.end = None;
        let is_tied = |correction: &Correction| {
            let own = match here.language {
                Language::Chinese => &correction.zh,
                Language::English => &correction.en,
            };
            let meets = own.start < here.range.end && here.range.start < own.end;
            meets && correction.verdict == Verdict::Tied
        };
        if let Some(tie) = self.bookmarks.correction(is_tied).cloned() {
            let change = self.deletion(self.article.clone(), tie);
            return Some(self.change(
                Done::Other(Wording::untied_saved),
                change,
                &reading.document,
            ));
        }
        let alignment = &reading.document.alignment;
        let ends = alignment.link_at(here.range.start).and_then(|link| {
            let end = |language| {
                let range = alignment.bytes(link, language)?;
                Some(Stretch { language, range })
            };
            Some([end(Language::Chinese)?, end(Language::English)?])
        });
        let Some(ends) = ends else {
            status.say(Wording::nothing_says_the_same);
            return None;
        };
        Some(self.correct(Wording::untied_saved, Verdict::Untied, ends, reading))
    }

    /// What the texts are to be aligned around, if that is something else than what they
    /// were aligned around.
    pub(super) fn align_again(&mut self, reading: &Reading) -> Option<Effect> {
        let alignment = &reading.document.alignment;
        let is_aligned = !alignment.beads.is_empty() && reading.progress.is_none();
        if !is_aligned || self.bookmarks.corrections().eq(&alignment.corrections) {
            return None;
        }
        let wanted: Vec<Correction> = self.bookmarks.corrections().cloned().collect();
        if self.tying.under_way.as_ref() == Some(&wanted) {
            return None;
        }
        self.tying.under_way = Some(wanted.clone());
        Some(Effect::Align(wanted))
    }

    /// Keeps what the reader says of the two ends.
    fn correct(
        &mut self,
        done: Said,
        verdict: Verdict,
        ends: [Stretch; 2],
        reading: &Reading,
    ) -> Effect {
        let [mut zh, mut en] = ends;
        if zh.language == Language::English {
            std::mem::swap(&mut zh, &mut en);
        }
        let article = &reading.document.article;
        let tie = Tie::new(verdict, target(article, en.range));
        let annotation = Annotation {
            tie: Some(tie),
            ..Annotation::new(self.stamp.id, self.stamp.now, target(article, zh.range))
        };
        self.change(Done::Other(done), self.made(annotation), &reading.document)
    }
}

/// The whole sentences that the passage at hand touches.
fn sentences_at_hand(reading: &mut Reading, status: &mut Status) -> Option<Stretch> {
    if !reading.is_bilingual() {
        status.say(Wording::one_language_only);
        return None;
    }
    let passage = reading.passage_to_act_on()?;
    let alignment = &reading.document.alignment;
    let Some((language, first)) = alignment.sentence_at(passage.range.start) else {
        status.say(Wording::not_aligned_yet);
        return None;
    };
    let sentences = &alignment.sentences[language as usize];
    let end = sentences.partition_point(|sentence| sentence.start < passage.range.end);
    let range = sentences[first].start..sentences[end.max(first + 1) - 1].end;
    Some(Stretch { language, range })
}
