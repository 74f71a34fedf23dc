//! How many columns text takes. The one place that knows; it agrees with
//! ratatui, which asks the same tables.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns a tab takes, wherever it stands: what a row needs must not
/// depend on where the row starts.
const TAB: usize = 4;

/// The most code points shown as one grapheme cluster. The rest of a longer
/// one counts as further clusters, so that no cell holds a megabyte.
const LONGEST_CLUSTER: usize = 32;

/// The columns `text` takes on the screen: the sum over its grapheme clusters.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len() + (TAB - 1) * text.bytes().filter(|byte| *byte == b'\t').count();
    }
    graphemes(text)
        .map(|(_, grapheme)| {
            if grapheme == "\t" {
                TAB
            } else {
                grapheme.width()
            }
        })
        .sum()
}

/// The grapheme clusters of `text` (UAX #29, extended) with their byte
/// offsets.
#[must_use]
pub fn graphemes(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    text.grapheme_indices(true).flat_map(|(offset, cluster)| {
        let (first, rest) = cut(cluster);
        let rest = rest
            .into_iter()
            .map(move |(at, piece)| (offset + at, piece));
        std::iter::once((offset, first)).chain(rest)
    })
}

/// A cluster that is not too long, or the pieces of one that is.
fn cut(cluster: &str) -> (&str, Vec<(usize, &str)>) {
    if cluster.len() <= LONGEST_CLUSTER {
        return (cluster, Vec::new());
    }
    let starts = cluster
        .char_indices()
        .map(|(at, _)| at)
        .step_by(LONGEST_CLUSTER)
        .skip(1);
    let mut bounds: Vec<usize> = starts.collect();
    let first = bounds.first().copied().unwrap_or(cluster.len());
    bounds.push(cluster.len());
    let rest = bounds
        .windows(2)
        .map(|pair| (pair[0], &cluster[pair[0]..pair[1]]))
        .collect();
    (&cluster[..first], rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        assert_eq!(width(text), expected, "{text:?}");
    }

    #[test]
    fn columns() {
        check("", 0);
        check("SCO", 3);
        check("网络", 4);
        check("“…”", 3);
        check("e\u{301}", 1);
        check("👨‍👩‍👧‍👦", 2);
        check("🇨🇳", 2);
        check("1️⃣", 2);
        check("𠀀", 2);
        check("a\tb", 6);
        check("a\u{a0}b", 3);
        check("ｱ Ａ", 4);
    }

    #[test]
    fn a_cluster_without_end_is_shown_in_pieces() {
        let flood = "a".to_owned() + &"\u{301}".repeat(1000);
        let pieces: Vec<_> = graphemes(&flood).collect();
        assert!(pieces.len() > 10);
        assert_eq!(
            pieces.iter().map(|(_, piece)| *piece).collect::<String>(),
            flood
        );
        let back: Vec<_> = graphemes(&flood).rev().collect();
        assert_eq!(pieces, back.into_iter().rev().collect::<Vec<_>>());
    }
}
