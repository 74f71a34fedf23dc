//! Whether the words at a place are a cue: a verb that attributes speech,
//! with the particles and the listener that belong to it.

use crate::quotation::chinese::character::is_break;
use crate::quotation::chinese::lexicon::trie::{CueClass, End};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// A cue in letters of the chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) class: CueClass,
}

/// How long the listener named after 告诉 may be, in letters.
const LONGEST_LISTENER: usize = 12;

/// The cue that starts at `at`.
pub(crate) fn at(letters: AnnotatedText<'_>, at: usize) -> Option<Cue> {
    let (length, class) = letters.cue(at, letters.len())?;
    if class == CueClass::Never {
        return None;
    }
    let mut end = at + length;
    // 李度云说: 云 ends a name before another verb.
    let bare = length == 1 && matches!(letters[at], '云' | '道' | '曰');
    while !bare
        && letters
            .get(end)
            .is_some_and(|letter| matches!(letter, '道' | '说' | '着'))
        && letters
            .get(end + 1)
            .is_none_or(|&next| is_break(next) || matches!(next, '“' | '「'))
    {
        end += 1;
    }
    // 云 and 道 are far more often part of a name or a noun than verbs.
    let alone = letters
        .get(end)
        .is_none_or(|&next| is_break(next) || matches!(next, '“' | '「' | '"'));
    if length == 1 && class == CueClass::Marked && !alone {
        let end = asked_end(letters, at)?;
        return Some(Cue {
            start: at,
            end,
            class,
        });
    }
    if letters[at..end].starts_with(&['告', '诉']) {
        end = listener_end(&letters, end);
    }
    if letters[at..end].ends_with(&['提', '醒']) {
        end = warned_end(letters, end);
    }
    Some(Cue {
        start: at,
        end,
        class,
    })
}

/// The cue at `at`, or else the next place for one: after a word that holds a
/// cue and is none.
pub(crate) fn at_or_next(letters: AnnotatedText<'_>, place: usize) -> Result<Cue, usize> {
    match letters.cue(place, letters.len()) {
        None => Err(place + 1),
        Some((length, CueClass::Never)) => {
            // 诸葛恒|指出: the index of that name (恒指) is meant where no cue goes on.
            let last = place + length - 1;
            let goes_on = letters
                .cue(last, letters.len())
                .is_some_and(|(length, class)| length > 1 && class != CueClass::Never);
            Err(if goes_on && length > 1 {
                last
            } else {
                place + length
            })
        }
        Some(_) => at(letters, place).ok_or(place + 1),
    }
}

/// Where those end who are warned: 提醒考生，…
fn warned_end(letters: AnnotatedText<'_>, from: usize) -> usize {
    let window = &letters[from..letters.len().min(from + LONGEST_LISTENER / 2)];
    window
        .iter()
        .position(|&letter| is_break(letter))
        .filter(|&length| letters.ends(End::Role, from, from + length).is_some())
        .map_or(from, |length| from + length)
}

/// Where the listener after 告诉 ends: before the pause, or after 记者.
fn listener_end(letters: &[char], from: usize) -> usize {
    let window = &letters[from..letters.len().min(from + LONGEST_LISTENER)];
    if let Some(length) = window.iter().position(|&letter| is_break(letter)) {
        return from + length;
    }
    window
        .windows(2)
        .position(|pair| pair == ['记', '者'])
        .map_or(from, |at| from + at + 2)
}

/// Where the one ends who is asked: 她一遍遍问工作人员：, 他问身边的人。
fn asked_end(letters: AnnotatedText<'_>, at: usize) -> Option<usize> {
    if !matches!(letters[at], '问' | '劝' | '答') {
        return None;
    }
    let window = &letters[at + 1..letters.len().min(at + 1 + LONGEST_LISTENER)];
    let length = window.iter().position(|&letter| is_break(letter))?;
    let listener = &window[..length];
    let asked = letters.ends(End::Role, at + 1, at + 1 + length).is_some()
        || matches!(listener, [.., '他' | '她' | '我' | '们' | '人' | '己']);
    let colon = matches!(window[length], '：' | ':');
    let short = listener.len() <= 3 && colon && !listener.contains(&'题');
    (asked || short).then_some(at + 1 + length)
}

/// Whether the letter after a verb makes it part of another phrase
/// (说的话, 说不清, 称得上).
pub(crate) fn is_followed_by_grammar(behind: &[char]) -> bool {
    // 强调中方的决心: a side, not 强调中.
    if matches!(
        behind,
        [
            '中',
            '方' | '国' | '美' | '俄' | '日' | '欧' | '外' | '央',
            ..
        ]
    ) {
        return false;
    }
    behind.first().is_some_and(|letter| {
        matches!(
            letter,
            '的' | '中' | '起' | '过' | '得' | '、' | '）' | '》' | '”' | '者'
        )
    })
}
