//! How words are read where they stand.

use duidu::lexicon::{Lexicon, readings, syllables};

/// A sentence without its brackets, and for each the byte offset of its character and
/// the reading.
fn marked(line: &str) -> (String, Vec<(usize, &str)>) {
    let (mut text, mut wanted) = (String::new(), Vec::new());
    for (number, part) in line.split(['[', ']']).enumerate() {
        if number % 2 == 0 {
            text.push_str(part);
            continue;
        }
        let (character, reading) = part.split_once(' ').expect("a character and its reading");
        wanted.push((text.len(), reading));
        text.push_str(character);
    }
    (text, wanted)
}

/// The reading of the character at `at`.
fn reading_of(text: &str, at: usize) -> Option<String> {
    let read = readings(text, Lexicon::embedded());
    let read = read.into_iter().find(|read| read.range.contains(&at))?;
    let before = text[read.range.start..at].chars().count();
    syllables(&read.syllables)
        .nth(before)
        .map(str::to_lowercase)
}

/// The readings of `data` that are wrong, and how many there are.
fn wrong(data: &str) -> (Vec<String>, usize) {
    let (mut wrong, mut total) = (Vec::new(), 0);
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        let (text, wanted) = marked(line);
        for (at, reading) in wanted {
            total += 1;
            let read = reading_of(&text, at);
            if read.as_deref() != Some(reading) {
                wrong.push(format!("{line}: {read:?}"));
            }
        }
    }
    (wrong, total)
}

#[test]
fn characters_with_several_readings_are_read_as_their_sentence_has_it() {
    let (wrong, total) = wrong(include_str!("../data/chinese-polyphones.txt"));
    assert!(total >= 100, "{total}");
    assert!(
        20 * wrong.len() <= total,
        "{} of {total}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn sentences_that_taught_no_rule_are_read_nearly_as_well() {
    let (wrong, total) = wrong(include_str!("../data/chinese-polyphones-fresh.txt"));
    assert!(
        10 * wrong.len() <= total,
        "{} of {total}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
