//! Where a name begins in a phrase that ends with it: after a role, after the organisation
//! of its bearer, after a noun of no list.

use super::boundary::acts_at;
use super::roles::role_before;
use super::transliteration::{is_latin, is_sound, leads_to_dot};
use super::{name, name_end, person};
use crate::quotation::chinese::character::{Class, is_break, is_han};
use crate::quotation::chinese::lexicon::LEXICON;
use crate::quotation::chinese::lexicon::role_suffix::ends_like_role;
use crate::quotation::chinese::lexicon::trie::{End, Start};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;
use smallvec::SmallVec;
use std::ops::Range;

/// The places where a name that goes to `end` can begin in `letters[start..end]`, after
/// something else.
pub(crate) fn name_starts(letters: AnnotatedText<'_>, start: usize, end: usize) -> Range<usize> {
    let plain = letters.none(Class::Foreign, start, end)
        || letters[start..end]
            .iter()
            .all(|&letter| is_han(letter) || letter.is_ascii_digit());
    let longest = if plain { LONGEST_PLAIN } else { end - start };
    end.saturating_sub(longest).max(start + 1)..end
}

/// The longest name without a dot or Latin letters.
const LONGEST_PLAIN: usize = 7;

/// Where a name begins after a role of the list or a word formed like one.
pub(crate) fn behind_role(
    letters: AnnotatedText<'_>,
    start: usize,
    end: usize,
    names: Range<usize>,
) -> Option<usize> {
    let roles: SmallVec<[(usize, usize); LONGEST_PLAIN]> = names
        .clone()
        .rev()
        .filter_map(|at| Some((at, role_before(letters, start, at)?)))
        .collect();
    let is_like_name = |at| {
        name::is_name(letters, at, end, false)
            || name::is_wordlike(letters, at, end)
            || is_latin(&letters[at..end])
    };
    let listed = roles.iter().find(|&&(at, role)| {
        // 电工 in 机电工程署 is no role.
        is_like_name(at)
            && (at - role > 2
                || letters.parts_at(at)
                || letters.parts_at(role)
                || leads_to_dot(&letters[at..end])
                // 交通部长石崇义: 长石 is a word too.
                || letters[at - 1] == '长'
                    && end - at > 2
                    && LEXICON.common_surnames.contains(letters[at])
                    && acts_at(letters, end))
    });
    let nameless = || {
        // 副厅长暴建宏: whatever the surname, letters of no word after a role.
        // Names of the Yi and others are longer: 书记吉克木呷.
        let longest_first = roles.iter().rev();
        longest_first.copied().find(|&(at, role)| {
            let length = end - at;
            // 现场指挥|员谷丰年: the role goes on.
            let goes_on = length > 3
                && ("员师长人手家者官".contains(letters[at])
                    || (at + 2..=end).any(|to| {
                        letters.ends(End::Role, at, to).is_some()
                            || letters.ends(End::Organisation, at, to).is_some()
                    }));
            // 毛逸凡满头: a common surname has at most two characters after it, if it is
            // none of two (范姜, 张简).
            let common = LEXICON.common_surnames.contains(letters[at])
                && letters.starts(Start::Surname, at + 1, end).is_none();
            at > start + 1
                && (2..=if common { 3 } else { 5 }).contains(&length)
                && !goes_on
                && letters.starts(Start::NotName, at, end).is_none()
                && letters.parts_at(role)
                && (person::is_wordless(letters, at, end)
                    || length == 4 && name::ends_japanese(letters, at, end)
                    || length == 4 && name_end::is_two_words(letters, at, letters.len()))
        })
    };
    let behind_listed = listed.copied().or_else(nameless).map(|(at, _)| at);
    behind_listed.or_else(|| {
        (names.start.max(start + 2)..names.end)
            .rev()
            .filter(|&at| letters.nouns_before(at).like_role())
            // 上官满心 is all a name.
            .filter(|&at| letters.starts(Start::Surname, start, end) != Some(at - start))
            .find(|&at| {
                person::is_bare(letters, at, end)
                    && (letters[at - 1] == '人' || letters.parts_at(at))
            })
    })
}

/// Where a name begins after the organisation of its bearer.
pub(crate) fn behind_body(
    letters: AnnotatedText<'_>,
    start: usize,
    end: usize,
    names: Range<usize>,
) -> Option<usize> {
    names
        .rev()
        .filter(|&at| letters.ends(End::Organisation, start, at).is_some())
        .filter(|&at| {
            !letters[start..at].iter().any(|letter| {
                matches!(
                    letter,
                    '向' | '对' | '在' | '给' | '和' | '与' | '被' | '把'
                )
            })
        })
        .find(|&at| person::is_bare(letters, at, end) && letters.parts_at(at))
}

/// Where a name begins after a noun of no list, directly before a
/// predicate: 守塔人郝霖说.
pub(crate) fn behind_noun(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<usize> {
    let points = || letters.starts(Start::Pronoun, start, end).is_some();
    let does = || letters.get(end).is_some_and(|&next| !is_break(next)) && acts_at(letters, end);
    if end - start > LONGEST_NOUN
        || !letters.none(Class::Foreign, start, end)
        || points()
        || !does()
    {
        return None;
    }
    let names = name_starts(letters, start, end);
    (names.start.max(start + 2)..names.end)
        .rev()
        .filter(|&at| LEXICON.begins_name(letters[at]))
        // 展一鸣昨天在首尔执: what holds a preposition is no noun.
        .filter(|&at| {
            !letters[start..at].iter().any(|letter| {
                matches!(
                    letter,
                    '在' | '对' | '向' | '从' | '被' | '把' | '给' | '将' | '了' | '与'
                )
            })
        })
        // 对方主帅庄: the role goes on.
        // 校长郭河松打: so does the name after one.
        .filter(|&at| {
            let near = start.max(at.saturating_sub(3));
            (near..=at + 1).all(|role| letters.ends(End::Role, start, role).is_none())
                && (near..at).all(|role| !ends_like_role(&letters[start..role]))
        })
        // 谈到全片: a predicate is no noun.
        .filter(|&at| letters.starts(Start::Verb, start, at) != Some(at - start))
        .filter(|&at| person::is_plain(letters, at, end))
        // 前国脚|刁玉芬: 玉 is a surname too, the longer name the likelier.
        .reduce(|last, at| {
            let rare = !LEXICON.common_surnames.contains(letters[last]);
            if rare && at + 1 == last { at } else { last }
        })
}

/// Where a foreign name begins that a dot shows, whatever noun precedes it:
/// 夺冠热门|莱拉·莫里斯.
pub(crate) fn behind_anything(
    letters: AnnotatedText<'_>,
    start: usize,
    end: usize,
) -> Option<usize> {
    let dot = letters.first(Class::Dot, start, end)?;
    let sounds = (start..dot).rev();
    let sounds = sounds.take_while(|&at| is_sound(&letters[start..dot], at - start));
    let first = sounds.last().filter(|&first| first > start)?;
    // 热门 is a word, though it has the characters of sounds.
    let name = (first..dot)
        .find(|&at| letters.word_at(at) == 1 && letters.parts_at(at))
        .unwrap_or(first);
    let noun = &letters[start..name];
    let is_noun = noun.len() > 1 && noun.iter().all(|&letter| is_han(letter));
    (is_noun && letters.parts_at(name) && name::is_name(letters, name, end, false)).then_some(name)
}

/// The longest noun and name of no list, in letters.
const LONGEST_NOUN: usize = 12;
