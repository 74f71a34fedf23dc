//! Which words of the one text may translate which of the other, and how probably:
//! the dictionary's senses, weighted for the words that the two texts have.

use super::GoOn;
use super::side::{Side, small};
use super::token::{Token, plain_word};
use crate::lexicon::{Dictionary, is_function_word};
use foldhash::{HashMap, HashSet};
use pinyin::ToPinyin;
use std::ops::{ControlFlow, Range};

/// The weight of a translation of a part of a word, of a character of an unknown one, of a
/// word that only begins alike, and of the sound of a name.
const PART: f32 = 0.5;
const CHARACTER: f32 = 0.2;
const STEM: f32 = 0.3;
const NAME: f32 = 0.6;
const SURNAME: f32 = 0.3;

/// For each Chinese type the English types that may translate it, with weights.
pub(super) type Weights = Vec<Vec<(u32, f32)>>;

/// What the dictionary says of the types of the two texts.
pub(super) fn weights(
    zh: &Side,
    en: &Side,
    dictionary: &Dictionary,
    go_on: GoOn,
) -> ControlFlow<(), Weights> {
    let english = English::new(&en.vocabulary);
    let mut weights = Weights::with_capacity(zh.vocabulary.len());
    for token in &zh.vocabulary {
        go_on()?;
        weights.push(match token {
            Token::Word(word) => english.weights(&candidates(word, dictionary)),
            literal => english
                .literals
                .get(literal)
                .map(|&kind| (kind, 1.0))
                .into_iter()
                .collect(),
        });
    }
    ControlFlow::Continue(weights)
}

/// The English types by what they are looked up with.
struct English<'a> {
    literals: HashMap<&'a Token, u32>,
    words: HashMap<&'a str, u32>,
    /// Words by their first four letters.
    stems: HashMap<&'a str, Vec<(&'a str, u32)>>,
}

/// The shortest word that another form may begin like.
const SHORTEST_STEMMED: usize = 5;
const STEM_LETTERS: usize = 4;

impl<'a> English<'a> {
    fn new(vocabulary: &'a [Token]) -> Self {
        let mut english = Self {
            literals: HashMap::default(),
            words: HashMap::default(),
            stems: HashMap::default(),
        };
        for (kind, token) in (0..).zip(vocabulary) {
            let Token::Word(word) = token else {
                english.literals.insert(token, kind);
                continue;
            };
            english.words.insert(word, kind);
            if word.len() >= SHORTEST_STEMMED && word.is_ascii() {
                let stem = &word[..STEM_LETTERS];
                english.stems.entry(stem).or_default().push((word, kind));
            }
        }
        english
    }

    fn weights(&self, candidates: &HashMap<String, f32>) -> Vec<(u32, f32)> {
        let mut found: HashMap<u32, f32> = candidates
            .iter()
            .filter_map(|(word, &weight)| Some((*self.words.get(word.as_str())?, weight)))
            .collect();
        let exact: HashSet<u32> = found.keys().copied().collect();
        for (word, weight) in candidates {
            if word.len() < SHORTEST_STEMMED || !word.is_ascii() {
                continue;
            }
            let Some(alike) = self.stems.get(&word[..STEM_LETTERS]) else {
                continue;
            };
            for &(other, kind) in alike {
                if !exact.contains(&kind) && is_alike(word, other) {
                    let best = found.entry(kind).or_insert(0.0);
                    *best = best.max(STEM * weight);
                }
            }
        }
        let mut found: Vec<(u32, f32)> = found.into_iter().collect();
        found.sort_unstable_by_key(|&(kind, _)| kind);
        found
    }
}

/// Whether two words begin alike for most of their length: terrorism, terrorist.
fn is_alike(one: &str, other: &str) -> bool {
    let common = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    one != other && common >= STEM_LETTERS && 5 * common >= 3 * longer && common + 2 >= shorter
}

/// The English lemmas that may translate a Chinese word, with weights.
pub(super) fn candidates(word: &str, dictionary: &Dictionary) -> HashMap<String, f32> {
    let mut found: HashMap<String, f32> = HashMap::default();
    if word.starts_with(|first: char| first.is_ascii()) {
        found.insert(word.to_owned(), 1.0);
        return found;
    }
    let mut add = |lemma: &str, weight: f32| {
        if !is_function_word(lemma) {
            let best = found.entry(lemma.to_owned()).or_insert(0.0);
            *best = best.max(weight);
        }
    };
    for (lemma, weight) in dictionary.translations(word) {
        add(lemma, weight);
    }
    let is_known = dictionary.translations(word).next().is_some();
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    if !is_known || letters.len() >= 3 {
        for part in parts(word, &letters, dictionary) {
            for (lemma, weight) in dictionary.translations(part) {
                add(lemma, PART * weight);
            }
        }
    }
    if !is_known && letters.len() == 2 {
        let (first, second) = word.split_at(letters[1].0);
        for part in [first, second] {
            for (lemma, weight) in dictionary.translations(part) {
                add(lemma, CHARACTER * weight);
            }
        }
    }
    for (sound, weight) in sounds(&letters) {
        add(&sound, weight);
    }
    found
}

/// The longest words of two to four characters inside `word`, from the left.
fn parts<'a>(word: &'a str, letters: &[(usize, char)], dictionary: &Dictionary) -> Vec<&'a str> {
    let end = |index: usize| letters.get(index).map_or(word.len(), |&(at, _)| at);
    let mut parts = Vec::new();
    let mut first = 0;
    while first < letters.len() {
        let length = (2..=4)
            .rev()
            .filter(|&length| length < letters.len() && first + length <= letters.len())
            .find(|&length| {
                let part = &word[end(first)..end(first + length)];
                dictionary.translations(part).next().is_some()
            });
        if let Some(length) = length {
            parts.push(&word[end(first)..end(first + length)]);
        }
        first += length.unwrap_or(1);
    }
    parts
}

/// How a Chinese name is written in English: the whole, the given name, the surname.
fn sounds(letters: &[(usize, char)]) -> Vec<(String, f32)> {
    let syllables: Option<Vec<String>> = letters
        .iter()
        .map(|(_, letter)| Some(plain_word(letter.to_pinyin()?.plain())))
        .collect();
    let Some(syllables) = syllables.filter(|_| letters.len() <= 4) else {
        return Vec::new();
    };
    let is_long = |(sound, _): &(String, f32)| sound.len() > 2;
    match syllables.as_slice() {
        [] => Vec::new(),
        [only] => Some((only.clone(), CHARACTER))
            .filter(is_long)
            .into_iter()
            .collect(),
        [surname, given @ ..] => [(syllables.concat(), NAME), (given.concat(), NAME)]
            .into_iter()
            .filter(is_long)
            .chain([(surname.clone(), SURNAME)])
            .collect(),
    }
}

/// The probabilities of translations in both directions, for the types of two texts.
pub(super) struct Translations {
    /// For each Chinese type its English types, each with t(e|z) and t(z|e).
    pub(super) of_zh: Vec<Vec<(u32, f32, f32)>>,
    /// Whether an English type translates anything.
    pub(super) en_known: Vec<bool>,
}

impl Translations {
    /// Scales the weights of each word to at most one in all.
    pub(super) fn new(weights: &Weights, english_types: usize) -> Self {
        let mut en_sums = vec![0.0_f32; english_types];
        let mut en_known = vec![false; english_types];
        for &(kind, weight) in weights.iter().flatten() {
            en_sums[kind as usize] += weight;
            en_known[kind as usize] = true;
        }
        let of_zh = weights
            .iter()
            .map(|row| {
                let sum: f32 = row.iter().map(|&(_, weight)| weight).sum();
                row.iter()
                    .map(|&(kind, weight)| {
                        let back = weight / en_sums[kind as usize].max(1.0);
                        (kind, weight / sum.max(1.0), back)
                    })
                    .collect()
            })
            .collect();
        Self { of_zh, en_known }
    }
}

/// `weights` with the translations that the document itself shows.
pub(super) fn with_document(weights: &Weights, document: &[(u32, u32, f32)]) -> Weights {
    let mut weights = weights.clone();
    for &(zh, en, weight) in document {
        let row = &mut weights[zh as usize];
        match row.binary_search_by_key(&en, |&(kind, _)| kind) {
            Ok(at) => row[at].1 = row[at].1.max(weight),
            Err(at) => row.insert(at, (en, weight)),
        }
    }
    weights
}

/// The translations that the linked sentences show: words that come together far more
/// often than chance has it (Dunning's log-likelihood ratio), each used once (Melamed's
/// competitive linking). `pairs` are the sentences of each side in one bead.
pub(super) fn document_lexicon(
    zh: &Side,
    en: &Side,
    pairs: &[(Range<usize>, Range<usize>)],
) -> Vec<(u32, u32, f32)> {
    let types = |side: &Side, sentences: &Range<usize>| {
        let mut types: Vec<u32> = side.tokens
            [side.starts[sentences.start]..side.starts[sentences.end]]
            .iter()
            .copied()
            .filter(|&kind| !side.vocabulary[kind as usize].is_literal())
            .collect();
        types.sort_unstable();
        types.dedup();
        types
    };
    let sets: Vec<(Vec<u32>, Vec<u32>)> = pairs
        .iter()
        .filter(|(zh, en)| zh.len() + en.len() <= LARGEST_EVIDENCE)
        .map(|(z, e)| (types(zh, z), types(en, e)))
        .collect();
    let (mut zh_counts, mut en_counts) = (
        vec![0_u32; zh.vocabulary.len()],
        vec![0_u32; en.vocabulary.len()],
    );
    for (z, e) in &sets {
        for &kind in z {
            zh_counts[kind as usize] += 1;
        }
        for &kind in e {
            en_counts[kind as usize] += 1;
        }
    }
    let mut together: HashMap<(u32, u32), u32> = HashMap::default();
    for (z, e) in &sets {
        for &z in z.iter().filter(|&&kind| zh_counts[kind as usize] >= 2) {
            for &e in e.iter().filter(|&&kind| en_counts[kind as usize] >= 2) {
                *together.entry((z, e)).or_default() += 1;
            }
        }
    }
    let total = f64::from(small(sets.len()));
    let mut scored: Vec<(f64, u32, u32, u32)> = together
        .into_iter()
        .filter(|&(_, joint)| joint >= 2)
        .filter_map(|((z, e), joint)| {
            let (z_count, e_count) = (zh_counts[z as usize], en_counts[e as usize]);
            let score = log_likelihood_ratio(joint.into(), z_count.into(), e_count.into(), total);
            (score > LEAST_EVIDENCE).then_some((score, z, e, joint))
        })
        .collect();
    scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut zh_used, mut en_used) = (HashSet::default(), HashSet::default());
    let mut lexicon = Vec::new();
    for (_, z, e, joint) in scored {
        if zh_used.contains(&z) || en_used.contains(&e) {
            continue;
        }
        zh_used.insert(z);
        en_used.insert(e);
        #[expect(clippy::cast_precision_loss, reason = "counts of sentences are small")]
        let weight = joint as f32 / (zh_counts[z as usize] as f32 + 1.0);
        lexicon.push((z, e, weight));
    }
    lexicon
}

/// The most sentences of a bead that is evidence of translations.
const LARGEST_EVIDENCE: usize = 4;
/// The least log-likelihood ratio of a translation.
const LEAST_EVIDENCE: f64 = 12.0;

/// Of two words that come together `joint` times of `one` and `other`, in `total` pairs; 0
/// where they come together less often than chance has it.
fn log_likelihood_ratio(joint: f64, one: f64, other: f64, total: f64) -> f64 {
    if joint * total <= one * other {
        return 0.0;
    }
    let term = |hits: f64, trials: f64, p: f64| {
        if p > 0.0 && p < 1.0 {
            hits * p.ln() + (trials - hits) * (1.0 - p).ln()
        } else {
            0.0
        }
    };
    let without = if total > one {
        (other - joint) / (total - one)
    } else {
        0.0
    };
    let overall = other / total;
    2.0 * (term(joint, one, joint / one) + term(other - joint, total - one, without)
        - term(joint, one, overall)
        - term(other - joint, total - one, overall))
}
