//! Names of persons in English sentences: after a title, with a known given name, in
//! pinyin, or well known alone.

use super::person::{Form, Person};
use crate::bilingual::names::{is_pinyin, is_pinyin_surname, is_well_known, words};
use crate::lexicon::word_list;
use foldhash::HashSet;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A word with a capital, and its bytes in its sentence.
type Capital<'a> = (&'a str, Range<usize>);

static CAPITAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Sgt|Lt|Capt|St)\.|\p{Lu}\.|\p{Lu}[\p{L}\-]*(?:['’]\p{Lu}?[\p{L}\-]{2,})?",
    )
    .expect("a test reads it")
});

/// The words of [`person`]'s lists.
struct Words {
    given: HashSet<&'static str>,
    none: HashSet<&'static str>,
    organisations: HashSet<&'static str>,
    particles: HashSet<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let names = include_str!("../../../assets/lexicons/english-names.txt");
    let given = include_str!("../../../assets/lexicons/english-given-names.txt");
    let of = |heading| word_list::section(names, heading).collect();
    Words {
        given: word_list::lines(given)
            .flat_map(|(_, names)| names.split_whitespace())
            .collect(),
        none: of("no name"),
        organisations: of("organisation"),
        particles: of("particle"),
    }
});

const TITLES: [&str; 33] = [
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Dr",
    "Prof",
    "Sen",
    "Rep",
    "Gov",
    "Gen",
    "Col",
    "Sgt",
    "Lt",
    "Capt",
    "Doctor",
    "Professor",
    "President",
    "Premier",
    "Minister",
    "Chancellor",
    "Senator",
    "Governor",
    "Secretary",
    "Judge",
    "Justice",
    "Captain",
    "General",
    "Colonel",
    "Chairman",
    "Mayor",
    "Spokesman",
    "Spokeswoman",
    "Coach",
];
/// Given names that are places and other things at least as often.
const PLACES: [&str; 14] = [
    "Austin",
    "Brooklyn",
    "Carolina",
    "Charlotte",
    "Chelsea",
    "Dakota",
    "Florence",
    "Georgia",
    "Israel",
    "Jordan",
    "Madison",
    "Sydney",
    "Victoria",
    "Virginia",
];

/// The persons that `sentence` names.
pub(super) fn persons(sentence: &str) -> Vec<Person> {
    runs(sentence)
        .iter()
        .flat_map(|run| run.split(|(word, _)| WORDS.none.contains(word)))
        .filter_map(person)
        .map(|person| Person {
            is_subject: is_role(&sentence[..person.range.start]),
            ..person
        })
        .collect()
}

/// Whether the text before a name may be a role: three words at most, and no mark.
fn is_role(before: &str) -> bool {
    before.split_whitespace().count() <= 3
        && before
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == ' ' || letter == '.')
}

/// All words with a capital, in plain letters.
pub(super) fn capitals(sentence: &str) -> Vec<String> {
    CAPITAL
        .find_iter(sentence)
        .flat_map(|word| words(word.as_str()))
        .collect()
}

/// Words with a capital that stand together, small words of names between them.
fn runs(sentence: &str) -> Vec<Vec<Capital<'_>>> {
    let mut runs: Vec<Vec<Capital>> = Vec::new();
    for word in CAPITAL.find_iter(sentence) {
        // A capital inside a word begins none.
        if sentence[..word.start()].ends_with(char::is_alphanumeric) {
            continue;
        }
        let last = runs.last_mut().filter(|run| {
            run.last().is_some_and(|(_, before)| {
                let between = &sentence[before.end..word.start()];
                let mut small = between.split(' ').filter(|part| !part.is_empty());
                between.starts_with(' ') && small.all(|part| WORDS.particles.contains(part))
            })
        });
        let word = (word.as_str(), word.range());
        match last {
            Some(run) => run.push(word),
            None => runs.push(vec![word]),
        }
    }
    runs
}

fn person(run: &[Capital]) -> Option<Person> {
    let is_title = |word: &str| TITLES.contains(&word.trim_end_matches('.'));
    let titles = run.iter().take_while(|(word, _)| is_title(word)).count();
    let name = &run[titles..];
    // Striker Marcus Rashford: a role with a capital.
    let role = match titles {
        0 => (0..name.len().saturating_sub(1)).find(|&at| {
            WORDS.given.contains(name[at].0) || at + 2 == name.len() && is_chinese(&name[at..])
        }),
        _ => None,
    };
    let name = &name[role.unwrap_or_default()..];
    let (first, last) = (name.first()?, name.last()?);
    let is_other = |(word, _): &Capital| {
        is_title(word) || WORDS.organisations.contains(word.to_lowercase().as_str())
    };
    if name.len() > 5 || name.iter().any(is_other) {
        return None;
    }
    let plain: Vec<String> = name.iter().flat_map(|(word, _)| words(word)).collect();
    let form = if is_chinese(name) {
        Form::Pinyin(plain)
    } else if titles > 0
        || name.len() >= 2 && WORDS.given.contains(first.0) && !PLACES.contains(&first.0)
    {
        Form::Latin(plain)
    } else if let [word] = plain.as_slice()
        && is_well_known(word)
        && word.len() >= if first.1.start == 0 { 5 } else { 4 }
        && !WORDS.given.contains(first.0)
    {
        Form::Latin(plain)
    } else {
        return None;
    };
    Some(Person {
        name: String::new(),
        is_subject: false,
        sentence: 0,
        range: first.1.start..last.1.end,
        form,
    })
}

/// Whether a name of two words is pinyin: a surname and one or two syllables, in either
/// order.
fn is_chinese(name: &[Capital]) -> bool {
    let [one, other] = name else {
        return false;
    };
    let [first, last] = [one, other].map(|(word, _)| words(word).concat());
    // Hyphens are of Taiwan, Korea or of older spellings.
    if one.0.contains('-') || other.0.contains('-') || first.len() + last.len() < 5 {
        return false;
    }
    is_pinyin_surname(&first) && is_pinyin(&last)
        || is_pinyin(&first) && first.len() > 5 && is_pinyin_surname(&last)
}
