//! Resolves mentions (names, pronouns, roles, nouns) to the people of the text, in text
//! order.

use super::super::speaker_order::in_order;
use super::super::{Analysis, Kind, Quotation, Speaker};
use super::attribution::Found;
use super::lexicon::{Gender, lower};
use super::mention_words::{
    Article, agree, has_preposition, is_head, is_pronoun, is_whole, out_of_headline,
    without_article,
};
use super::mentions::{Mention, MentionKind};
use super::name_words::bare;
use super::people::{People, Resolved, fits};
use super::salience::{SPEAKS, Salience};
use super::sightings::{Sighting, SightingKind, Sightings};
use super::{role_nouns, roles};
use crate::quotation::Resolution;
use std::ops::Range;

/// The people named so far, by recency.
#[derive(Default)]
pub(super) struct Speakers {
    people: People,
    salience: Salience,
    /// How many sentences were read before this paragraph.
    sentence: usize,
    /// The speaker of the last quotation.
    last: Option<usize>,
    /// The last group that spoke or was named.
    last_group: Option<usize>,
}

impl Speakers {
    /// Reads a paragraph: resolves its names and the mentions of `found` in text order.
    pub(super) fn read(
        &mut self,
        paragraph: &str,
        sightings: &Sightings,
        found: &[Found],
    ) -> Vec<Option<Resolved>> {
        let place = |found: &Found| match &found.mention {
            Some(mention) => mention.range.start,
            None => found.spans.first().map_or(0, |span| span.start),
        };
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|index| place(&found[*index]));
        let mut reading = Paragraph {
            text: paragraph,
            sightings,
            met: Vec::with_capacity(sightings.all.len()),
        };
        let mut resolved = vec![None; found.len()];
        let mut before: Option<(Range<usize>, Resolved)> = None;
        for index in order {
            let Some(mention) = &found[index].mention else {
                self.meet(&mut reading, place(&found[index]));
                // "it was reported that …" has no speaker.
                resolved[index] = self
                    .last
                    .filter(|_| found[index].kind == Kind::Direct)
                    .map(|speaker| (speaker, Resolution::Continued));
                continue;
            };
            let same = before.take().filter(|(range, _)| *range == mention.range);
            let speaker = match same {
                Some((_, speaker)) => speaker,
                None => self.resolve(&mut reading, mention),
            };
            resolved[index] = Some(speaker);
            before = Some((mention.range.clone(), speaker));
        }
        self.meet(&mut reading, paragraph.len());
        self.sentence += sightings.sentences();
        resolved
    }

    /// Notes the names before the byte `until`.
    fn meet(&mut self, reading: &mut Paragraph, until: usize) {
        while let Some(sighting) = reading.sightings.all.get(reading.met.len()) {
            if sighting.range.start >= until {
                return;
            }
            let sentence = self.sentence + reading.sightings.sentence(sighting.range.start);
            let person = self.meet_one(reading.text, sighting, sentence);
            reading.met.push(person);
        }
    }

    fn meet_one(&mut self, text: &str, sighting: &Sighting, sentence: usize) -> Option<usize> {
        let name = &text[sighting.name.clone()];
        let person = match sighting.kind {
            SightingKind::Pronoun => self.person_of(sighting.gender, sentence)?,
            SightingKind::Description => {
                let (_, words) = without_article(name);
                let office = roles::office(words)?;
                self.definite(
                    &lower(words),
                    &office,
                    words,
                    role_nouns::gender(&office),
                    sentence,
                )?
                .0
            }
            // What is quoted may be a title: it is no new name.
            SightingKind::Unknown
                if (sighting.is_quoted || !name.contains(' ')) && !self.people.is_known(name) =>
            {
                return None;
            }
            kind if sighting.is_quoted => {
                self.people
                    .named_in_passing(name, kind, sighting.gender, sentence)
            }
            kind => self.people.named(name, kind, sighting.gender, sentence).0,
        };
        if let Some(role) = &sighting.role {
            self.people.learn_role(person, &text[role.clone()]);
        }
        let known = self.people.get_mut(person);
        known.gender = known.gender.or(sighting.gender);
        known.age = known.age.or(sighting.age);
        if !matches!(
            sighting.kind,
            SightingKind::Pronoun | SightingKind::Description
        ) {
            known.seen += 1;
            if !sighting.is_quoted {
                known.last = sentence;
            }
        }
        if matches!(known.kind, SightingKind::Group | SightingKind::Place)
            && !sighting.is_possessive
        {
            self.last_group = Some(person);
        }
        // A capital that opens a sentence may be no name: "Cheers".
        let most = if known.kind == SightingKind::Person {
            SPEAKS
        } else {
            1.0
        };
        self.salience
            .name(person, sentence, sighting.weight.min(most));
        Some(person)
    }

    /// The entity of `mention`, and the rule.
    fn resolve(&mut self, reading: &mut Paragraph, mention: &Mention) -> Resolved {
        self.meet(reading, mention.range.start);
        let sentence = self.sentence + reading.sightings.sentence(mention.range.start);
        let referent;
        let mention = match &mention.referent {
            Some(range) => {
                referent = Mention {
                    range: range.clone(),
                    ..mention.clone()
                };
                &referent
            }
            None => mention,
        };
        let words = &reading.text[mention.range.clone()];
        let first = words.split_whitespace().next().unwrap_or(words);
        // "He's claiming", "They've said".
        let first = first.split(['\'', '’']).next().unwrap_or(first);
        let (speaker, rule) = if mention.kind == MentionKind::Conjuncts {
            self.meet(reading, mention.range.end);
            self.conjuncts(words)
        } else if mention.kind == MentionKind::Pronoun || is_pronoun(first) {
            self.pronoun(first, sentence)
        } else {
            self.meet(reading, mention.range.end);
            match self.head(reading, mention) {
                Some(resolved) => resolved,
                None => self.by_words(reading.text, mention, sentence),
            }
        };
        if let Some(role) = &mention.role {
            self.people.learn_role(speaker, &reading.text[role.clone()]);
        }
        let person = self.people.get_mut(speaker);
        person.spoken += 1;
        person.last = sentence;
        if person.kind == SightingKind::Unknown {
            // A speaker with a name is taken for a person.
            person.kind = SightingKind::Person;
        }
        if person.is_plural || matches!(person.kind, SightingKind::Group | SightingKind::Place) {
            self.last_group = Some(speaker);
        }
        self.last = Some(speaker);
        self.salience.name(speaker, sentence, SPEAKS);
        (speaker, rule)
    }

    /// Conjuncts that speak together.
    fn conjuncts(&mut self, words: &str) -> Resolved {
        let key = lower(words);
        match self.people.called(&key) {
            Some(known) => (known, Resolution::SameDescription),
            None => (
                self.unnamed(&key, words, true, None),
                Resolution::NewDescription,
            ),
        }
    }

    /// The person that a mention names: its last name, if nothing is said of
    /// what is theirs (`Musaev's office`) or of others (`Musaev aides`).
    fn head(&mut self, reading: &Paragraph, mention: &Mention) -> Option<Resolved> {
        let all = &reading.sightings.all;
        let first = all.partition_point(|sighting| sighting.range.end <= mention.range.start);
        let (offset, sighting) = all[first..]
            .iter()
            .take_while(|sighting| sighting.range.start < mention.range.end)
            .enumerate()
            .find(|(_, sighting)| is_head(reading.text, &mention.range, sighting))?;
        let person = (*reading.met.get(first + offset)?)?;
        let name = &reading.text[sighting.name.clone()];
        let is_full = self.people.get(person).name.len() > bare(name).len();
        let rule = if is_full {
            Resolution::FullerName
        } else {
            Resolution::NewName
        };
        Some((person, rule))
    }

    /// A mention without a name that is known: a new name, or a noun.
    fn by_words(&mut self, text: &str, mention: &Mention, sentence: usize) -> Resolved {
        let words = &text[mention.range.clone()];
        match &mention.kind {
            MentionKind::Name(name)
                if is_whole(name, &mention.range, text)
                    && !has_preposition(text, mention.range.start..name.start) =>
            {
                let gender = words.split_whitespace().find_map(role_nouns::gender);
                let name = out_of_headline(&text[name.clone()]);
                self.people
                    .named(name, SightingKind::Unknown, gender, sentence)
            }
            _ => self.noun(words, sentence),
        }
    }

    fn pronoun(&mut self, word: &str, sentence: usize) -> Resolved {
        let lower = lower(word);
        let found = match lower.as_str() {
            "he" | "his" | "him" => self.person_of(Some(Gender::Man), sentence),
            "she" | "her" => self.person_of(Some(Gender::Woman), sentence),
            "they" | "it" | "their" | "its" => {
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
        match found.or_else(|| {
            self.last
                .filter(|_| !matches!(lower.as_str(), "he" | "she"))
        }) {
            Some(speaker) if lower == "they" || lower == "it" => {
                (speaker, Resolution::GroupPronoun)
            }
            Some(speaker) => (speaker, Resolution::Pronoun),
            None => {
                let gender = match lower.as_str() {
                    "he" => Some(Gender::Man),
                    "she" => Some(Gender::Woman),
                    _ => None,
                };
                (
                    self.unnamed(&lower, word, false, gender),
                    Resolution::PronounWithoutAntecedent,
                )
            }
        }
    }

    fn is_person(&self, person: usize) -> f32 {
        match self.people.get(person).kind {
            SightingKind::Person => 1.0,
            SightingKind::Unknown => 0.5,
            SightingKind::Pronoun if !self.people.get(person).is_plural => 0.7,
            _ => 0.0,
        }
    }

    /// The person of `gender` most spoken of; learns the gender. Of equals the
    /// one who speaks in this text.
    fn person_of(&mut self, gender: Option<Gender>, sentence: usize) -> Option<usize> {
        let fit = |person: usize| {
            let known = self.people.get(person);
            let certain = if known.gender.is_some() { 1.0 } else { 0.7 };
            let speaks = [1.0, 1.15, 1.3][known.spoken.min(2)];
            if fits(gender, known.gender) {
                certain * speaks * self.is_person(person)
            } else {
                0.0
            }
        };
        let [best, rival] = self.salience.best_two(sentence, fit);
        let (person, score) = best?;
        let topic = self.salience.topic(sentence, |person| {
            let known = self.people.get(person);
            fits(gender, known.gender) && self.is_person(person) > 0.0
        });
        // A single word may be no name ("Delegates asked"), two a newspaper's.
        let is_full = |topic: &usize| {
            let known = self.people.get(*topic);
            let is_told = known.gender.is_some() || known.role.is_some();
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
    fn noun(&mut self, words: &str, sentence: usize) -> Resolved {
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
    fn definite(
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
            if known.is_named && is_age && fits(gender, known.gender) {
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

    fn unnamed(
        &mut self,
        key: &str,
        words: &str,
        is_plural: bool,
        gender: Option<Gender>,
    ) -> usize {
        self.people
            .add_unnamed(words, key.into(), is_plural, gender)
    }

    /// The analysis: only those who speak, in the order in which they do.
    pub(super) fn finish(self, quotations: Vec<Quotation>) -> Analysis {
        in_order(
            quotations,
            |person| person,
            |person| {
                let person = self.people.get(person);
                Speaker {
                    name: person.name.to_string(),
                    other_name: None,
                    role: person.role.clone(),
                }
            },
        )
    }
}

/// A paragraph while it is read.
struct Paragraph<'a> {
    text: &'a str,
    sightings: &'a Sightings,
    /// Who the sightings met so far are.
    met: Vec<Option<usize>>,
}

#[cfg(test)]
mod tests;
