//! The antecedents of pronouns and of descriptions: `he`, `it`, `the senator`, `the
//! 45-year-old`.

use super::super::lexicon::lower;
use super::super::mention_words::{Article, agree, without_article};
use super::super::sightings::{SightingKind, personal_pronoun};
use super::super::{role_nouns, roles};
use super::Speakers;
use crate::quotation::Resolution;
use crate::quotation::entities::{Gender, Resolved};

impl Speakers {
    pub(super) fn pronoun(&mut self, word: &str, sentence: usize) -> Resolved {
        let lower = lower(word);
        let gender = personal_pronoun(&lower).map(|(gender, _)| gender);
        // Where nobody fits, "his" and "her" are the last speaker's, "he" and "she" are new.
        let gender_of_new = gender.filter(|_| !matches!(lower.as_str(), "his" | "her"));
        let found = match lower.as_str() {
            _ if gender.is_some() => self.person_of(gender, sentence),
            "they" | "them" | "it" | "their" | "its" => {
                let group = self.salience.best(sentence, |person| {
                    let person = self.people.get(person);
                    let is_group = matches!(person.kind, SightingKind::Group | SightingKind::Place);
                    // A name that tells no gender may be a firm's.
                    let may_be_group = person.is_named
                        && person.gender.is_none()
                        && matches!(person.kind, SightingKind::Unknown | SightingKind::Person);
                    match lower.as_str() {
                        _ if person.is_plural || is_group && lower != "their" => 1.0,
                        "it" | "its" if may_be_group => 0.6,
                        _ => 0.0,
                    }
                });
                group.map(|(group, _)| group).or(self.last_group)
            }
            "who" => self
                .salience
                .last(sentence, |person| self.people.get(person).is_named),
            _ => {
                return (self.unnamed(&lower, word, false, None), Resolution::Writer);
            }
        };
        match found.or_else(|| self.last.filter(|_| gender_of_new.is_none())) {
            Some(speaker) if matches!(lower.as_str(), "they" | "them" | "it") => {
                (speaker, Resolution::GroupPronoun)
            }
            Some(speaker) => (speaker, Resolution::Pronoun),
            None => (
                self.unnamed(&lower, word, false, gender_of_new),
                Resolution::PronounWithoutAntecedent,
            ),
        }
    }

    pub(super) fn is_person(&self, person: usize) -> f32 {
        match self.people.get(person).kind {
            SightingKind::Person => 1.0,
            SightingKind::Unknown => 0.5,
            SightingKind::Pronoun if !self.people.get(person).is_plural => 0.7,
            _ => 0.0,
        }
    }

    /// The person of `gender` most spoken of; learns the gender. Of equals the
    /// one who speaks in this text.
    pub(super) fn person_of(&mut self, gender: Option<Gender>, sentence: usize) -> Option<usize> {
        let fit = |person: usize| {
            let known = self.people.get(person);
            let certain = if known.gender.is_some() { 1.0 } else { 0.7 };
            let speaks = [1.0, 1.15, 1.3][known.spoken.min(2)];
            if Gender::agree(gender, known.gender) {
                certain * speaks * self.is_person(person)
            } else {
                0.0
            }
        };
        let [best, rival] = self.salience.best_two(sentence, fit);
        let (person, score) = best?;
        let topic = self.salience.topic(sentence, |person| {
            let known = self.people.get(person);
            Gender::agree(gender, known.gender) && self.is_person(person) > 0.0
        });
        // A single word may be no name ("Delegates asked"), two a newspaper's.
        let is_full = |topic: &usize| {
            let known = self.people.get(*topic);
            let is_told = known.gender.is_some() || known.role.is_some() || known.age.is_some();
            known.kind == SightingKind::Person && known.name.contains(' ') && is_told
        };
        if let Some(topic) = topic.filter(|topic| *topic != person && is_full(topic)) {
            return Some(topic);
        }
        let is_alone = rival.is_none_or(|(_, rival)| rival * 2.0 < score);
        if score > 0.5 && is_alone {
            let known = &mut self.people.get_mut(person).gender;
            *known = known.or(gender);
        }
        Some(person)
    }

    /// `officials`, `the senator`, `a witness`.
    pub(super) fn noun(&mut self, words: &str, sentence: usize) -> Resolved {
        let (article, bare) = without_article(words);
        let key = lower(bare);
        let head = roles::office(bare).unwrap_or_default();
        let gender = role_nouns::gender(&head);
        if article != Article::Indefinite {
            if let Some(known) = self.people.called(&key) {
                self.people.get_mut(known).seen += 1;
                return (known, Resolution::SameDescription);
            }
            let definite = (article == Article::Definite)
                .then(|| self.definite(&key, &head, bare, gender, sentence));
            if let Some(resolved) = definite.flatten() {
                return resolved;
            }
        }
        let is_plural = roles::head(bare).is_some_and(|head| {
            head.ends_with('s') && !head.ends_with("ss")
                || matches!(head, "people" | "police" | "family" | "men" | "women")
        });
        let speaker = self.unnamed(&key, words, is_plural, gender);
        if !is_plural && !role_nouns::is_human(&head) {
            // A statement, a report: `it` can mean it, `he` cannot.
            self.people.get_mut(speaker).kind = SightingKind::Group;
        }
        (speaker, Resolution::NewDescription)
    }

    /// `the senator`, `the Indiana governor`, `the 45-year-old`.
    pub(super) fn definite(
        &mut self,
        key: &str,
        head: &str,
        words: &str,
        gender: Option<Gender>,
        sentence: usize,
    ) -> Option<Resolved> {
        let years = key
            .split_once("-year-old")
            .and_then(|(years, _)| years.parse::<u8>().ok());
        let by_role = {
            let bearers = self.people.in_office(head);
            let fits = |person: usize| {
                bearers
                    .iter()
                    .any(|(bearer, role)| *bearer == person && agree(words, role))
            };
            self.salience
                .best(sentence, |person| f32::from(u8::from(fits(person))))
                .map(|(person, _)| person)
                .or_else(|| {
                    let spoken = |bearer: &usize| self.people.get(*bearer).spoken;
                    let all = bearers.iter().map(|(bearer, _)| *bearer);
                    all.filter(|bearer| fits(*bearer)).max_by_key(spoken)
                })
        };
        if let Some(person) = by_role {
            return Some((person, Resolution::RoleOfPerson));
        }
        // An office may stand for a name; what many are (a leader, a star) only
        // with a name in it: "the Indiana leader".
        let is_singular = roles::head(words).is_some_and(|noun| *lower(noun) == *head);
        let is_description = role_nouns::is_office(head)
            || role_nouns::is_description(head) && is_singular
            || words.contains(|letter: char| letter.is_uppercase())
                && role_nouns::is_role_noun(head);
        if !is_description && years.is_none() {
            return None;
        }
        let (person, _) = self.salience.best(sentence, |person| {
            let known = self.people.get(person);
            let is_age = years.is_none() || known.age.is_none() || known.age == years;
            if known.is_named && is_age && Gender::agree(gender, known.gender) {
                self.is_person(person)
            } else {
                0.0
            }
        })?;
        if years.is_none() {
            self.people.learn_role(person, words);
        }
        Some((person, Resolution::SalientDescription))
    }

    pub(super) fn unnamed(
        &mut self,
        key: &str,
        words: &str,
        is_plural: bool,
        gender: Option<Gender>,
    ) -> usize {
        self.people
            .add_unnamed(words, key.into(), is_plural, gender)
    }
}
