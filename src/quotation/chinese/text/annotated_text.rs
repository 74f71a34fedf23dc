//! The letters of a chunk, and what is known at each of them: the words of the lists
//! and of the dictionary. All is looked up once, though many rules ask for it.

use super::char_index::CharIndex;
use super::name_statistics::NameStatistics;
use super::segmenter::Memo;
use crate::quotation::chinese::character::Class;
use crate::quotation::chinese::lexicon::role_suffix::ends_like_role;
use crate::quotation::chinese::lexicon::trie::{CueClass, End, Ends, Start, Starts};
use crate::quotation::chinese::lexicon::{LEXICON, Lexicon};
use crate::quotation::chinese::mention::Mention;
use std::cell::{Cell, RefCell};
use std::iter;
use std::ops::{Deref, Range};

/// Letters with what is looked up at each of them. Its memory serves one chunk after
/// another.
#[derive(Default)]
pub(crate) struct Annotations {
    letters: Vec<char>,
    /// The words of the lists that start with each letter.
    starts: Vec<Starts>,
    /// The words of the lists that end before each letter, and at the end.
    ends: Vec<Ends>,
    /// What rules found at each letter, and at the end.
    listed: Vec<Listed>,
    places: CharIndex,
    words: Memo,
    /// The subjects found for clauses.
    subjects: Remembered,
}

/// What rules found at a letter, once they were asked.
#[derive(Default)]
struct Listed {
    /// The nouns for people and organisations that end before it.
    nouns: Cell<Option<Nouns>>,
    /// Whether a predicate starts here.
    predicate: Cell<Option<bool>>,
}

/// A particle in traditional text, and a word in any.
const PARTICLE_OR_WORK: char = '著';

impl Annotations {
    pub(crate) fn of(letters: impl Iterator<Item = char>) -> Self {
        let letters: Vec<char> = letters.collect();
        let mut spread = Self::default();
        spread.read(letters.len(), letters.into_iter());
        spread
    }

    /// Takes `letters`, `length` of them, in the place of those before, and looks the words
    /// of the lists up.
    pub(crate) fn read(&mut self, length: usize, letters: impl Iterator<Item = char>) {
        self.letters.clear();
        self.letters.resize(length, '\0');
        self.places.forget(length);
        let alphabet = LEXICON.alphabet();
        for (at, (place, letter)) in self.letters.iter_mut().zip(letters).enumerate() {
            let known = alphabet.known(letter);
            *place = known.simplified;
            self.places.note(at, known.classes);
        }
        if self.letters.contains(&PARTICLE_OR_WORK) {
            self.part_particles();
        }
        self.look_up(length);
        self.listed.clear();
        self.listed.resize_with(length + 1, Listed::default);
        self.words.forget(length);
        self.subjects.0.get_mut().clear();
    }

    /// Tells the particle in traditional 笑著說, which is 着 in simplified text, from the
    /// word for what is known or written, which is 著 in both (名著, 著名).
    fn part_particles(&mut self) {
        let places = self.letters.iter().enumerate();
        let is_one = |(at, &letter): (usize, &char)| {
            let before = at.checked_sub(1).map(|before| self.letters[before]);
            let behind = self.letters.get(at + 1);
            let is_work = before
                .is_some_and(|before| "名原专译论土显卓昭编巨遗拙新合执".contains(before))
                || behind.is_some_and(|&behind| "名作书者称述录有".contains(behind));
            (letter == PARTICLE_OR_WORK && !is_work).then_some(at)
        };
        let particles: Vec<usize> = places.filter_map(is_one).collect();
        for at in particles {
            self.letters[at] = '着';
        }
    }

    /// Looks the words of the lists up, for `length` letters.
    fn look_up(&mut self, length: usize) {
        let lexicon: &Lexicon = &LEXICON;
        self.starts.clear();
        let starts = (0..length).map(|at| lexicon.starts(&self.letters[at..]));
        self.starts.extend(starts);
        self.ends.clear();
        let ends = (0..=length).map(|at| lexicon.ends(&self.letters[..at]));
        self.ends.extend(ends);
    }

    /// The letters, to look words up in.
    pub(crate) fn letters<'a>(&'a self, statistics: &'a NameStatistics) -> AnnotatedText<'a> {
        AnnotatedText {
            spread: self,
            statistics,
        }
    }
}

/// Which nouns for people and organisations end at a place, or at one of several.
#[derive(Clone, Copy, Default)]
pub(crate) struct Nouns(u8);

impl Nouns {
    const ROLE: u8 = 1;
    const LIKE_ROLE: u8 = 2;
    const BODY: u8 = 4;

    /// Whether a role of the list does, or a word formed like one.
    #[inline]
    pub(crate) fn role(self) -> bool {
        self.0 & (Self::ROLE | Self::LIKE_ROLE) != 0
    }

    /// Whether a word formed like a role does.
    #[inline]
    pub(crate) fn like_role(self) -> bool {
        self.0 & Self::LIKE_ROLE != 0
    }

    /// Whether an organisation does.
    #[inline]
    pub(crate) fn body(self) -> bool {
        self.0 & Self::BODY != 0
    }
}

/// The letters of a chunk, with what the whole text shows of its names.
#[derive(Clone, Copy)]
pub(crate) struct AnnotatedText<'a> {
    spread: &'a Annotations,
    pub(crate) statistics: &'a NameStatistics,
}

impl<'a> AnnotatedText<'a> {
    /// The length of the longest word of `list` that the letters from `at` to `to`
    /// start with.
    #[inline]
    pub(crate) fn starts(self, list: Start, at: usize, to: usize) -> Option<usize> {
        self.starting(at)?.of(list, to.saturating_sub(at))
    }

    /// The length of the longest word of `list` that the letters from `from` to `at`
    /// end with.
    #[inline]
    pub(crate) fn ends(self, list: End, from: usize, at: usize) -> Option<usize> {
        self.ending(at)?.of(list, at.saturating_sub(from))
    }

    /// The words of the lists that end at `at`.
    #[inline]
    pub(crate) fn ending(self, at: usize) -> Option<&'a Ends> {
        self.spread.ends.get(at)
    }

    /// The length and the class of the longest word of the list of cues that the
    /// letters from `at` to `to` start with.
    #[inline]
    pub(crate) fn cue(self, at: usize, to: usize) -> Option<(usize, CueClass)> {
        self.starting(at)?.cue(to.saturating_sub(at))
    }

    /// The words of the lists that start at `at`; `None` after the last letter.
    #[inline]
    pub(crate) fn starting(self, at: usize) -> Option<&'a Starts> {
        self.spread.starts.get(at)
    }

    /// The nouns for people and organisations that end at `at`, wherever they begin.
    #[inline]
    pub(crate) fn nouns_before(self, at: usize) -> Nouns {
        let nouns = &self.spread.listed[at].nouns;
        nouns.get().unwrap_or_else(|| {
            let found = self.nouns_ending(at);
            nouns.set(Some(found));
            found
        })
    }

    #[inline(never)]
    fn nouns_ending(self, at: usize) -> Nouns {
        let ending = self.ending(at);
        let ends = |list| ending.is_some_and(|ending| ending.of(list, at).is_some());
        let (role, body) = (ends(End::Role), ends(End::Organisation));
        let like_role = ends_like_role(&self[..at]);
        let found = [
            (role, Nouns::ROLE),
            (like_role, Nouns::LIKE_ROLE),
            (body, Nouns::BODY),
        ];
        let bits = found.iter().map(|&(is_one, bit)| u8::from(is_one) * bit);
        Nouns(bits.sum())
    }

    /// The nouns for people and organisations that end at one of `places`.
    #[inline]
    pub(crate) fn nouns_within(self, places: Range<usize>) -> Nouns {
        places.fold(Nouns::default(), |nouns, at| {
            Nouns(nouns.0 | self.nouns_before(at).0)
        })
    }

    /// Memoised answer of `look`, whether a predicate starts at `at`.
    pub(crate) fn predicate_at(self, at: usize, look: impl FnOnce() -> bool) -> bool {
        let predicate = &self.spread.listed[at].predicate;
        predicate.get().unwrap_or_else(|| {
            let found = look();
            predicate.set(Some(found));
            found
        })
    }

    /// The first letter of `class` from `from` on and before `to`.
    #[inline]
    pub(crate) fn first(self, class: Class, from: usize, to: usize) -> Option<usize> {
        self.spread.places.first(class, from, to)
    }

    /// The last letter of `class` from `from` on and before `to`.
    #[inline]
    pub(crate) fn last(self, class: Class, from: usize, to: usize) -> Option<usize> {
        self.spread.places.last(class, from, to)
    }

    /// The letters of `class` from `from` on and before `to`.
    pub(crate) fn each(self, class: Class, from: usize, to: usize) -> impl Iterator<Item = usize> {
        let next = move |from| self.first(class, from, to);
        iter::successors(next(from), move |&at| next(at + 1))
    }

    /// Whether no letter from `from` on and before `to` is of `class`.
    #[inline]
    pub(crate) fn none(self, class: Class, from: usize, to: usize) -> bool {
        self.first(class, from, to).is_none()
    }

    /// The first break from `from` on, or `to` if there is none before it.
    pub(crate) fn pause(self, from: usize, to: usize) -> usize {
        self.first(Class::Break, from, to).unwrap_or(to)
    }

    /// Where the clauses of the letters from `from` to `to` begin.
    pub(crate) fn clauses(self, from: usize, to: usize) -> impl Iterator<Item = usize> {
        iter::successors((from < to).then_some(from), move |&clause| {
            let pause = self.first(Class::Break, clause, to)?;
            Some(pause + 1).filter(|&next| next < to)
        })
    }

    /// Memoised subject of the span.
    pub(crate) fn subject(
        self,
        start: usize,
        end: usize,
        look: impl FnOnce() -> Option<Mention>,
    ) -> Option<Mention> {
        self.spread.subjects.get(start, end, look)
    }

    /// The length of the ordinary word that begins at `at`.
    pub(crate) fn word_at(self, at: usize) -> usize {
        self.spread.words.length(&self, at)
    }

    /// Whether an ordinary word of more than one character can begin at `at`,
    /// however the letters after it are divided. 想了 is a word and its particle.
    pub(crate) fn word_begins_at(self, at: usize) -> bool {
        let length = self.word_at(at);
        let particle = matches!(self.get(at + 1), Some('了' | '着' | '过'));
        length > 2 || !particle && (length == 2 || self.spread.words.is_pair(&self, at))
    }

    /// Whether a word ends at `at`, so that a name may begin there.
    pub(crate) fn parts_at(self, at: usize) -> bool {
        self.spread.words.ends(&self, at)
    }

    /// The length of the ordinary word that the letters from `from` to `at` end with.
    pub(crate) fn last_word(self, from: usize, at: usize) -> usize {
        self.spread.words.last(&self, from, at)
    }
}

impl Deref for AnnotatedText<'_> {
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
