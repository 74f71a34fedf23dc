//! What a run of capitals names: where it ends, its titles, and whether it is a
//! person, a group or a place.

use super::super::lexicon::{PHRASES, WordSet, is_given_name, is_place};
use super::super::name_words::{GROUPS, PARTICLES, SUFFIXES, SURNAMES, bare};
use super::super::token_kind::TokenKind;
use super::super::word_class::WordClass;
use super::super::{role_before, role_nouns, role_phrases, roles};
use super::{Finder, Sighting, SightingKind};
use std::sync::LazyLock;

/// The most tokens of a name with its titles.
const LONGEST: usize = 12;
/// The weight of a name that opens its sentence: nearly always the subject, whom a pronoun
/// in the next sentence means rather than the speaker before.
const OPENS: f32 = 1.3;
/// Before these a name is no subject.
static PREPOSITIONS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(PHRASES, "before object"));
/// After these comes a subject.
static CLAUSE_STARTS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(PHRASES, "before subject"));

impl Finder<'_> {
    /// One past the last token of the name that starts at `start`.
    pub(super) fn run_end(&self, start: usize) -> usize {
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
        // "Ruud & Daughters".
        if token.text == "&" {
            return self.is_next_in_name(end + 1).then_some(end + 2);
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
    pub(super) fn name(&self, start: usize, end: usize, is_quoted: bool) -> Option<Sighting> {
        let (name_start, title_end) = self.after_titles(start, end)?;
        let first = self.text(name_start);
        let is_acronym = first.len() <= 4 && first.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_office =
            role_nouns::is_title(first) || is_acronym && role_nouns::is_role_noun(first);
        if end - name_start == 1 && title_end == start && is_office {
            return None;
        }
        // "Council leader Anna Berg" names the council only to say who she is.
        let is_modifier = self.tokens.get(end).is_some_and(|next| {
            next.kind == TokenKind::Lower
                && self.is_adjacent(end)
                && role_nouns::is_role_noun(next.text)
        });
        let is_possessive = self.is_possessive(end - 1) || is_modifier;
        let has_title = title_end > start;
        let tells_person =
            (start..title_end).any(|index| !role_nouns::is_modifier(self.text(index)));
        let kind = self.kind(name_start, end, tells_person);
        let title = has_title.then(|| self.bytes(start, title_end));
        let mut gender = (start..title_end).find_map(|index| role_nouns::gender(self.text(index)));
        let mut role = None;
        let mut age = None;
        let mut left = start;
        if kind != SightingKind::Place {
            let phrases = role_phrases::around(self, start..end, title_end, is_quoted);
            left = phrases.left;
            if name_start > title_end
                && let Some(office) = self.office_to(start)
            {
                left = role_before::extend_left(self, office);
                role = Some(self.bytes(left, name_start));
            }
            // "Former DNC chairman": a title before a group is another's.
            role = role
                .or(phrases.role)
                .or(title)
                .filter(|_| kind != SightingKind::Group);
            age = phrases.age.or_else(|| self.age_before(left));
            if let Some(words) = &role {
                let words = &self.paragraph[words.clone()];
                gender = gender.or_else(|| roles::head(words).and_then(role_nouns::gender));
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
        let is_suffix = |index: usize| SUFFIXES.contains(self.text(index));
        let title = (start..end - 1).rev().find(|index| {
            let word = self.text(*index);
            (word.ends_with('.') || !is_given_name(word))
                && (role_nouns::is_title(word)
                    || self.is_name_word(*index) && role_nouns::is_role_noun(word))
                && !(*index + 1..end).all(is_suffix)
        });
        let Some(title) = title else {
            return Some((self.after_affiliation(start, end), start));
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

    /// Skips the country or team before a full name: `Chile ⟦Anna Berg⟧`, `Otters CB
    /// ⟦Anna Berg⟧`.
    fn after_affiliation(&self, start: usize, end: usize) -> usize {
        let is_affiliation = |index: usize| {
            let word = self.text(index);
            let is_acronym =
                (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
            let is_team = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
            is_place(word) || is_acronym || is_team || GROUPS.contains_lower(word)
        };
        // "the consul in Chile Anna Berg".
        if let Some(office) = self.office_to(start) {
            let places = (start..end).take_while(|index| is_place(self.text(*index)));
            let name = start + places.count();
            if name > start && end - name > 1 && office < start {
                return name;
            }
        }
        let given = (start..end - 1).find(|index| is_given_name(self.text(*index)));
        given
            .filter(|given| (start..*given).all(is_affiliation))
            .unwrap_or(start)
    }

    /// The office whose preposition precedes the token `start`: `consul in`.
    fn office_to(&self, start: usize) -> Option<usize> {
        let office = start.checked_sub(2)?;
        let is_office = matches!(self.text(start - 1), "to" | "from" | "for" | "of" | "in")
            && self.is_adjacent(start)
            && self.is_adjacent(start - 1)
            && role_nouns::is_role_noun(self.text(office));
        is_office.then_some(office)
    }

    pub(super) fn kind(&self, start: usize, end: usize, has_title: bool) -> SightingKind {
        let first = self.text(start);
        let group = (start..end).rfind(|index| GROUPS.contains_lower(bare(self.text(*index))));
        // "John Park", "President Hall": many such words are surnames too.
        let is_surname = group.is_some_and(|group| {
            let after_given_name = group == start + 1 && is_given_name(first);
            group == end - 1
                && (after_given_name || has_title)
                && SURNAMES.contains(bare(self.text(group)))
        });
        let is_firm = (start..end).any(|index| self.text(index) == "&");
        if group.is_some() && !is_surname || is_firm {
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
                word.len() == 2 && word.ends_with('.') || SUFFIXES.contains(word)
            });
        if has_initial || is_given_name(last) {
            SightingKind::Person
        } else if !is_full && last.len() > 1 && !last.contains(char::is_lowercase) {
            SightingKind::Group
        } else {
            SightingKind::Unknown
        }
    }

    /// The age before the token `start`: `Nine-year-old Ida Dahl`.
    fn age_before(&self, start: usize) -> Option<u8> {
        const ONES: [&str; 9] = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        ];
        let (years, _) = self.text(start.checked_sub(1)?).split_once("-year-old")?;
        let one = || {
            (1..)
                .zip(ONES)
                .find(|(_, one)| one.eq_ignore_ascii_case(years))
        };
        years.parse().ok().or_else(|| Some(one()?.0))
    }

    /// Whether the comma at `comma` closes the first noun phrase of its sentence: `One
    /// voter, plumber Ida Dahl, was unsure`.
    fn is_near_start(&self, comma: usize) -> bool {
        const LONGEST_SUBJECT: usize = 4;
        let least = comma.saturating_sub(LONGEST_SUBJECT);
        let first = (least..comma)
            .rev()
            .take_while(|at| self.tokens[*at].is_word())
            .last();
        first.is_some_and(|first| {
            let opens = first == 0 || self.tokens[first - 1].kind == TokenKind::Stop;
            let is_phrase = !matches!(
                self.tokens[first].class,
                WordClass::Preposition
                    | WordClass::Subordinator
                    | WordClass::Adverb
                    | WordClass::Conjunction
            );
            let is_noun = self.tokens[comma - 1].class == WordClass::Noun;
            opens && is_phrase && is_noun
        })
    }

    /// How much the place of a name that starts at the token `left`, its role
    /// included, makes it the topic: a subject most.
    fn weight(&self, left: usize) -> f32 {
        let Some(before) = left.checked_sub(1) else {
            return OPENS;
        };
        let token = &self.tokens[before];
        match token.kind {
            TokenKind::Stop | TokenKind::Quote => return OPENS,
            // "Farmers' leader Ida Dahl agreed".
            TokenKind::Other if matches!(token.text, "'" | "’") => {
                return self.weight(before.saturating_sub(1));
            }
            TokenKind::Capital if token.text.ends_with("-year-old") => return self.weight(before),
            TokenKind::Comma if self.is_near_start(before) => return OPENS,
            TokenKind::Lower => {}
            _ => return 1.0,
        }
        let is_apposition = matches!(token.text, "a" | "an" | "the")
            && before > 0
            && self.tokens[before - 1].kind == TokenKind::Comma;
        if is_apposition && self.is_near_start(before - 1) {
            return OPENS;
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
