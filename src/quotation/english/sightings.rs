//! The names and pronouns of a paragraph, of speakers and others:
//! the antecedent of a pronoun need not speak.

mod names;

use super::lexicon::is_given_name;
use super::name_words::{NO_NAMES, is_possessive};
use super::quotation_marks::Region;
use super::token_kind::TokenKind;
use super::tokens::Token;
use super::{role_nouns, roles};
use crate::quotation::entities::Gender;
use std::ops::Range;

/// A name or pronoun in one place; ranges are bytes of the paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sighting {
    /// Titles and name.
    pub(super) range: Range<usize>,
    /// The name without titles, or the pronoun.
    pub(super) name: Range<usize>,
    pub(super) kind: SightingKind,
    /// The gender that title, role or pronoun tell.
    pub(super) gender: Option<Gender>,
    /// The role of the bearer here.
    pub(super) role: Option<Range<usize>>,
    /// `, 45,` after the name.
    pub(super) age: Option<u8>,
    /// How much the place in its sentence makes the bearer its topic.
    pub(super) weight: f32,
    /// Modifies another noun: `Musaev's`, `Council` in `Council leader Berg`.
    pub(super) is_possessive: bool,
    /// Named inside a quotation.
    pub(super) is_quoted: bool,
}

/// The kind of entity that a name denotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SightingKind {
    Pronoun,
    /// `The Indiana governor`.
    Description,
    Person,
    Group,
    Place,
    Unknown,
}

/// The mentions of a paragraph, and the ends of its sentences.
pub(super) struct Sightings {
    /// In text order.
    pub(super) all: Vec<Sighting>,
    /// The bytes at which sentences end, those in quotations left out.
    stops: Vec<usize>,
}

impl Sightings {
    /// How many sentences end before the byte `at`.
    pub(super) fn sentence(&self, at: usize) -> usize {
        self.stops.partition_point(|stop| *stop <= at)
    }

    /// The number of sentences.
    pub(super) fn sentences(&self) -> usize {
        self.stops.len() + 1
    }
}

/// A paragraph with its tokens.
pub(super) struct Finder<'a> {
    pub(super) paragraph: &'a str,
    pub(super) tokens: &'a [Token<'a>],
    regions: &'a [Region],
}

/// Finds the names and pronouns of `paragraph`. A headline, where nearly all
/// words have a capital, shows none.
pub(super) fn find(paragraph: &str, tokens: &[Token], regions: &[Region]) -> Sightings {
    let finder = Finder {
        paragraph,
        tokens,
        regions,
    };
    finder.find()
}

impl Finder<'_> {
    fn find(&self) -> Sightings {
        let mut found = Sightings {
            all: Vec::new(),
            stops: Vec::new(),
        };
        let is_headline = self.is_headline();
        let mut region = 0;
        let mut index = 0;
        while index < self.tokens.len() {
            let token = &self.tokens[index];
            if token.kind == TokenKind::Lower && token.text.len() > LONGEST_PRONOUN {
                index += 1;
                continue;
            }
            while self
                .regions
                .get(region)
                .is_some_and(|region| region.range.end <= token.range.start)
            {
                region += 1;
            }
            let quoted = self
                .regions
                .get(region)
                .filter(|region| region.range.start <= token.range.start);
            let ends_quotation = quoted.is_some_and(|region| {
                token.range.end + 4 >= region.range.end && self.text(index) == "."
            });
            if token.kind == TokenKind::Stop
                && (quoted.is_none() || ends_quotation)
                && !self.goes_on(index + 1)
            {
                found.stops.push(token.range.end);
            }
            let next = if is_headline {
                self.sight_in_headline(index, &mut found.all)
            } else {
                self.sight(index, quoted.is_some(), &mut found.all)
            };
            index = next;
        }
        self.share_titles(&mut found.all);
        found
    }

    /// Whether a full stop before this token ended no sentence: `Okla., where`.
    fn goes_on(&self, index: usize) -> bool {
        self.tokens
            .get(index)
            .is_some_and(|next| matches!(next.kind, TokenKind::Comma | TokenKind::Lower))
    }

    /// `Sens. Ann Stone (D) and John Park`: the title is for both.
    fn share_titles(&self, all: &mut [Sighting]) {
        for index in 1..all.len() {
            let (before, sighting) = (&all[index - 1], &all[index]);
            let Some(role) = before.role.clone() else {
                continue;
            };
            let between = &self.paragraph[before.range.end..sighting.range.start];
            let is_listed = between.len() < 24
                && (between.ends_with(" and ") || between.ends_with(", "))
                && between
                    .split_once(')')
                    .map_or(between, |(_, after)| after)
                    .trim()
                    .len()
                    < 5;
            if sighting.role.is_none()
                && is_listed
                && roles::is_plural_title(&self.paragraph[role.clone()])
            {
                all[index].role = Some(role);
                all[index].kind = SightingKind::Person;
            }
        }
    }

    /// In a headline only a given name and the word after it are surely a name.
    fn sight_in_headline(&self, index: usize, all: &mut Vec<Sighting>) -> usize {
        let is_name = self.is_name_word(index)
            && is_given_name(self.text(index))
            && self.is_next_in_name(index + 1);
        if !is_name {
            return index + 1;
        }
        let is_initial = self.text(index + 1).len() == 2 && self.text(index + 1).ends_with('.');
        let end = index + 2 + usize::from(is_initial && self.is_next_in_name(index + 2));
        if self.kind(index, end, false) == SightingKind::Person {
            all.extend(self.name(index, end, false));
        }
        end
    }

    /// Looks for a sighting that starts at the token `index`; returns where to
    /// look on.
    fn sight(&self, index: usize, is_quoted: bool, all: &mut Vec<Sighting>) -> usize {
        let token = &self.tokens[index];
        if !token.is_word() {
            return index + 1;
        }
        if token.text.len() <= LONGEST_PRONOUN
            && let Some((gender, weight)) = personal_pronoun(token.text)
        {
            if !is_quoted {
                all.push(Sighting {
                    range: token.range.clone(),
                    name: token.range.clone(),
                    kind: SightingKind::Pronoun,
                    gender: Some(gender),
                    role: None,
                    age: None,
                    weight,
                    is_possessive: false,
                    is_quoted,
                });
            }
            return index + 1;
        }
        if !is_quoted && let Some(end) = self.description_end(index) {
            all.push(Sighting {
                range: self.bytes(index, end),
                name: self.bytes(index, end),
                kind: SightingKind::Description,
                gender: None,
                role: None,
                age: None,
                weight: 0.9,
                is_possessive: false,
                is_quoted,
            });
            return end;
        }
        // "(D-Va.)" and "(D)" after a name tell a party.
        let is_party = matches!(self.text(index).as_bytes(), [_] | [_, b'-', ..])
            && index > 0
            && self.tokens[index - 1].kind == TokenKind::Bracket;
        if !self.is_name_word(index) || is_party || NO_NAMES.contains(self.text(index)) {
            return index + 1;
        }
        let end = self.run_end(index);
        if let Some(name) = self.name(index, end, is_quoted) {
            all.push(name);
        }
        end
    }

    /// Where `The Indiana governor` ends, if it starts at `index` and nothing
    /// else of its noun phrase follows.
    fn description_end(&self, index: usize) -> Option<usize> {
        if self.text(index) != "The" {
            return None;
        }
        let most = self.tokens.len().min(index + 7);
        let noun = (index + 1..most)
            .take_while(|next| self.tokens[*next].is_word() && self.is_adjacent(*next))
            .find(|next| {
                self.tokens[*next].kind == TokenKind::Lower
                    && role_nouns::is_office(self.text(*next))
            })?;
        let is_whole = self.tokens.get(noun + 1).is_none_or(|next| {
            next.kind != TokenKind::Capital
                && !matches!(self.text(noun + 1), "of" | "for" | "and")
                && !role_nouns::is_role_noun(self.text(noun + 1))
        });
        is_whole.then_some(noun + 1)
    }

    pub(super) fn text(&self, index: usize) -> &str {
        self.tokens[index].text
    }

    pub(super) fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        self.tokens[from].range.start..self.tokens[to - 1].range.end
    }

    /// Whether nearly all words of more than three letters have a capital.
    fn is_headline(&self) -> bool {
        if self.tokens.len() > 40 {
            return false;
        }
        let (mut capitals, mut words) = (0, 0);
        for token in self.tokens {
            if token.is_word() && token.range.len() > 3 {
                words += 1;
                capitals += usize::from(token.kind == TokenKind::Capital);
            }
        }
        words >= 4 && capitals * 10 >= words * 9
    }

    fn is_name_word(&self, index: usize) -> bool {
        self.tokens[index].kind == TokenKind::Capital
            && self
                .text(index)
                .starts_with(|first: char| first.is_uppercase() || first == '@')
            // "Nine-year-old Ida Dahl".
            && !self.text(index).ends_with("-year-old")
    }

    /// Whether only a space parts a token from the one before.
    pub(super) fn is_adjacent(&self, index: usize) -> bool {
        self.paragraph[self.tokens[index - 1].range.end..self.tokens[index].range.start]
            .chars()
            .all(char::is_whitespace)
    }

    pub(super) fn is_possessive(&self, index: usize) -> bool {
        is_possessive(self.text(index))
    }

    fn is_next_in_name(&self, index: usize) -> bool {
        index < self.tokens.len()
            && self.is_name_word(index)
            && !NO_NAMES.contains(self.text(index))
            && self.is_adjacent(index)
    }
}

/// The bytes of the longest pronoun for one person.
const LONGEST_PRONOUN: usize = 3;

/// The gender of a pronoun for one person, and its weight as a topic.
pub(super) fn personal_pronoun(word: &str) -> Option<(Gender, f32)> {
    Some(match word {
        "he" | "He" => (Gender::Man, 0.9),
        "she" | "She" => (Gender::Woman, 0.9),
        "him" | "his" | "His" => (Gender::Man, 0.4),
        "her" | "Her" => (Gender::Woman, 0.4),
        _ => return None,
    })
}
