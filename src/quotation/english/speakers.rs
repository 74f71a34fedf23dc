//! Resolves mentions (names, pronouns, roles, nouns) to the people of the text, in text
//! order.

use super::super::{Analysis, Kind, Quotation, Speaker};
use super::attribution::Found;
use super::lexicon::lower;
use super::mention_words::{
    has_preposition, is_head, is_pronoun, is_whole, out_of_headline, without_article,
};
use super::mentions::{Mention, MentionKind};
use super::name_words::bare;
use super::people::People;
use super::salience::{SPEAKS, Salience};
use super::sightings::{Sighting, SightingKind, Sightings};
use super::{role_nouns, roles};
use crate::quotation::Resolution;
use crate::quotation::entities::{Resolved, in_order};
use std::ops::Range;

mod antecedents;

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
