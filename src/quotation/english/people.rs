//! The people and groups of a text: one entry for all forms of a name.

mod forms;

use super::lexicon::{gender_of_name, is_given_name, lower};
use super::name_words::bare;
use super::roles;
use super::sightings::SightingKind;
use crate::quotation::Resolution;
use crate::quotation::entities::{Gender, Resolved};
use compact_str::CompactString;
use foldhash::HashMap;
use forms::{generation, is_same, shown, word_ranges, words};
use smallvec::SmallVec;
use std::ops::Range;

/// Everybody named in the text so far.
#[derive(Default)]
pub(super) struct People {
    all: Vec<Person>,
    /// First, last and whole names in lower case, and acronyms of groups.
    known: HashMap<CompactString, Bearers>,
    /// Head nouns of roles (`senator`): who has them, and all of the role.
    offices: HashMap<CompactString, Vec<(usize, String)>>,
}

type Bearers = SmallVec<[usize; 2]>;
type Words<'a> = SmallVec<[&'a str; 4]>;

/// The most bearers of one name that are told apart; a name with more means
/// those named last.
const BEARERS: usize = 8;

/// A person, group or place that is named.
pub(super) struct Person {
    /// The fullest form so far.
    pub(super) name: CompactString,
    /// The bytes of the words of the name that tell people apart.
    words: SmallVec<[Range<u32>; 3]>,
    pub(super) kind: SightingKind,
    pub(super) role: Option<String>,
    /// How much that tells.
    worth: usize,
    /// As name, title or pronouns tell.
    pub(super) gender: Option<Gender>,
    /// As name or title tell.
    sure_gender: Option<Gender>,
    pub(super) age: Option<u8>,
    /// Named by a name, not only by a noun.
    pub(super) is_named: bool,
    /// More than one: `officials`.
    pub(super) is_plural: bool,
    /// How often they spoke.
    pub(super) spoken: usize,
    /// How often they were named.
    pub(super) seen: usize,
    /// The sentence in which they were named last.
    pub(super) last: usize,
}

impl Person {
    fn call(&mut self, name: CompactString) {
        #[allow(clippy::cast_possible_truncation, reason = "a name is part of a block")]
        let small = |range: Range<usize>| range.start as u32..range.end as u32;
        self.words = word_ranges(&name).map(small).collect();
        self.name = name;
    }

    /// The gender that the first name tells.
    fn gender_of_name(&self) -> Option<Gender> {
        gender_of_name(self.word(self.words.first()?))
    }

    fn words(&self) -> Words<'_> {
        self.words.iter().map(|range| self.word(range)).collect()
    }

    fn word(&self, range: &Range<u32>) -> &str {
        &self.name[range.start as usize..range.end as usize]
    }
}

impl People {
    pub(super) fn get(&self, person: usize) -> &Person {
        &self.all[person]
    }

    pub(super) fn get_mut(&mut self, person: usize) -> &mut Person {
        &mut self.all[person]
    }

    /// Who is called `name` here, and by which rule; a new entry if none of
    /// that name is known.
    pub(super) fn named(
        &mut self,
        name: &str,
        kind: SightingKind,
        gender: Option<Gender>,
        sentence: usize,
    ) -> Resolved {
        let name = shown(name);
        let words = words(&name);
        let count = words.len();
        let found = match *words {
            [] => None,
            [word] => self.part(word, generation(&name), gender, sentence),
            _ => {
                let person = self.full(&name, &words, gender);
                person.map(|person| (person, Resolution::FullName))
            }
        };
        drop(words);
        let Some((person, rule)) = found else {
            return (self.add(name, kind, gender), Resolution::NewName);
        };
        self.learn_name(person, name, count, kind);
        if let Some(gender) = gender {
            self.all[person].gender = Some(gender);
            self.all[person].sure_gender = Some(gender);
        }
        (person, rule)
    }

    /// As [`Self::named`], for a name in a person's words: it is no better
    /// form of a name than those of the text.
    pub(super) fn named_in_passing(
        &mut self,
        name: &str,
        kind: SightingKind,
        gender: Option<Gender>,
        sentence: usize,
    ) -> usize {
        let known = words(bare(name))
            .last()
            .and_then(|last| self.part(last, None, gender, sentence))
            .filter(|(person, _)| {
                let person = &self.all[*person];
                is_same(&person.words(), &words(bare(name)), person.kind)
            });
        match known {
            Some((person, _)) => person,
            None => self.named(name, kind, gender, sentence).0,
        }
    }

    /// Whether `name` is the name of a person known, or part of it.
    pub(super) fn is_known(&self, name: &str) -> bool {
        words(&shown(name))
            .last()
            .is_some_and(|last| self.known.contains_key(&lower(last)))
    }

    /// The bearer of a full name.
    fn full(&self, name: &str, words: &[&str], gender: Option<Gender>) -> Option<usize> {
        let keys = [words.last(), words.first()];
        let bearers = keys
            .into_iter()
            .flatten()
            .filter_map(|word| self.known.get(&lower(word)));
        let gender = gender.or_else(|| gender_of_name(words[0]));
        bearers
            .flat_map(|bearers| bearers.iter().rev())
            .copied()
            .find(|bearer| {
                let person = &self.all[*bearer];
                // "Oscar Moe Jr." is not the Oscar Moe named before.
                let other = generation(name).is_some_and(|generation_of_name| {
                    person.words.len() > 1 && generation(&person.name) != Some(generation_of_name)
                });
                Gender::agree(gender, person.sure_gender)
                    && !other
                    && (person.name == name || is_same(&person.words(), words, person.kind))
            })
    }

    /// The bearer of one word: a surname, a first name that no other person has.
    fn part(
        &self,
        word: &str,
        of: Option<&str>,
        gender: Option<Gender>,
        sentence: usize,
    ) -> Option<Resolved> {
        let bearers = self.known.get(&lower(word))?;
        let mut all = bearers.iter().rev();
        if let Some(bearer) =
            all.find(|bearer| of.is_some() && generation(&self.all[**bearer].name) == of)
        {
            return Some((*bearer, Resolution::Surname));
        }
        let candidates = bearers
            .iter()
            .rev()
            .copied()
            .filter(|bearer| Gender::agree(gender, self.all[*bearer].sure_gender));
        let is_given = is_given_name(word);
        let mut best: Option<(usize, Resolution, f32)> = None;
        for bearer in candidates {
            let person = &self.all[bearer];
            let is_weak = is_given
                && person.kind == SightingKind::Person
                && person.words.len() > 1
                && person.word(&person.words[0]).eq_ignore_ascii_case(word);
            let rule = if is_weak {
                Resolution::FirstName
            } else {
                Resolution::Surname
            };
            let score = self.presence(bearer, sentence) - if is_weak { 100.0 } else { 0.0 };
            if best.is_none_or(|(_, _, best)| score > best) {
                best = Some((bearer, rule, score));
            }
        }
        best.map(|(bearer, rule, _)| (bearer, rule))
    }

    /// How much a person is in the reader's mind at `sentence`: whoever speaks
    /// in this text, and whoever was named last.
    fn presence(&self, person: usize, sentence: usize) -> f32 {
        let person = &self.all[person];
        let near = match sentence.saturating_sub(person.last) {
            0..=2 => 4.0,
            3..=8 => 2.0,
            9..=25 => 1.0,
            _ => 0.0,
        };
        #[allow(clippy::cast_precision_loss, reason = "small counts")]
        let often = 1.5 * person.spoken.min(4) as f32 + (1.0 + person.seen as f32).ln();
        near + often
    }

    /// A new person.
    pub(super) fn add(
        &mut self,
        name: CompactString,
        kind: SightingKind,
        gender: Option<Gender>,
    ) -> usize {
        let is_person = kind == SightingKind::Person || kind == SightingKind::Unknown;
        let mut person = Person {
            name: CompactString::default(),
            words: SmallVec::new(),
            kind,
            role: None,
            worth: 0,
            gender: None,
            sure_gender: None,
            age: None,
            is_named: kind != SightingKind::Pronoun,
            is_plural: false,
            spoken: 0,
            seen: 0,
            last: 0,
        };
        person.call(name);
        let told = person.gender_of_name().filter(|_| is_person);
        person.sure_gender = gender.or(told);
        person.gender = person.sure_gender;
        self.all.push(person);
        let person = self.all.len() - 1;
        self.index(person);
        person
    }

    /// A speaker without a name: `a witness`, `officials`.
    pub(super) fn add_unnamed(
        &mut self,
        words: &str,
        key: CompactString,
        is_plural: bool,
        gender: Option<Gender>,
    ) -> usize {
        let person = self.add(words.into(), SightingKind::Pronoun, gender);
        self.all[person].is_plural = is_plural;
        if !key.is_empty() {
            self.bear(key, person);
        }
        person
    }

    /// Who was called exactly `key` before.
    pub(super) fn called(&self, key: &str) -> Option<usize> {
        self.known
            .get(key)
            .and_then(|bearers| bearers.last())
            .copied()
    }

    /// Everybody whose role has the head noun `office`.
    pub(super) fn in_office(&self, office: &str) -> &[(usize, String)] {
        self.offices.get(office).map_or(&[], |bearers| bearers)
    }

    /// Keeps what a role tells, if it tells more than what is known.
    pub(super) fn learn_role(&mut self, person: usize, role: &str) {
        let Some(role) = roles::clean(role) else {
            return;
        };
        if let Some(office) = roles::office(&role) {
            let bearers = self.offices.entry(office).or_default();
            let is_known = bearers
                .iter()
                .any(|(bearer, known)| *bearer == person && *known == role);
            if !is_known {
                if bearers.len() == BEARERS {
                    bearers.remove(0);
                }
                bearers.push((person, role.to_string()));
            }
        }
        let worth = roles::worth(&role);
        let known = &mut self.all[person];
        if known.role.is_none() || known.worth < worth {
            known.role = Some(role.into_owned());
            known.worth = worth;
        }
    }

    /// Keeps a name of `words` words, if it is fuller than what is known.
    fn learn_name(&mut self, person: usize, name: CompactString, words: usize, kind: SightingKind) {
        let known = &mut self.all[person];
        if known.kind == SightingKind::Unknown {
            known.kind = kind;
        }
        if words > known.words.len() {
            known.call(name);
            if known.sure_gender.is_none() && known.kind != SightingKind::Group {
                known.sure_gender = known.gender_of_name();
                known.gender = known.sure_gender.or(known.gender);
            }
            self.index(person);
        }
    }

    /// Lets a person be found by the words of the name.
    fn index(&mut self, person: usize) {
        let (name, kind) = (self.all[person].name.clone(), self.all[person].kind);
        if kind == SightingKind::Pronoun {
            return;
        }
        let words = words(&name);
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return;
        };
        self.bear(lower(last), person);
        if words.len() > 1 {
            self.bear(lower(first), person);
            self.bear(lower(&name), person);
        }
        if kind == SightingKind::Group {
            let acronym: CompactString = name
                .split([' ', '-'])
                .filter_map(|word| word.chars().next().filter(|first| first.is_uppercase()))
                .collect();
            if acronym.len() > 2 {
                self.bear(lower(&acronym), person);
            }
            // "the commission": the noun before "on", "of".
            let before = |small: &str| words.iter().position(|word| *word == small)?.checked_sub(1);
            let head = ["of", "on", "for"].into_iter().find_map(before);
            if let Some(head) = head {
                self.bear(lower(words[head]), person);
            }
        }
    }

    /// Adds another name for a person.
    pub(super) fn bear(&mut self, key: CompactString, person: usize) {
        let bearers = self.known.entry(key).or_default();
        if bearers.last() == Some(&person) {
            return;
        }
        bearers.retain(|bearer| *bearer != person);
        if bearers.len() == BEARERS {
            bearers.remove(0);
        }
        bearers.push(person);
    }
}
