//! One of the two texts as the aligner sees it: sentences as numbered tokens.

use super::token::Token;
use foldhash::HashMap;
use std::ops::Range;

/// The sentences of one language.
pub(super) struct Side {
    /// Every different token; its place is its type.
    pub(super) vocabulary: Vec<Token>,
    /// The types of all tokens in text order.
    pub(super) tokens: Vec<u32>,
    /// Where the tokens of each sentence start; the end last.
    pub(super) starts: Vec<usize>,
    /// The sentence of each token.
    pub(super) sentence_of: Vec<u32>,
    /// The places of the tokens, by type; those of one type in text order.
    postings: Vec<u32>,
    posting_starts: Vec<usize>,
    /// How probable each type is by its count.
    pub(super) unigram: Vec<f64>,
    /// The characters of each sentence, and one for its end.
    pub(super) characters: Vec<f64>,
    /// Their sums before each sentence; all at the end.
    pub(super) character_sums: Vec<f64>,
    /// Before the first sentence and after each one, whether a quotation is open.
    pub(super) states: Vec<bool>,
}

impl Side {
    pub(super) fn new(sentences: Vec<Vec<Token>>, characters: Vec<f64>, states: Vec<bool>) -> Self {
        let mut types: HashMap<Token, u32> = HashMap::default();
        let (mut vocabulary, mut tokens, mut starts) = (Vec::new(), Vec::new(), vec![0]);
        let mut sentence_of = Vec::new();
        for (sentence, found) in (0..).zip(sentences) {
            for token in found {
                let next = small(vocabulary.len());
                let kind = *types.entry(token).or_insert_with_key(|token| {
                    vocabulary.push(token.clone());
                    next
                });
                tokens.push(kind);
                sentence_of.push(sentence);
            }
            starts.push(tokens.len());
        }
        let mut sum = 0.0;
        let sums = characters.iter().map(|length| {
            sum += length;
            sum
        });
        let character_sums = std::iter::once(0.0).chain(sums).collect();
        let mut side = Self {
            vocabulary,
            tokens,
            starts,
            sentence_of,
            postings: Vec::new(),
            posting_starts: Vec::new(),
            unigram: Vec::new(),
            characters,
            character_sums,
            states,
        };
        side.count();
        side
    }

    fn count(&mut self) {
        let mut starts = vec![0; self.vocabulary.len() + 1];
        for &kind in &self.tokens {
            starts[kind as usize + 1] += 1;
        }
        let total = count(self.tokens.len()) + 0.5 * count(self.vocabulary.len()) + 1.0;
        self.unigram = starts[1..]
            .iter()
            .map(|&found| (count(found) + 0.5) / total)
            .collect();
        for kind in 1..starts.len() {
            starts[kind] += starts[kind - 1];
        }
        let mut next = starts.clone();
        self.postings = vec![0; self.tokens.len()];
        for (place, &kind) in self.tokens.iter().enumerate() {
            self.postings[next[kind as usize]] = small(place);
            next[kind as usize] += 1;
        }
        self.posting_starts = starts;
    }

    /// How many sentences there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The types of the tokens of `sentence`.
    pub(super) fn sentence(&self, sentence: usize) -> &[u32] {
        &self.tokens[self.starts[sentence]..self.starts[sentence + 1]]
    }

    /// The places of the tokens of a type, in text order.
    pub(super) fn postings(&self, kind: u32) -> &[u32] {
        let kind = kind as usize;
        &self.postings[self.posting_starts[kind]..self.posting_starts[kind + 1]]
    }

    /// The places of the tokens of a type within `tokens`.
    pub(super) fn postings_in(&self, kind: u32, tokens: &Range<usize>) -> &[u32] {
        let postings = self.postings(kind);
        let first = postings.partition_point(|&place| (place as usize) < tokens.start);
        let count = postings[first..].partition_point(|&place| (place as usize) < tokens.end);
        &postings[first..first + count]
    }

    /// The characters of all sentences.
    pub(super) fn total_characters(&self) -> f64 {
        self.character_sums[self.len()]
    }
}

/// A count as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 tokens")]
pub(super) fn count(number: usize) -> f64 {
    number as f64
}

/// A number of tokens: a text has less than four gigabytes.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
