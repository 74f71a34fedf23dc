//! The subject of a cue: in its clause, or in an earlier one of the sentence.

use super::reader::Reader;
use super::without_cue::{known_as, nickname};
use crate::quotation::chinese::character::Class;
use crate::quotation::chinese::mention::{
    Mention, MentionKind, WINDOW, clauses, is_named, plain_words, subject,
};

/// The subject of a cue: in its clause, or that of an earlier clause of
/// the sentence when the clause has none (…，并表示).
pub(crate) fn cue_subject(
    reader: &Reader<'_>,
    start: usize,
    clause: usize,
    cue: usize,
) -> Option<Mention> {
    let quoted = nickname(reader, clause, cue);
    if let Some(mention) = quoted.or_else(|| subject::cited(reader.letters, clause, cue)) {
        return Some(mention);
    }
    let subject = subject::before(reader.letters, clause, cue);
    if let Some(mention) = subject.as_ref().filter(|subject| is_named(subject)) {
        return Some(mention.clone());
    }
    if let Some(mention) = known_as(reader, clause, cue).or(subject) {
        return Some(mention);
    }
    if clause > start && clauses::has_no_subject(reader.letters, clause, cue) {
        let first = subject::at_start(reader.letters, start, clause);
        // 若兰端着碗站到父亲身后: she opens the sentence, not her mother.
        let is_inside =
            |mention: &Mention| mention.kind == MentionKind::Role && mention.name.start > start + 2;
        let given = || subject::given_name(reader.letters, start, clause);
        return match first {
            Some(mention) if is_inside(&mention) => given().or(Some(mention)),
            first => first.or_else(|| earlier_subject(reader, start, clause)),
        };
    }
    None
}

/// The speaker of what follows a colon when its clause has no certain subject: whom
/// an earlier clause names, or else the words before the cue.
pub(crate) fn fallback_subject(
    reader: &Reader<'_>,
    start: usize,
    clause: usize,
    cue: usize,
) -> Option<Mention> {
    (clause > start)
        .then(|| {
            earlier_subject(reader, start, clause)
                .or_else(|| subject::at_start(reader.letters, start, clause))
        })
        .flatten()
        .filter(|mention| is_named(mention) || mention.kind == MentionKind::Pronoun)
        .or_else(|| before_other_verb(reader, clause, cue))
        .or_else(|| subject::given_name(reader.letters, start, clause.max(cue)))
        .or_else(|| plain_words::unknown(reader.letters, clause, cue))
}

/// The subject before another verb with 道: 省城晚报打趣道.
pub(crate) fn before_other_verb(reader: &Reader<'_>, clause: usize, cue: usize) -> Option<Mention> {
    let verb = reader.letters.last_word(clause, cue);
    (verb == 2 && reader.letters[cue] == '道')
        .then(|| subject::before(reader.letters, clause, cue - verb))?
}

/// Who the clause right before `clause` is about: 两位阿婆对视一眼，异口同声.
pub(crate) fn subject_just_before(
    reader: &Reader<'_>,
    start: usize,
    clause: usize,
) -> Option<Mention> {
    let pause = clause.checked_sub(1).filter(|&pause| pause > start)?;
    let before = reader.letters.last(Class::Break, start, pause)?;
    subject::at_start(reader.letters, before + 1, pause)
        .filter(|mention| mention.kind != MentionKind::Organisation)
}

/// Who the nearest clause before `clause` is about: 谈到…，濮存礼想了想，说.
pub(crate) fn earlier_subject(reader: &Reader<'_>, start: usize, clause: usize) -> Option<Mention> {
    let from = start.max(clause.saturating_sub(WINDOW));
    (from + 1..clause - 1)
        .rev()
        .filter(|&at| matches!(reader.letters[at - 1], '，' | ','))
        .filter_map(|at| subject::at_start(reader.letters, at, clause))
        .find(|mention| is_named(mention) || mention.kind == MentionKind::Pronoun)
}
