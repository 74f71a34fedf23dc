//! The letters of a piece, and what is known at each of them: the words of the lists
//! and of the dictionary. All is looked up once, though many rules ask for it.

use super::census::Census;
use super::foreign::is_dot;
use super::lexicon::{CueClass, LEXICON};
use super::lists::{End, Ends, Start, Starts};
use super::marks::is_break;
use super::mentions::Mention;
use super::names::is_given;
use super::places::{Class, Classes, Places};
use super::roles::ends_like_role;
use super::words::{Memo, is_plain};
use std::cell::{OnceCell, RefCell};
use std::iter;
use std::ops::Deref;

/// Letters with what is looked up at each of them.
pub(super) struct Spread {
    letters: Vec<char>,
    /// What the lists know at each letter, and at the end.
    listed: Vec<Listed>,
    places: Places,
    words: Memo,
    /// Whom clauses were found to be about.
    subjects: Remembered,
}

/// What the lists know at a letter. Nothing is looked up before it is asked for.
#[derive(Default)]
struct Listed {
    /// The words that start with it.
    starts: OnceCell<&'static Starts>,
    /// The words that end before it.
    ends: OnceCell<&'static Ends>,
    /// The nouns for people and bodies among them.
    nouns: OnceCell<Nouns>,
}

impl Spread {
    pub(super) fn of(letters: Vec<char>) -> Self {
        Self {
            listed: iter::repeat_with(Listed::default)
                .take(letters.len() + 1)
                .collect(),
            places: Places::of(letters.iter().map(|&letter| classes(letter))),
            words: Memo::new(letters.len()),
            subjects: Remembered::default(),
            letters,
        }
    }

    /// The letters, to look words up in.
    pub(super) fn letters<'a>(&'a self, census: &'a Census) -> Letters<'a> {
        Letters {
            spread: self,
            census,
        }
    }
}

/// Which nouns for people and bodies end at a place.
#[derive(Clone, Copy, Default)]
pub(super) struct Nouns {
    /// Whether a role of the list does.
    pub(super) role: bool,
    /// Whether a word formed like a role does.
    pub(super) like_role: bool,
    /// Whether a body does.
    pub(super) body: bool,
}

/// What `letter` is, whatever stands around it.
fn classes(letter: char) -> Classes {
    let classes = Classes::default();
    if is_given(letter) {
        let class = match letter {
            '的' | '岁' => Class::Describes,
            '和' | '与' => Class::Joins,
            '叫' => Class::Names,
            '答' | '受' => Class::Answers,
            '见' | '找' | '遇' | '采' | '联' | '名' | '本' | '原' | '真' => Class::Meets,
            _ => return classes,
        };
        return classes.with(class, true);
    }
    let is_break = is_break(letter);
    classes
        .with(Class::Foreign, true)
        .with(Class::Unplain, !is_plain(letter))
        .with(Class::Break, is_break)
        .with(Class::Stop, is_break && letter != '、')
        .with(Class::Joins, letter == '、')
        .with(Class::Dot, is_dot(letter))
}

/// The letters of a piece, with what the whole text shows of its names.
#[derive(Clone, Copy)]
pub(super) struct Letters<'a> {
    spread: &'a Spread,
    pub(super) census: &'a Census,
}

impl Letters<'_> {
    /// The length of the longest word of `list` that the letters from `at` to `to`
    /// start with.
    #[inline]
    pub(super) fn starts(self, list: Start, at: usize, to: usize) -> Option<usize> {
        self.starting(at)?.of(list, to.saturating_sub(at))
    }

    /// The length of the longest word of `list` that the letters from `from` to `at`
    /// end with.
    #[inline]
    pub(super) fn ends(self, list: End, from: usize, at: usize) -> Option<usize> {
        let ends = &self.spread.listed.get(at)?.ends;
        let ends = ends.get_or_init(|| LEXICON.ends(&self[..at]));
        ends.of(list, at.saturating_sub(from))
    }

    /// The length and the class of the longest word of the list of cues that the
    /// letters from `at` to `to` start with.
    #[inline]
    pub(super) fn cue(self, at: usize, to: usize) -> Option<(usize, CueClass)> {
        self.starting(at)?.cue(to.saturating_sub(at))
    }

    /// The words of the lists that start at `at`.
    #[inline]
    fn starting(self, at: usize) -> Option<&'static Starts> {
        let starts = &self.spread.listed.get(at)?.starts;
        Some(starts.get_or_init(|| LEXICON.starts(&self[at..])))
    }

    /// The nouns for people and bodies that end at `at`, wherever they begin.
    #[inline]
    pub(super) fn nouns_before(self, at: usize) -> Nouns {
        *self.spread.listed[at].nouns.get_or_init(|| Nouns {
            role: self.ends(End::Role, 0, at).is_some(),
            like_role: ends_like_role(&self[..at]),
            body: self.ends(End::Organisation, 0, at).is_some(),
        })
    }

    /// The first letter of `class` from `from` on and before `to`.
    #[inline]
    pub(super) fn first(self, class: Class, from: usize, to: usize) -> Option<usize> {
        self.spread.places.first(class, from, to)
    }

    /// The last letter of `class` from `from` on and before `to`.
    #[inline]
    pub(super) fn last(self, class: Class, from: usize, to: usize) -> Option<usize> {
        self.spread.places.last(class, from, to)
    }

    /// The letters of `class` from `from` on and before `to`.
    pub(super) fn each(self, class: Class, from: usize, to: usize) -> impl Iterator<Item = usize> {
        let next = move |from| self.first(class, from, to);
        iter::successors(next(from), move |&at| next(at + 1))
    }

    /// Whether no letter from `from` on and before `to` is of `class`.
    #[inline]
    pub(super) fn none(self, class: Class, from: usize, to: usize) -> bool {
        self.first(class, from, to).is_none()
    }

    /// The first break from `from` on, or `to` if there is none before it.
    pub(super) fn pause(self, from: usize, to: usize) -> usize {
        self.first(Class::Break, from, to).unwrap_or(to)
    }

    /// Where the clauses of the letters from `from` to `to` begin.
    pub(super) fn clauses(self, from: usize, to: usize) -> impl Iterator<Item = usize> {
        iter::successors((from < to).then_some(from), move |&clause| {
            let pause = self.first(Class::Break, clause, to)?;
            Some(pause + 1).filter(|&next| next < to)
        })
    }

    /// Whom the letters from `start` to `end` are about: whom `look` sees, unless it is
    /// known.
    pub(super) fn subject(
        self,
        start: usize,
        end: usize,
        look: impl FnOnce() -> Option<Mention>,
    ) -> Option<Mention> {
        self.spread.subjects.get(start, end, look)
    }

    /// The length of the ordinary word that begins at `at`.
    pub(super) fn word_at(self, at: usize) -> usize {
        self.spread.words.length(self, at)
    }

    /// Whether an ordinary word of more than one character can begin at `at`,
    /// however the letters behind it are parted. 想了 is a word and its particle.
    pub(super) fn word_begins_at(self, at: usize) -> bool {
        let length = self.word_at(at);
        let particle = matches!(self.get(at + 1), Some('了' | '着' | '过'));
        length > 2 || !particle && (length == 2 || self.spread.words.is_pair(self, at))
    }

    /// Whether a word ends at `at`, so that a name may begin there.
    pub(super) fn parts_at(self, at: usize) -> bool {
        self.spread.words.ends(self, at)
    }

    /// The length of the ordinary word that the letters from `from` to `at` end with.
    pub(super) fn last_word(self, from: usize, at: usize) -> usize {
        self.spread.words.last(self, from, at)
    }
}

impl Deref for Letters<'_> {
    type Target = [char];

    fn deref(&self) -> &[char] {
        &self.spread.letters
    }
}

/// What was found for stretches of the letters: several rules ask the same.
#[derive(Default)]
struct Remembered(RefCell<Vec<Answer>>);

/// A stretch and what was found there.
type Answer = (usize, usize, Option<Mention>);

/// How many answers are looked through.
const REMEMBERED: usize = 16;

impl Remembered {
    /// What was found from `start` to `end`, or else what `look` finds.
    fn get(
        &self,
        start: usize,
        end: usize,
        look: impl FnOnce() -> Option<Mention>,
    ) -> Option<Mention> {
        let known = |answers: &[Answer]| {
            let mut last = answers.iter().rev().take(REMEMBERED);
            let known = last.find(|(from, to, _)| (*from, *to) == (start, end));
            known.map(|(_, _, found)| found.clone())
        };
        let known = known(&self.0.borrow());
        known.unwrap_or_else(|| {
            let found = look();
            self.0.borrow_mut().push((start, end, found.clone()));
            found
        })
    }
}
