//! The names and pronouns of a paragraph, whether their bearers speak or not:
//! a pronoun often means somebody who was only spoken of.

use super::lexicon::{Gender, WordSet, is_given_name, is_place};
use super::marks::Region;
use super::name_words::{GROUPS, NO_NAMES, PARTICLES, SUFFIXES, SURNAMES, bare, is_possessive};
use super::role_phrases;
use super::roles;
use super::tokens::{Token, TokenKind};
use std::ops::Range;
use std::sync::LazyLock;

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
    /// What the text calls the bearer here.
    pub(super) role: Option<Range<usize>>,
    /// `, 45,` after the name.
    pub(super) age: Option<u8>,
    /// How much the place in its sentence makes the bearer its topic.
    pub(super) weight: f32,
    /// `Musaev's`.
    pub(super) is_possessive: bool,
    /// Named in somebody's words.
    pub(super) is_quoted: bool,
}

/// What a name names, as far as the words tell.
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

/// What a paragraph names, and where its sentences end.
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

/// The most tokens of a name with its titles.
const LONGEST: usize = 12;
/// Before these a name is no subject.
static PREPOSITIONS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "of in on to with for by from about against at than over between among toward towards behind under near like \
         including around through",
    )
});
/// After these comes a subject.
static CLAUSE_STARTS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "that and but or when as if because while although though after before since where until said whether",
    )
});

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
        let is_short = token.text.len() <= LONGEST_PRONOUN;
        if !token.is_word() || token.kind == TokenKind::Lower && !is_short {
            return index + 1;
        }
        if is_short && let Some((gender, weight)) = pronoun(self.text(index)) {
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
        // "(D-Va.)" behind a name tells a party and a state.
        let is_party = self.text(index).as_bytes().get(1) == Some(&b'-')
            && index > 0
            && self.tokens[index - 1].kind == TokenKind::Bracket;
        if !self.is_name_word(index) || is_party || NO_NAMES.contains(self.text(index)) {
            return index + 1;
        }
        let end = self.run_end(index);
        all.extend(self.name(index, end, is_quoted));
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
                self.tokens[*next].kind == TokenKind::Lower && roles::is_office(self.text(*next))
            })?;
        let is_whole = self.tokens.get(noun + 1).is_none_or(|next| {
            next.kind != TokenKind::Capital
                && !matches!(self.text(noun + 1), "of" | "for" | "and")
                && !roles::is_role_noun(self.text(noun + 1))
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

    /// One past the last token of the name that starts at `start`.
    fn run_end(&self, start: usize) -> usize {
        let mut end = start + 1;
        while end < self.tokens.len().min(start + LONGEST) && !self.is_possessive(end - 1) {
            if self.is_next_in_name(end) {
                end += 1;
            } else if let Some(next) = self.joined(start, end) {
                end = next;
            } else {
                break;
            }
        }
        end
    }

    /// Where a name goes on after small words: `van der Berg`, `"Bobby" Scott`,
    /// `Commission on Debates`, `Secretary of State`.
    fn joined(&self, start: usize, end: usize) -> Option<usize> {
        let token = &self.tokens[end];
        if token.kind == TokenKind::Quote {
            let is_nickname = self.tokens.len() > end + 3
                && self.is_name_word(end + 1)
                && self.tokens[end + 2].kind == TokenKind::Quote
                && self.is_next_in_name(end + 3);
            return is_nickname.then_some(end + 4);
        }
        if token.kind != TokenKind::Lower || !self.is_adjacent(end) {
            return None;
        }
        let word = self.text(end);
        if PARTICLES.contains(word) {
            let second = end + 1;
            if self.is_next_in_name(second) {
                return Some(second + 1);
            }
            let is_second = second < self.tokens.len() && PARTICLES.contains(self.text(second));
            return (is_second && self.is_next_in_name(second + 1)).then_some(second + 2);
        }
        if !matches!(word, "of" | "on" | "for") {
            return None;
        }
        let last = self.text(end - 1);
        let joins = matches!(last, "Secretary" | "Minister" | "State")
            || (start..end).any(|index| GROUPS.contains_lower(self.text(index)));
        let next = if self
            .tokens
            .get(end + 1)
            .is_some_and(|next| next.text == "the")
        {
            end + 2
        } else {
            end + 1
        };
        (joins && next < self.tokens.len() && self.is_next_in_name(next)).then_some(next + 1)
    }

    /// What the capitals from `start` to `end` name, if they name anything.
    fn name(&self, start: usize, end: usize, is_quoted: bool) -> Option<Sighting> {
        let (name_start, title_end) = self.after_titles(start, end)?;
        if end - name_start == 1 && title_end == start && roles::is_title(self.text(name_start)) {
            return None;
        }
        let is_possessive = self.is_possessive(end - 1);
        let has_title = title_end > start;
        let tells_person = (start..title_end).any(|index| !roles::is_modifier(self.text(index)));
        let kind = self.kind(name_start, end, tells_person);
        let title = has_title.then(|| self.bytes(start, title_end));
        let mut gender = (start..title_end).find_map(|index| roles::gender(self.text(index)));
        let mut role = None;
        let mut age = None;
        let mut left = start;
        if kind != SightingKind::Place {
            let phrases = role_phrases::around(self, start..end, title_end, is_quoted);
            left = phrases.left;
            // "Former DNC chairman": a title before a group is somebody else's.
            role = phrases
                .role
                .or(title)
                .filter(|_| kind != SightingKind::Group);
            age = phrases.age;
            if let Some(words) = &role {
                let words = &self.paragraph[words.clone()];
                gender = gender.or_else(|| roles::head(words).and_then(roles::gender));
            }
        }
        let kind = match kind {
            SightingKind::Unknown if role.is_some() || age.is_some() => SightingKind::Person,
            kind => kind,
        };
        let mut weight = if is_possessive {
            0.45
        } else {
            self.weight(left)
        };
        if is_quoted {
            weight *= 0.2;
        }
        Some(Sighting {
            range: self.bytes(start, end),
            name: self.bytes(name_start, end),
            kind,
            gender,
            role,
            age,
            weight,
            is_possessive,
            is_quoted,
        })
    }

    /// Where the name starts after its titles, and where the titles end;
    /// nothing if there are titles only.
    fn after_titles(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let is_suffix = |index: usize| SUFFIXES.contains(&self.text(index));
        let title = (start..end - 1).rev().find(|index| {
            let word = self.text(*index);
            (word.ends_with('.') || !is_given_name(word))
                && (roles::is_title(word) || self.is_name_word(*index) && roles::is_role_noun(word))
                && !(*index + 1..end).all(is_suffix)
        });
        let Some(title) = title else {
            return Some((start, start));
        };
        let name = title + 1;
        // "Miss Universe Alicia Stone": what she won is part of the title.
        if self.text(title) == "Miss" && end - name > 2 && !is_given_name(self.text(name)) {
            return Some((name + 1, name + 1));
        }
        if !matches!(self.text(name), "of" | "for") {
            return Some((name, name));
        }
        // "Secretary of State John Kerry": the name starts at a given name, or
        // after one word.
        let office = name + 1;
        let given = (office + 1..end).find(|index| is_given_name(self.text(*index)));
        let name = given.unwrap_or(office + 1);
        (name < end).then_some((name, name))
    }

    fn kind(&self, start: usize, end: usize, has_title: bool) -> SightingKind {
        let first = self.text(start);
        let group = (start..end).rfind(|index| GROUPS.contains_lower(bare(self.text(*index))));
        // "John Park", "President Hall": many such words are surnames too.
        let is_surname = group.is_some_and(|group| {
            let after_given_name = group == start + 1 && is_given_name(first);
            group == end - 1
                && (after_given_name || has_title)
                && SURNAMES.contains(&bare(self.text(group)))
        });
        if group.is_some() && !is_surname {
            return SightingKind::Group;
        }
        let is_full = end - start > 1;
        if has_title || is_full && is_given_name(first) {
            return SightingKind::Person;
        }
        let words = bare(&self.paragraph[self.bytes(start, end)]);
        let last = bare(self.text(end - 1));
        if is_place(words) || is_place(last) {
            return SightingKind::Place;
        }
        let has_initial = is_full
            && (start..end).any(|index| {
                let word = self.text(index);
                word.len() == 2 && word.ends_with('.') || SUFFIXES.contains(&word)
            });
        if has_initial || is_given_name(last) {
            SightingKind::Person
        } else if !is_full && last.len() > 1 && !last.contains(char::is_lowercase) {
            SightingKind::Group
        } else {
            SightingKind::Unknown
        }
    }

    /// How much the place of a name that starts at the token `left`, its role
    /// included, makes it the topic: a subject most.
    fn weight(&self, left: usize) -> f32 {
        let Some(before) = left.checked_sub(1) else {
            return 1.0;
        };
        let token = &self.tokens[before];
        if token.kind != TokenKind::Lower {
            return 1.0;
        }
        let word = token.text;
        if PREPOSITIONS.contains(word) {
            0.5
        } else if CLAUSE_STARTS.contains(word) {
            1.0
        } else {
            0.6
        }
    }
}

/// The bytes of the longest pronoun for one person.
const LONGEST_PRONOUN: usize = 3;

/// The gender of a pronoun for one person, and its weight as a topic.
fn pronoun(word: &str) -> Option<(Gender, f32)> {
    Some(match word {
        "he" | "He" => (Gender::Man, 0.9),
        "she" | "She" => (Gender::Woman, 0.9),
        "him" | "his" | "His" => (Gender::Man, 0.4),
        "her" | "Her" => (Gender::Woman, 0.4),
        _ => return None,
    })
}
