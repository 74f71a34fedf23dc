//! The sentences that the comments of the rules explain them with.

use super::check;

#[test]
fn the_examples_of_the_rules() {
    let mut rows = 0;
    for line in include_str!("examples.txt").lines() {
        let Some((marked, speakers)) = line.split_once(" =") else {
            continue;
        };
        let speakers: Vec<&str> = speakers.split(';').map(str::trim).collect();
        let speakers: Vec<&str> = speakers
            .into_iter()
            .filter(|name| !name.is_empty())
            .collect();
        check(marked, &speakers);
        rows += 1;
    }
    assert!(rows > 200, "the rows are not read");
}
