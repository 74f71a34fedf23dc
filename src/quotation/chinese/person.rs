//! Whether letters are a personal name, and where a name ends: by the surname and
//! the sounds, by the words around it, and by what the rest of the text shows.

use super::annotated_text::AnnotatedText;
use super::boundary::{
    Shown, acts, end_shown, ends_at, is_adverb, is_verb, is_word, never_ends_name, word_end,
};
use super::cues;
use super::lexicon::{CueClass, LEXICON};
use super::marks::is_break;
use super::transliteration::{foreign_end, is_foreign, is_latin};
use super::trie::{End, Start};

/// Where the name that starts at `at` ends, at `to` at the latest.
pub(super) fn end(letters: AnnotatedText<'_>, at: usize, to: usize) -> Option<usize> {
    if is_familiar(letters, at) && ends_at(letters, at + 2, to) {
        return Some(at + 2);
    }
    tibetan_end(letters, at, to)
        .or_else(|| foreign_end(letters, at, to))
        .or_else(|| chinese_end(letters, at, to).map(|end| japanese_end(letters, at, end, to)))
        .or_else(|| is_two_words(letters, at, to).then_some(at + LONGEST_TWO_WORDS))
}

/// Where a Tibetan name of two words ends: 边巴次仁, 格桑卓玛.
fn tibetan_end(letters: AnnotatedText<'_>, at: usize, to: usize) -> Option<usize> {
    let end = at + letters.starts(Start::Tibetan, at, to)?;
    Some(end + letters.starts(Start::Tibetan, end, to)?)
}

/// Whether `letters[start..end]`, behind a role, are a Japanese name by their last character.
pub(super) fn ends_japanese(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    let words = &letters[start..end];
    words
        .last()
        .is_some_and(|&last| "一郎介夫彦助".contains(last))
        && (start..end).all(|at| {
            is_given(letters[at])
                && !LEXICON.functions.contains(letters[at])
                && !is_word(letters, at, end)
                && !is_adverb(letters, at, end)
        })
        && !is_verb(letters, start, end)
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
    // 高桥忍不住笑: a surname of two characters stands alone before a long word.
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

/// Whether `letters`, behind a surname, begin with a form of address.
pub(super) fn is_polite(letters: &[char]) -> bool {
    matches!(
        letters,
        ['女', '士', ..]
            | ['先', '生', ..]
            | ['小', '姐', ..]
            | ['太', '太', ..]
            | ['师', '傅', ..]
            | ['阿', '姨', ..]
            | ['大', '爷' | '妈' | '姐' | '哥' | '叔', ..]
            | ['奶', '奶', ..]
            | ['爷', '爷', ..]
            | ['老', '师', ..]
    )
}

/// Whether a name of a surname and a given name of two characters each stands at `at`,
/// behind a role and before what somebody does: 筱原健吾, 森永美纪.
pub(super) fn is_two_words(letters: AnnotatedText<'_>, at: usize, to: usize) -> bool {
    let end = at + LONGEST_TWO_WORDS;
    let acts = || letters[end].is_ascii_digit() || letters.acts_at(end);
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
            is_given(letters[at])
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

/// Whether a name beyond doubt starts at `at`: one of a common or a compound
/// surname that is no word and whose end the next word shows.
pub(super) fn is_sure(letters: AnnotatedText<'_>, at: usize, to: usize) -> bool {
    let Some(surname) = letters.starts(Start::Surname, at, to) else {
        return false;
    };
    // 客运员樊莉: letters of no word, whatever the surname.
    let wordless = || {
        end(letters, at, to).is_some_and(|end| {
            (at..end).all(|at| letters.word_at(at) == 1)
                && end_shown(letters, end, to) == Shown::Plainly
        })
    };
    (surname == 2 || LEXICON.common_surnames.contains(letters[at]) || wordless())
        && letters.word_at(at) <= surname
        && letters.parts_at(at)
        && end(letters, at, to).is_some_and(|end| ends_at(letters, end, to))
}

/// Whether `letters` start with a familiar name: 老K, 阿强, 小满.
pub(super) fn is_familiar(letters: AnnotatedText<'_>, at: usize) -> bool {
    matches!(&letters[at..], ['小' | '老' | '阿', second, ..]
        if second.is_ascii_uppercase()
            || letters.starts(Start::Surname, at + 1, at + 2).is_some()
            || is_given(*second) && letters.word_at(at) < 2)
}

/// A name that no title announces has to look like nothing else.
pub(super) fn is_bare_name(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    let words = &letters[start..end];
    // 刘建军, 赵爱党: an ending of bodies, and of given names.
    let given = words.len() == 3
        && LEXICON.common_surnames.contains(words[0])
        && matches!(words[2], '军' | '党' | '社' | '海' | '馆')
        && letters.ends(End::Organisation, start, end) == Some(1);
    (is_name(letters, start, end, true) || is_latin(words))
        && (given || letters.ends(End::Organisation, start, end).is_none())
        && letters.ends(End::Document, start, end).is_none()
}

/// Whether `letters[start..end]` is a name that nothing announces: it looks like
/// one, and no word of the dictionary begins with it or goes beyond it (西班 of
/// 西班牙). Directly before a cue, or with a common surname, it may be a word.
pub(super) fn is_bare(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    let name = &letters[start..end];
    // 边绣边讲 is no name.
    let both = name.first() == Some(&'边') && letters.get(end) == Some(&'边');
    if both || !is_bare_name(letters, start, end) {
        return false;
    }
    // 于北京, 从家里: a preposition before a word.
    let leads =
        matches!(name[0], '于' | '从' | '和' | '向' | '那') && letters.word_at(start + 1) > 1;
    if leads || is_word(letters, start, letters.len()) {
        return false;
    }
    let word = letters.word_at(start);
    let surname = letters.starts(Start::Surname, start, end).unwrap_or(1);
    if word <= surname {
        return true;
    }
    let common = LEXICON.common_surnames.contains(name[0]);
    if word == name.len() {
        // 高远摇头, 冷锋表示, but not 全校只有.
        return cues::at(letters, end).is_some() || common && !pauses(letters, end);
    }
    word < name.len()
        && (letters.acts_at(end) && (common || !pauses(letters, end))
            || letters.statistics.keeps(name) == Some(true))
}

fn pauses(letters: AnnotatedText<'_>, at: usize) -> bool {
    letters.get(at).is_none_or(|&next| is_break(next))
}

/// Whether `letters[start..end]` can be a personal name: a surname and one or two more
/// characters, or a foreign name written by sound. A name that nothing
/// announces is held to be `strict`: it may hold no character of grammar.
pub(super) fn is_name(letters: AnnotatedText<'_>, start: usize, end: usize, strict: bool) -> bool {
    let listed = letters.starting(start);
    let starts = |list| listed.and_then(|words| words.of(list, end - start));
    let not_name = starts(Start::NotName).is_some();
    if is_foreign(letters, start, end) && (!strict || !not_name)
        || end == start + 4 && tibetan_end(letters, start, end) == Some(end)
    {
        return true;
    }
    // 向检察官哭诉: a surname that is a preposition here.
    let listener = || letters.starts(Start::Role, start + 1, end) == Some(end - start - 1);
    if letters[start] == '向' && end > start + 1 && listener() {
        return false;
    }
    // 边跑边拨: what somebody does while doing something else.
    if letters[start] == '边' && start > 1 && letters[start - 2] == '边' {
        return false;
    }
    if not_name || end > start + LONGEST_LISTED {
        return false;
    }
    let words = &letters[start..end];
    starts(Start::Surname).is_some_and(|length| {
        let given = words.len() - length;
        let no_name = |letter: &char| {
            LEXICON.functions.contains(*letter) || strict && LEXICON.beside_names.contains(*letter)
        };
        if words[length..].iter().any(no_name) {
            return false;
        }
        // Two-letter surnames stand alone too; of the Japanese ones some are
        // followed by three characters (纯一郎).
        let long = given == 3
            && length == 2
            && matches!(
                words.last(),
                Some('郎' | '子' | '介' | '助' | '男' | '夫' | '辅')
            );
        ((usize::from(length == 1)..=2).contains(&given) || long)
            && words[length..].iter().all(|letter| is_given(*letter))
    })
}

/// A name that starts like a word (段子昂, 蓝天明): three characters between a role
/// and a cue.
pub(super) fn is_wordlike(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    let words = &letters[start..end];
    words.len() == 3
        && letters.starts(Start::NotName, start, end) == Some(2)
        && letters.starts(Start::Surname, start, end).is_some()
        && !words.iter().any(|&letter| {
            LEXICON.functions.contains(letter) || LEXICON.beside_names.contains(letter)
        })
        && words.iter().all(|&letter| is_given(letter))
}

/// Whether `letters[start..end]` is a name whose surname and given name are no
/// words and begin where a word ends.
pub(super) fn is_plain(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    let name = &letters[start..end];
    let Some(surname) = letters.starts(Start::Surname, start, end) else {
        return false;
    };
    is_bare(letters, start, end)
        && !matches!(name[0], '时' | '后')
        && !name.contains(&'得')
        && letters.parts_at(start)
        && letters.word_at(start) <= surname
        && (surname == 2
            || LEXICON.common_surnames.contains(name[0])
            || (start..end).all(|at| letters.word_at(at) == 1))
}

/// Whether `letters[start..end]` are no word nor part of one, directly before a cue
/// or a pause: a name, whatever its surname.
pub(super) fn is_wordless(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    // 急得直跺脚, 脱下: what somebody does, and how.
    let tells = letters[start..end].contains(&'得')
        || matches!(
            letters[start..end],
            [
                _,
                '上' | '下' | '出' | '起' | '到' | '回' | '进' | '开' | '掉' | '住'
            ]
        );
    !tells
        && letters.acts_at(end)
        && letters.parts_at(start)
        && (start..end).all(|at| {
            let letter = letters[at];
            is_given(letter)
                && letters.word_at(at) == 1
                && !LEXICON.functions.contains(letter)
                && !LEXICON.beside_names.contains(letter)
                && !is_verb(letters, at, end)
        })
}

/// Whether `letters[start..end]`, directly before a verb of saying, are three characters
/// of no word: a name whose surname no list holds.
pub(super) fn is_unlisted(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    end == start + 3
        && cues::at(letters, end).is_some_and(|cue| cue.class == CueClass::Speech)
        && is_wordless(letters, start, end)
        && (start..end).all(|at| letters.ends(End::Organisation, start, at + 1).is_none())
}

/// The longest name of a surname of the list, in letters.
const LONGEST_LISTED: usize = 6;

pub(super) fn is_given(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}')
}
