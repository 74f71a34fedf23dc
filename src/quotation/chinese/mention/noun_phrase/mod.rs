//! What a stretch of letters is that may name a speaker: a name with its
//! role, a pronoun, a group, an organisation. Looks at these letters alone.

pub(crate) mod role_phrase;
pub(crate) mod titled;
pub(crate) mod unnamed;

use crate::quotation::chinese::character::Class;
use crate::quotation::chinese::entity::name_start::{
    behind_anything, behind_body, behind_noun, behind_role, name_starts,
};
use crate::quotation::chinese::entity::organisation::{account, business};
use crate::quotation::chinese::entity::person;
use crate::quotation::chinese::entity::roles::role_before;
use crate::quotation::chinese::lexicon::role_suffix::ends_like_role;
use crate::quotation::chinese::lexicon::trie::{End, Start};
use crate::quotation::chinese::mention::clauses::bracket;
use crate::quotation::chinese::mention::{Mention, MentionKind, whole};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;
use role_phrase::own_role;
use titled::{familiar, titled};
use unnamed::unnamed;

/// What the words `letters[start..end]` are, if they can name a speaker.
pub(crate) fn classify(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    if start >= end || letters.first(Class::Stop, start, end).is_some() {
        return None;
    }
    // 在紧急记者|会上: a meeting, no speaker.
    if letters.get(end) == Some(&'会') && letters[..end].ends_with(&['记', '者']) {
        return None;
    }
    if let Some(kind) = pointing(letters, start, end) {
        return Some(whole(start, end, kind));
    }
    if matches!(letters[end..], ['（' | '(', '化', '名', ..])
        && let Some(alias) = alias(letters, start, end)
    {
        return Some(alias);
    }
    if let Some(bracket) = bracket(&letters, start, end) {
        return classify(letters, start, bracket);
    }
    // The words before the last 的 describe the speaker: 来自湖北的王芳.
    let described = letters.last(Class::Describes, start, end);
    let all = start;
    let start = described.map_or(start, |at| at + 1);
    if start == end {
        return None;
    }
    if described.is_some()
        && let Some(kind) = pointing(letters, start, end)
    {
        return Some(whole(start, end, kind));
    }
    // 这位五十六岁的乡村教师 is the one spoken of.
    let points = described.is_some() && letters.starts(Start::Determiner, all, end).is_some();
    if points && letters.ends(End::Role, start, end).is_some() {
        return Some(whole(start, end, MentionKind::Definite));
    }
    // A team is spoken for by the one it is named after.
    if end - start > 4
        && letters[end - 2..end] == ['团', '队']
        && let Some(leader) = classify(letters, start, end - 2)
        && leader.kind == MentionKind::Name
    {
        return Some(leader);
    }
    let shapes = [coordinated, familiar, titled, named, unnamed];
    shapes.iter().find_map(|shape| shape(letters, start, end))
}

/// A name that （化名） after it shows to be one: 主办人老黑.
fn alias(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let role = (2..=4)
        .rev()
        .filter_map(|length| end.checked_sub(length).filter(|&at| at > start))
        .find(|&at| {
            role_before(letters, start, at).is_some() || ends_like_role(&letters[start..at])
        });
    let name = match role {
        Some(at) => at,
        None => (end - start <= 4).then_some(start)?,
    };
    Some(Mention {
        range: start..end,
        name: name..end,
        role: own_role(letters, start, name).filter(|_| name > start),
        kind: MentionKind::Name,
    })
}

/// Pronouns, and roles that point back (该负责人).
fn pointing(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<MentionKind> {
    let words = letters.starting(start)?;
    if words.of(Start::Pronoun, end - start) == Some(end - start) {
        return Some(MentionKind::Pronoun);
    }
    let rest = start + words.of(Start::Determiner, end - start)?;
    let known = end - rest <= 12
        && [End::Role, End::Organisation, End::Document]
            .into_iter()
            .any(|list| letters.ends(list, rest, end).is_some());
    known.then_some(MentionKind::Definite)
}

/// Two names with 和 between them.
fn coordinated(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let joint = letters.last(Class::Joins, start + 1, end)?;
    let last = classify(letters, joint + 1, end)?;
    let first = classify(letters, start, joint)?;
    let both = first.kind == MentionKind::Name && last.kind == MentionKind::Name;
    both.then(|| whole(start, end, MentionKind::Group))
}

/// A personal name, alone or after a role or an organisation.
pub(crate) fn named(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let noun = letters.ending(end);
    let is_noun = noun.is_some_and(|noun| {
        noun.of(End::Organisation, end - start) > Some(1)
            || noun.of(End::Role, end - start).is_some()
            || account(letters, start, end).is_some()
    });
    if is_noun {
        return None;
    }
    let names = name_starts(letters, start, end);
    let nouns = letters.nouns_within(names.clone());
    let at = nouns
        .role()
        .then(|| behind_role(letters, start, end, names.clone()))
        .flatten()
        .or_else(|| person::is_bare(letters, start, end).then_some(start))
        .or_else(|| {
            nouns
                .body()
                .then(|| behind_body(letters, start, end, names))?
        })
        .or_else(|| behind_noun(letters, start, end))
        .or_else(|| person::is_unlisted(letters, start, end).then_some(start))
        .or_else(|| behind_anything(letters, start, end))?;
    // 运营方沃体健身: 方 is no surname.
    if business(&letters[start..end]).is_some_and(|own| at < start + own) {
        return None;
    }
    Some(Mention {
        range: start..end,
        name: at..end,
        role: own_role(letters, start, at),
        kind: MentionKind::Name,
    })
}
