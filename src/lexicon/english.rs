//! The lemma of an English word: irregular forms from a list, and suffixes taken off
//! where a word of the dictionary's glosses is left.

use std::collections::HashMap;
use std::sync::LazyLock;

static IRREGULAR: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut lemmas = HashMap::new();
    for line in include_str!("../../assets/lexicons/english-lemmas.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let mut words = line.split(' ');
        let Some(lemma) = words.next() else { continue };
        lemmas.extend(words.map(|form| (form, lemma)));
    }
    lemmas
});

/// Words in -s that are no plurals.
const ENDING_IN_S: &str = " news series species means politics economics physics mathematics ethics athletics us this \
    his its hers ours yours theirs as was is has does perhaps always across towards besides thanks lens gas bus plus \
    thus minus chaos bias focus status virus campus bonus census consensus corpus james paris texas wales ";

/// Words in -ing that are no participles.
const ENDING_IN_ING: &str = " thing king ring sing wing spring string bring during nothing something anything \
    everything evening morning ceiling being wedding building ";

/// Function words, which say nothing of what a sentence is about.
const FUNCTION_WORDS: &str = " a an the of to be in on for and or at by with from as one that this it its is are was \
    were been being have has had do does did will would can could may might shall should not no he she they we i you \
    his her their our my your him them us me who which what when where how there than then so if but about into out \
    up over also more most very just all any some such other these those s t sb sth etc ";

fn lists(list: &str, word: &str) -> bool {
    memchr::memmem::find_iter(list.as_bytes(), word.as_bytes()).any(|at| {
        at > 0
            && list.as_bytes()[at - 1] == b' '
            && list.as_bytes().get(at + word.len()) == Some(&b' ')
    })
}

/// Whether `word`, in lower case, is a function word.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    lists(FUNCTION_WORDS, word)
}

/// The lemma of `word`, in lower case; `count` is how often the glosses of the
/// dictionary have a word.
pub fn lemma(word: &str, count: impl Fn(&str) -> u32) -> String {
    if let Some(lemma) = IRREGULAR.get(word) {
        return (*lemma).to_owned();
    }
    if word.len() < 4 || !word.is_ascii() || lists(ENDING_IN_S, word) {
        return word.to_owned();
    }
    candidates(word, &count)
        .into_iter()
        .find(|candidate| count(candidate) > 0)
        .unwrap_or_else(|| word.to_owned())
}

/// The words that `word` may be a form of, the likeliest first.
fn candidates(word: &str, count: &impl Fn(&str) -> u32) -> Vec<String> {
    let cut = |letters: usize| word[..word.len() - letters].to_owned();
    let is_long = word.len() > 4;
    if is_long && (word.ends_with("ies") || word.ends_with("ied")) {
        return vec![cut(3) + "y", cut(1)];
    }
    if word.ends_with('s') {
        return plural(word);
    }
    if word.ends_with("ed") {
        return verb(&cut(2), "cgsuvz", count);
    }
    if is_long && word.ends_with("ing") && !lists(ENDING_IN_ING, word) {
        return verb(&cut(3), "cguvz", count);
    }
    if word.ends_with("iest") {
        return vec![cut(4) + "y"];
    }
    if word.ends_with("ier") {
        return vec![cut(3) + "y"];
    }
    // A longest, a nearer; but an interest and a member are words themselves.
    if count(word) == 0 && word.len() > 5 && word.ends_with("est") {
        return vec![cut(3), cut(2), cut(4)];
    }
    if count(word) == 0 && is_long && word.ends_with("er") {
        return vec![cut(2), cut(1), cut(3)];
    }
    Vec::new()
}

fn plural(word: &str) -> Vec<String> {
    let cut = |letters: usize| word[..word.len() - letters].to_owned();
    if ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return Vec::new();
    }
    let hisses = ["ches", "shes", "sses", "xes", "zes"];
    let mut found = match word.strip_suffix("es") {
        Some(stem) if hisses.iter().any(|end| word.ends_with(end)) => {
            vec![stem.to_owned(), cut(1)]
        }
        Some(stem) => vec![cut(1), stem.to_owned()],
        None => vec![cut(1)],
    };
    if word.ends_with("ves") {
        found.extend([cut(3) + "f", cut(3) + "fe"]);
    }
    found
}

/// What `stem` with -ed or -ing may come from. After the letters `with_e` a final e is
/// dropped; a final consonant after one vowel is doubled.
fn verb(stem: &str, with_e: &str, count: &impl Fn(&str) -> u32) -> Vec<String> {
    let is_vowel = |letter: u8| b"aeiou".contains(&letter);
    let letters = stem.as_bytes();
    let Some(&last) = letters.last() else {
        return Vec::new();
    };
    let before = letters.len().checked_sub(2).map(|at| letters[at]);
    let doubled = letters.len() > 2 && before == Some(last);
    let single = || stem[..stem.len() - 1].to_owned();
    let mut found = Vec::new();
    if doubled && !b"lsz".contains(&last) {
        found.push(single());
    }
    let e = format!("{stem}e");
    let drops_e = with_e.as_bytes().contains(&last)
        || !is_vowel(last) && before.is_some_and(is_vowel) && count(&e) > count(stem);
    if drops_e {
        found.extend([e, stem.to_owned()]);
    } else {
        found.extend([stem.to_owned(), e]);
    }
    if doubled {
        found.push(single());
    }
    found
}
