//! Where a name begins in a phrase that ends with it: behind a role, behind the body
//! its bearer belongs to, behind a noun of no list.

use super::endings::acts;
use super::foreign::{is_latin, leads_to_dot};
use super::lexicon::LEXICON;
use super::marks::is_break;
use super::names::{self, is_given};
use super::pieces::Letters;
use super::roles::{ends_like_role, role_before};
use smallvec::SmallVec;

/// The places of `words` where a name that goes to their end can begin, the
/// last first.
pub(super) fn name_starts(words: &[char]) -> impl Iterator<Item = usize> {
    let plain = words
        .iter()
        .all(|&letter| is_given(letter) || letter.is_ascii_digit());
    let longest = if plain { LONGEST_PLAIN } else { words.len() };
    (words.len().saturating_sub(longest).max(1)..words.len()).rev()
}

/// The longest name without a dot or Latin letters.
const LONGEST_PLAIN: usize = 7;

/// Where a name begins behind a role of the list or a word formed like one.
pub(super) fn behind_role(letters: Letters<'_>, start: usize, end: usize) -> Option<usize> {
    let words = &letters[start..end];
    let roles: SmallVec<[(usize, usize); LONGEST_PLAIN]> = name_starts(words)
        .filter_map(|at| Some((at, role_before(letters, start, start + at)?)))
        .collect();
    let is_like_name =
        |name| names::is_name(name, false) || names::is_wordlike(name) || is_latin(name);
    let listed = roles.iter().find(|&&(at, role)| {
        // 电工 in 机电工程署 is no role.
        is_like_name(&words[at..])
            && (start + at - role > 2
                || letters.parts_at(start + at)
                || letters.parts_at(role)
                || leads_to_dot(&words[at..]))
    });
    let nameless = || {
        // 副厅长暴建宏: whatever the surname, letters of no word behind a role.
        // Names of the Yi and others are longer: 书记吉克木呷.
        let longest_first = roles.iter().rev();
        longest_first.copied().find(|&(at, role)| {
            let length = words.len() - at;
            // 现场指挥|员谷丰年: the role goes on.
            let goes_on = length > 3
                && ("员师长人手家者官".contains(words[at])
                    || (at + 2..=words.len()).any(|to| {
                        LEXICON.roles.at_end(&words[at..to]).is_some()
                            || LEXICON.organisations.at_end(&words[at..to]).is_some()
                    }));
            at > 1
                && (2..=5).contains(&length)
                && !goes_on
                && letters.parts_at(role)
                && (names::is_wordless(letters, start + at, end)
                    || length == 4 && names::ends_japanese(&words[at..])
                    || length == 4 && names::is_two_words(letters, start + at, letters.len()))
        })
    };
    let behind_listed = listed.copied().or_else(nameless).map(|(at, _)| at);
    behind_listed.or_else(|| {
        name_starts(words)
            .filter(|&at| at > 1 && letters.nouns_before(start + at).like_role())
            // 上官满心 is all a name.
            .filter(|&at| LEXICON.surnames.at_start(words).map(|(length, ())| length) != Some(at))
            .filter(|&at| names::is_bare_name(&words[at..]))
            .find(|&at| {
                names::is_bare(letters, start + at, end)
                    && (words[at - 1] == '人' || letters.parts_at(start + at))
            })
    })
}

/// Where a name begins behind the body its bearer belongs to.
pub(super) fn behind_body(letters: Letters<'_>, start: usize, end: usize) -> Option<usize> {
    let words = &letters[start..end];
    name_starts(words)
        .filter(|&at| {
            letters.nouns_before(start + at).body()
                && LEXICON.organisations.at_end(&words[..at]).is_some()
        })
        .filter(|&at| {
            !words[..at]
                .iter()
                .any(|&letter| "向对在给和与被把".contains(letter))
        })
        .find(|&at| names::is_bare(letters, start + at, end) && letters.parts_at(start + at))
}

/// Where a name begins behind a noun of no list, directly before what somebody
/// does: 守塔人郝霖说.
pub(super) fn behind_noun(letters: Letters<'_>, start: usize, end: usize) -> Option<usize> {
    let words = &letters[start..end];
    let plain = words.iter().all(|&letter| is_given(letter));
    let points = LEXICON.pronouns.at_start(words).is_some();
    let does = || {
        letters.get(end).is_some_and(|&next| !is_break(next)) && acts(letters, end, letters.len())
    };
    if words.len() > LONGEST_NOUN || !plain || points || !does() {
        return None;
    }
    name_starts(words)
        .filter(|&at| at > 1 && LEXICON.begins_name(words[at]))
        // 展一鸣昨天在首尔执: what holds a preposition is no noun.
        .filter(|&at| {
            !words[..at]
                .iter()
                .any(|&letter| "在对向从被把给将了与".contains(letter))
        })
        // 对方主帅庄: the role goes on.
        // 校长郭河松打: so does the name behind one.
        .filter(|&at| {
            (at.saturating_sub(3)..=at + 1).all(|role| {
                !letters.nouns_before(start + role).role()
                    || LEXICON.roles.at_end(&words[..role]).is_none()
            }) && (at.saturating_sub(3)..at).all(|role| !ends_like_role(&words[..role]))
        })
        .filter(|&at| names::is_plain(letters, start + at, end))
        // 前国脚|刁玉芬: 玉 is a surname too, the longer name the likelier.
        .reduce(|last, at| {
            let rare = !LEXICON.common_surnames.contains(words[last]);
            if rare && at + 1 == last { at } else { last }
        })
}

/// The longest noun and name of no list, in letters.
const LONGEST_NOUN: usize = 12;
