//! Where a name that begins at a place ends: by its shape, by the words after it, and by
//! what the rest of the text shows.

use super::boundary::{
    Shown, acts, acts_at, end_shown, ends_at, is_adverb, is_verb, is_word, never_ends_name,
    word_end,
};
use super::cues;
use super::name::{is_familiar, is_name, is_polite, tibetan_end};
use super::transliteration::{LONGEST_FOREIGN, LONGEST_PART, is_sound};
use crate::quotation::chinese::character::{Class, is_break, is_dot, is_han};
use crate::quotation::chinese::lexicon::LEXICON;
use crate::quotation::chinese::lexicon::trie::{End, Start};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// Where the name that starts at `at` ends, at `to` at the latest.
pub(crate) fn end(letters: AnnotatedText<'_>, at: usize, to: usize) -> Option<usize> {
    if is_familiar(letters, at) && ends_at(letters, at + 2, to) {
        return Some(at + 2);
    }
    tibetan_end(letters, at, to)
        .or_else(|| foreign_end(letters, at, to))
        .or_else(|| chinese_end(letters, at, to).map(|end| japanese_end(letters, at, end, to)))
        .or_else(|| is_two_words(letters, at, to).then_some(at + LONGEST_TWO_WORDS))
}

/// Where a name written by sound ends: 古丽娜尔·艾山, 贝尔蒙特.
pub(crate) fn foreign_end(letters: AnnotatedText<'_>, at: usize, to: usize) -> Option<usize> {
    let limit = to.min(at + LONGEST_FOREIGN);
    // All that precedes the dot belongs to the name.
    let lead = letters.first(Class::Dot, at, limit.min(at + LONGEST_PART));
    let known = if letters.statistics.has_part(&letters[at..limit]) {
        at + 3
    } else {
        at
    };
    let sounds = (at..limit)
        .take_while(|&index| {
            lead.is_some_and(|dot| index < dot)
                || index < known
                || is_sound(&letters[..limit], index)
                || is_dot(letters[index])
                || letters[index] == '-'
                || index > 0 && is_dot(letters[index - 1])
                || letters.get(index + 1).is_some_and(|&next| is_dot(next))
        })
        .count();
    let dot = letters.last(Class::Dot, at, at + sounds);
    let first = match dot {
        Some(dot) => dot + 2,
        None if sounds > 1 && letters.starts(Start::Surname, at, to).is_none() => at + 2,
        None if sounds > 3 => at + 3,
        None => return None,
    };
    // 里贝罗多次警告, 奥雷利亚纳得票率: the sounds of a word that goes on are none
    // of the name's.
    let run = at + sounds;
    let shown = run < to && acts(letters, run, to);
    let end = (first..run)
        .filter(|_| !shown)
        .find(|&index| {
            is_word(letters, index, to) && ends_at(letters, index, to)
                || is_adverb(letters, index, to)
                || index + 2 >= run && index + letters.word_at(index) > run
        })
        .unwrap_or(run);
    // 伊内丝·卡瓦|略则称: after a dot, one letter of no word before a predicate.
    let rare = dot.is_some()
        && end == run
        && run < to
        && is_han(letters[run])
        && !shown
        && !ends_at(letters, run, to)
        && letters.word_at(run) == 1
        && !LEXICON.functions.contains(letters[run])
        && acts(letters, run + 1, to);
    if rare {
        return Some(run + 1);
    }
    is_name(letters, at, end, false).then_some(end)
}

/// Where a name of a surname and one or two more characters ends.
fn chinese_end(letters: AnnotatedText<'_>, at: usize, to: usize) -> Option<usize> {
    let rest = &letters[at..to];
    let surname = letters.starts(Start::Surname, at, to)?;
    if rest.len() > surname && rest[1] == '某' {
        let doubled = matches!(rest.get(2), Some('某' | '甲' | '乙'));
        return Some(at + 2 + usize::from(doubled));
    }
    // 市民靳女士: a form of address is no given name.
    if is_polite(&rest[surname..]) {
        return Some(at + surname + 2);
    }
    // 高桥忍不住笑: a surname of two characters is alone before a long word.
    if surname == 2 && word_end(letters, at + 2, to) > at + 4 {
        return Some(at + 2);
    }
    let shown = |length: usize| {
        if length <= rest.len() && is_name(letters, at, at + length, false) {
            end_shown(letters, at + length, to)
        } else {
            Shown::No
        }
    };
    let (short, long) = (surname + 1, surname + 2);
    let length = match (shown(short), shown(long)) {
        (Shown::No, Shown::No) if surname == 2 => {
            // The first character alone may be the surname: 司马 is one, 段干 is none.
            [2, 3]
                .into_iter()
                .find(|&length| shown(length) != Shown::No)?
        }
        // No word follows that shows the end: most names have three characters.
        (Shown::No, Shown::No) if letters.word_at(at) > 1 => return None,
        (Shown::No, Shown::No) => {
            let goes_on = rest.len() > 2
                && letters.statistics.keeps(rest) != Some(false)
                && !never_ends_name(&rest[2..]);
            let length = if goes_on { long } else { short };
            let fits = length <= rest.len() && is_name(letters, at, at + length, true);
            fits.then_some(length)?
        }
        (Shown::No, _) => long,
        (_, Shown::No) => short,
        (by_short, _) => {
            let last = rest[long - 1];
            // 紧接着 holds 接着.
            let holds = by_short == Shown::Plainly
                && word_end(letters, at + short, to) >= word_end(letters, at + long, to);
            let keeps = (surname == 1)
                .then(|| letters.statistics.keeps(rest))
                .flatten();
            // 摆摆手, 笑笑: a verb said twice.
            let ends = never_ends_name(&rest[long - 1..]) || rest.get(long) == Some(&last);
            // 莫大同评价: 同 would be a verb, but what follows is one for certain. 王悦给记者:
            // 给 is one.
            let longer = keeps.unwrap_or_else(|| {
                !holds && (!is_verb(letters, at + long - 1, to) || acts(letters, at + long, to))
            });
            if longer && !ends { long } else { short }
        }
    };
    Some(at + length)
}

/// `end` moved on over the last character of a Japanese name: 白鸟庆|一5日访问河内.
fn japanese_end(letters: AnnotatedText<'_>, at: usize, end: usize, to: usize) -> usize {
    let goes_on = end == at + 3
        && end + 1 < to
        && "一郎介夫彦助".contains(letters[end])
        && letters.word_at(end) == 1
        && (letters[end + 1].is_ascii_digit() || acts(letters, end + 1, to))
        && !is_verb(letters, end, end + 1)
        && (letters[end] != '一' || !never_ends_name(&letters[end..]));
    end + usize::from(goes_on)
}

/// Whether a name of a surname and a given name of two characters each begins at `at`,
/// after a role and before a predicate: 筱原健吾, 森永美纪.
pub(crate) fn is_two_words(letters: AnnotatedText<'_>, at: usize, to: usize) -> bool {
    let end = at + LONGEST_TWO_WORDS;
    let acts = || letters[end].is_ascii_digit() || acts_at(letters, end);
    end <= to
        && end < letters.len()
        && !is_break(letters[end])
        && letters.starts(Start::Surname, at, end).is_none()
        && !is_familiar(letters, at)
        && acts()
        && !never_ends_name(&letters[at + 2..])
        && !"一二两三四五六七八九十几各每".contains(letters[at])
        && letters.parts_at(at)
        && letters.parts_at(at + 2)
        && (at..end).all(|at| {
            is_han(letters[at])
                && letters.word_at(at) <= 2
                && !LEXICON.functions.contains(letters[at])
                && !LEXICON.beside_names.contains(letters[at])
        })
        && [at, at + 1, at + 2, at + 3].iter().all(|&part| {
            !is_verb(letters, part, end)
                && !is_adverb(letters, part, letters.len())
                && cues::at(letters, part).is_none()
                && letters.starts(Start::Role, part, end).is_none()
                && letters.ends(End::Organisation, at, part + 1).is_none()
        })
        && letters.starts(Start::NotName, at, end).is_none()
        && letters.starts(Start::NotName, at + 2, end).is_none()
}

/// The length of a name of two words, in letters.
const LONGEST_TWO_WORDS: usize = 4;
