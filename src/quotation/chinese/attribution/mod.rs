//! Reads a chunk of text sentence by sentence and ties quoted and reported
//! words to the cue and the mention that attribute them. Does not say who a
//! mention is.

pub(crate) mod cue_after;
pub(crate) mod cue_before;
pub(crate) mod cue_content;
pub(crate) mod cue_subject;
pub(crate) mod inscription;
pub(crate) mod interview;
pub(crate) mod naming;
pub(crate) mod reader;
pub(crate) mod report;
pub(crate) mod speaker_after;
pub(crate) mod without_cue;

use crate::quotation::chinese::character::is_break;
use crate::quotation::chinese::text::annotated_text::AnnotatedText;
use crate::quotation::chinese::text::chunk::dateline;
use crate::quotation::chinese::text::quotation_marks::Region;
use cue_after::led_by_quotation;
use cue_before::read_sentence;
use reader::{Event, Reader};

/// Finds what is said in `letters`, whose quoted regions are `regions`; adds it to
/// `events`.
pub(crate) fn read(letters: AnnotatedText<'_>, regions: &[Region], events: &mut Vec<Event>) {
    let mut reader = Reader {
        letters,
        regions,
        events,
    };
    let mut at = dateline(&letters);
    while let Some(&letter) = letters.get(at) {
        let region = reader.region_at(at);
        at = if let Some(next) = region.and_then(|region| led_by_quotation(&mut reader, region)) {
            next
        } else if region.is_none() && (letter.is_whitespace() || is_break(letter)) {
            at + 1
        } else {
            let end = reader.sentence_end(at);
            read_sentence(&mut reader, at, end);
            end.max(at + 1)
        };
    }
}
