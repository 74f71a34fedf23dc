//! A role with the name of its bearer right after it: 门将常宁.

use super::clauses::{clause_end, cuts, trim_opening};
use super::noun_phrase::role_phrase::own_role;
use super::{Mention, MentionKind, WINDOW};
use crate::quotation::chinese::entity::boundary::{is_verb, is_word};
use crate::quotation::chinese::entity::organisation::business;
use crate::quotation::chinese::entity::transliteration::leads_to_dot;
use crate::quotation::chinese::entity::{name, name_end, person};
use crate::quotation::chinese::lexicon::LEXICON;
use crate::quotation::chinese::lexicon::role_suffix::ends_like_role;
use crate::quotation::chinese::lexicon::trie::{End, Start};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;
use std::ops::Range;

/// A role with a name after it, somewhere in the clause: the role, and where the
/// name begins.
pub(crate) fn announced(
    letters: AnnotatedText<'_>,
    from: usize,
    to: usize,
) -> Option<(Range<usize>, usize)> {
    let to = to.min(from + WINDOW);
    let mut at = from;
    let stop = clause_end(letters, from, to);
    // 运营方沃体健身: 方 is no surname.
    let business = business(&letters[from..stop.max(from)]).map_or(from, |own| from + own);
    while at < stop {
        if let Some(length) = letters.starts(Start::Role, at, to) {
            let name = at + length;
            let foreign = name + 2 <= to
                && letters[name..name + 2]
                    .iter()
                    .all(|&letter| LEXICON.is_syllable(letter));
            let two_words = length > 1
                && letters.ends(End::Address, from, name).is_none()
                && name_end::is_two_words(letters, name, to);
            if two_words && name >= business {
                let role = own_role(letters, trim_opening(letters, from, name), name)?;
                return Some((role, name));
            }
            let follows = name >= business
                && (foreign
                    || leads_to_dot(&letters[name..to])
                    || name::is_familiar(letters, name)
                    || letters.starts(Start::Surname, name, to).is_some())
                && letters.starts(Start::NotName, name, to).is_none()
                && letters.starts(Start::Role, name, to).is_none()
                && !is_word(letters, name, to)
                && (length > 2
                    || letters.parts_at(name)
                    || letters.parts_at(at)
                    || leads_to_dot(&letters[name..to]));
            if follows {
                let role = own_role(letters, trim_opening(letters, from, name), name)?;
                return Some((role, name));
            }
            at += length;
        } else {
            at += 1;
            // 银行职员陈俊廷: a word formed like a role, and a name beyond doubt.
            // 在官|方微博: not within a word.
            if at > from + 1
                && letters.starts(Start::Surname, at, to).is_some()
                && ends_like_role(&letters[from..at])
                && letters.word_at(at - 1) < 2
                // 公冶长|青: a surname of two characters goes on.
                && (at < from + 3 || letters.starts(Start::Surname, at - 3, at) != Some(2))
                && person::is_sure(letters, at, to)
            {
                let role = own_role(letters, trim_opening(letters, from, at), at)?;
                return Some((role, at));
            }
        }
    }
    None
}

/// The first person with a role before the name in a clause, wherever it is:
/// 替补登场的前锋尉迟骁攻入一球.
pub(crate) fn with_role(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let (role, name) = announced(letters, from, to)?;
    let end = name_end::end(letters, name, to.min(from + WINDOW))?;
    Some(Mention {
        range: role.start..end,
        name: name..end,
        role: Some(role),
        kind: MentionKind::Name,
    })
}

/// The first role of the clause with a name right after it, whatever
/// follows: 门将常宁低着头.
pub(crate) fn named_behind_role(
    letters: AnnotatedText<'_>,
    start: usize,
    end: usize,
) -> Option<Mention> {
    let (role, name) = announced(letters, start, end)?;
    let until = name_end::end(letters, name, end)?;
    // 知情人士向本报, 女儿唐果却: not 向, not 却.
    let preposition = matches!(letters[name], '向' | '从' | '和' | '与' | '同' | '于');
    if preposition && until < end && !is_verb(letters, until, end) {
        return None;
    }
    // Words of action before the role make it an object (会见外长…).
    let acts = cuts(letters, start, role.start).next().is_some();
    (!acts).then_some(Mention {
        range: role.start..until,
        name: name..until,
        role: Some(role),
        kind: MentionKind::Name,
    })
}
