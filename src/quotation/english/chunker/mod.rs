//! The chunker: where the noun phrase, the verb group or the adjunct that starts at a word
//! ends, by the classes of the words (Abney 1991). Knows neither clauses nor quotations;
//! what the clause so far tells of a word is its [`Context`].

mod adjunct;
mod noun_phrase;
mod verb_form;
mod verb_group;

pub(super) use adjunct::{adjuncts_end, participle_end};
pub(super) use noun_phrase::{
    Phrase, core_end, end_with_complements, is_place_of, is_time, noun_phrase_end,
};
pub(super) use verb_form::{
    Context, Last, announces, has_form_of_finite, is_base_verb, is_naming, is_only_participle,
    is_third_person, is_third_person_form, is_verb_after_speech, is_verb_of_who,
};
pub(super) use verb_group::{group, group_start};
