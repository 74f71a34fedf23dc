//! How much each speaker says, and where: a translated quotation counts once.

use crate::article::Article;
use crate::quotation::Analysis;
use crate::text::{Language, is_han};

/// How much one speaker says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Quotations of any kind.
    pub quotations: usize,
    /// English words and Chinese characters in them.
    pub words: usize,
}

/// Parts of an article in a speaker's map.
pub const MAP_PARTS: usize = 8;

/// The numbers of all quotations: a translated one counts once.
pub(super) fn numbers(analysis: &Analysis) -> Vec<usize> {
    let mut numbers = Vec::with_capacity(analysis.quotations.len());
    let mut next = 0;
    for index in 0..analysis.quotations.len() {
        let translated = analysis.translation(index).filter(|other| *other < index);
        numbers.push(translated.map_or(next, |other| numbers[other]));
        next += usize::from(translated.is_none());
    }
    numbers
}

/// The place of each speaker among all by the words said.
pub(super) fn ranks(tallies: &[Tally]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..tallies.len()).collect();
    order.sort_by_key(|speaker| std::cmp::Reverse(tallies[*speaker].words));
    let mut ranks = vec![0; tallies.len()];
    for (rank, speaker) in order.into_iter().enumerate() {
        ranks[speaker] = rank;
    }
    ranks
}

/// The speakers by these ranks.
pub(super) fn ranked(ranks: &[usize]) -> Vec<usize> {
    let mut speakers: Vec<usize> = (0..ranks.len()).collect();
    speakers.sort_by_key(|speaker| ranks[*speaker]);
    speakers
}

/// The shortest form of each speaker's name that the text uses.
pub(super) fn short_names(article: &Article, analysis: &Analysis) -> Vec<String> {
    let names = analysis.speakers.iter();
    let mut shortest: Vec<&str> = names.map(|speaker| speaker.name.as_str()).collect();
    for quotation in &analysis.quotations {
        if let (Some(speaker), Some(mention)) = (quotation.speaker, quotation.mention)
            && let Some(form) = article.text.get(mention.range())
            && form.len() < shortest[speaker].len()
            && form.starts_with(char::is_uppercase)
            && analysis.speakers[speaker].name.contains(form)
        {
            shortest[speaker] = form;
        }
    }
    shortest.into_iter().map(str::to_owned).collect()
}

/// The words each speaker says in each part of the article.
pub(super) fn maps(article: &Article, analysis: &Analysis) -> Vec<[u32; MAP_PARTS]> {
    let mut maps = vec![[0; MAP_PARTS]; analysis.speakers.len()];
    let extents = Language::ALL.map(|language| {
        let blocks = || {
            article
                .blocks
                .iter()
                .filter(|block| block.language == language)
        };
        let start = blocks().next().map_or(0, |block| block.range.start);
        start..blocks().next_back().map_or(start, |block| block.range.end)
    });
    for quotation in &analysis.quotations {
        let Some(speaker) = quotation.speaker else {
            continue;
        };
        for span in &quotation.spans {
            let block = article.blocks.get(article.block_at(span.start));
            let language = block.map_or(Language::English, |block| block.language);
            let extent = &extents[language as usize];
            let part = (span.start.saturating_sub(extent.start)) * MAP_PARTS / extent.len().max(1);
            let words = words(&article.text[span.clone()]);
            maps[speaker][part.min(MAP_PARTS - 1)] += u32::try_from(words).unwrap_or(u32::MAX);
        }
    }
    maps
}

/// English words and Chinese characters in `text`.
pub(super) fn words(text: &str) -> usize {
    let mut count = 0;
    let mut in_word = false;
    for character in text.chars() {
        if is_han(character) {
            count += 1;
            in_word = false;
        } else if character.is_alphanumeric() {
            count += usize::from(!in_word);
            in_word = true;
        } else if !matches!(character, '\'' | '’' | '-' | '.') {
            in_word = false;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_english_words_and_chinese_characters() {
        assert_eq!(words("It's a well-known 3.5% 网络 issue"), 7);
        assert_eq!(words(""), 0);
    }
}
