//! Names of persons in Chinese sentences: foreign ones with a dot between their parts or
//! well known, Chinese ones as the segmenter divides them.

use super::person::{Form, Person};
use crate::bilingual::names::{
    han_pinyin, is_surname, latin_sound, well_known, words, writes_sounds,
};
use crate::lexicon::{Lexicon, Script, Tag, Word, is_han};
use std::ops::Range;

const DOTS: [char; 3] = ['·', '•', '・'];
/// The longest part of a foreign name, in characters.
const LONGEST_PART: usize = 8;

/// The persons that `sentence` names.
pub(super) fn persons(sentence: &str, lexicon: &Lexicon) -> Vec<Person> {
    let plain = Script::Simplified.convert_in_place(sentence);
    let segmented = lexicon.segmenter.words(&plain);
    let is_subject = |range: &Range<usize>| {
        let before = segmented.partition_point(|word| word.range.end <= range.start);
        let is_joined = plain[..range.start].chars().all(is_han);
        is_joined && is_role(&segmented[..before], &plain)
    };
    let mut found: Vec<Person> = Vec::new();
    let mut add = |range: Range<usize>, form: Form| {
        let is_free =
            |person: &Person| person.range.end <= range.start || range.end <= person.range.start;
        if found.iter().all(is_free) {
            found.push(Person {
                name: String::new(),
                is_subject: is_subject(&range),
                sentence: 0,
                range,
                form,
            });
        }
    };
    for range in dotted(&plain, &segmented) {
        let parts = plain[range.clone()].split(DOTS).map(str::to_owned);
        add(range.clone(), Form::Foreign(parts.collect()));
    }
    for (at, word) in segmented.iter().enumerate() {
        let next = &segmented[at..segmented.len().min(at + 3)];
        let ends = next.iter().map(|last| last.range.end);
        let known = ends.rev().find_map(|end| {
            let name = plain.get(word.range.start..end)?;
            Some((word.range.start..end, well_known(name)?.to_owned()))
        });
        if let Some((range, latin)) = known {
            let name = plain[range.clone()].to_owned();
            add(range, Form::WellKnown(name, latin));
        }
    }
    for range in chinese(&plain, &segmented, lexicon) {
        let name = plain[range.clone()].to_owned();
        add(range, Form::Chinese(name));
    }
    found
}

/// Foreign names with dots: the characters that write sounds on both sides, to the next
/// word that goes beyond them.
fn dotted(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let is_part = |letter: &char| writes_sounds(*letter) || letter.is_ascii_uppercase();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, dot) in text
        .char_indices()
        .filter(|(_, letter)| DOTS.contains(letter))
    {
        let before = text[..at].chars().rev().take(LONGEST_PART);
        let before: usize = before.take_while(is_part).map(char::len_utf8).sum();
        let after = text[at + dot.len_utf8()..].chars().take(LONGEST_PART);
        let after: usize = after.take_while(is_part).map(char::len_utf8).sum();
        if before == 0 || after == 0 {
            continue;
        }
        let (mut start, mut end) = (at - before, at + dot.len_utf8() + after);
        // 对于安东尼·…, …·阿什比当时: these words go on where the name does not.
        for word in words {
            if word.range.start < start && start < word.range.end && word.range.end < at {
                start = word.range.end;
            }
            if word.range.start < end
                && end < word.range.end
                && word.range.start > at + dot.len_utf8()
            {
                end = word.range.start;
            }
        }
        match found.last_mut() {
            Some(last) if last.end >= start => last.end = end,
            _ => found.push(start..end),
        }
    }
    found
}

/// Chinese names: one word that is known for one, or a surname before one or two
/// characters that are no words.
fn chinese(text: &str, segmented: &[Word], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let length = |word: &Word| text[word.range.clone()].chars().count();
    let begins = |word: &Word| {
        let is_other = matches!(
            word.tag,
            Tag::Adverb
                | Tag::Pronoun
                | Tag::Preposition
                | Tag::Conjunction
                | Tag::Particle
                | Tag::Position
        );
        !is_other && length(word) <= 2 && is_surname(&text[word.range.clone()])
    };
    let is_given = |word: &Word| {
        let is_name = match word.tag {
            Tag::Unknown | Tag::Person => true,
            Tag::Noun | Tag::Adjective | Tag::OtherName | Tag::Abbreviation => length(word) == 1,
            _ => false,
        };
        is_name && text[word.range.clone()].starts_with(is_han)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < segmented.len() {
        let word = &segmented[at];
        let name = &text[word.range.clone()];
        let mut ends = name.char_indices().skip(1).take(2);
        at += 1;
        let is_sure = matches!(word.tag, Tag::Person | Tag::Unknown);
        if (is_sure || word.tag == Tag::Noun && lexicon.dictionary.contains(name))
            && (2..=4).contains(&length(word))
            && ends.any(|(end, _)| is_surname(&name[..end]))
            && is_name(name, is_sure, lexicon)
        {
            found.push(word.range.clone());
            continue;
        }
        if !begins(word) {
            continue;
        }
        let mut end = word.range.end;
        let mut letters = 0;
        for next in &segmented[at..] {
            if next.range.start != end || letters + length(next) > 2 || !is_given(next) {
                break;
            }
            letters += length(next);
            end = next.range.end;
        }
        if letters > 0 {
            found.push(word.range.start..end);
        }
    }
    found
}

/// Whether the dictionary, if it has the word, spells it in pinyin or gives the years of a
/// life: 白宫 is the White House. What is no name by its tag needs the years.
fn is_name(word: &str, is_sure: bool, lexicon: &Lexicon) -> bool {
    let spelt: Vec<String> = han_pinyin(word)
        .iter()
        .map(|key| latin_sound(key))
        .collect();
    let entries = lexicon.dictionary.entries(word);
    let mut senses = entries.iter().flat_map(|entry| &entry.senses);
    entries.is_empty()
        || senses.any(|sense| {
            let first: Vec<String> = sense.split(' ').take(2).flat_map(words).collect();
            sense.contains("(1") || is_sure && spelt.contains(&latin_sound(&first.concat()))
        })
}

/// Whether the words before a name are a role: nouns and their modifiers.
fn is_role(words: &[Word], text: &str) -> bool {
    words.len() <= 4
        && words.iter().all(|word| {
            let is_noun = matches!(
                word.tag,
                Tag::Noun
                    | Tag::VerbalNoun
                    | Tag::Place
                    | Tag::Organisation
                    | Tag::OtherName
                    | Tag::Adjective
                    | Tag::Idiom
                    | Tag::Abbreviation
                    | Tag::Time
            );
            is_noun || &text[word.range.clone()] == "的"
        })
}
