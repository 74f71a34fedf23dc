//! The scroll bar of a pane: each of its rows stands for an equal share of the
//! pane's bytes.
//!
//! Who speaks in the shares is looked up in the whole text, most of which the
//! processor has not seen for long; that takes as long as to draw the pane, so
//! it is done when something has changed and not for every frame.

use super::document::{Document, Voice};
use crate::text::Language;
use std::ops::Range;
use std::sync::Arc;

/// The shares of a pane's bytes, and who speaks in them.
#[derive(Debug, Default)]
pub struct ScrollBar {
    /// One for each row, from the top.
    pub shares: Vec<Share>,
    made_for: Option<Made>,
}

/// What a scroll bar was made for.
#[derive(Debug)]
struct Made {
    document: Arc<Document>,
    followed: Option<usize>,
    rows: u16,
}

/// What a row of a scroll bar stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its bytes in the text.
    pub bytes: Range<usize>,
    /// Whose words are the first there, if anybody is quoted.
    pub voice: Option<Voice>,
}

impl ScrollBar {
    /// Makes `rows` shares of the bytes in `language`; where a speaker is
    /// followed, only that one is heard.
    pub fn settle(
        &mut self,
        document: &Arc<Document>,
        language: Language,
        followed: Option<usize>,
        rows: u16,
    ) {
        let is_same = |made: &Made| {
            Arc::ptr_eq(&made.document, document) && made.followed == followed && made.rows == rows
        };
        if self.made_for.as_ref().is_some_and(is_same) {
            return;
        }
        self.made_for = Some(Made {
            document: Arc::clone(document),
            followed,
            rows,
        });
        self.shares.clear();
        let Some(Range { start, end }) = document.blocks(language).extent() else {
            return;
        };
        let edge = |row: u16| start + (end - start) * usize::from(row) / usize::from(rows);
        self.shares.extend((0..rows).map(|row| {
            let bytes = edge(row)..edge(row + 1).max(edge(row) + 1);
            let voice = match followed {
                Some(speaker) => document.speaks_in(speaker, &bytes).then_some(Some(speaker)),
                None => document.first_voice(bytes.clone()),
            };
            Share { bytes, voice }
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::parse;
    use crate::quotation::{Analysis, analyse};

    const TEXT: &str = "\"The dam holds,\" said Anna Holm.\n\nRain fell all night, and nobody slept in the town below.\n\n\
        \"It will not,\" said Erik Dahl.";

    fn document(is_analysed: bool) -> Arc<Document> {
        let article = parse(TEXT);
        let analysis = if is_analysed {
            analyse(&article)
        } else {
            Analysis::default()
        };
        Arc::new(Document::new(article, analysis))
    }

    fn voices(bar: &ScrollBar) -> Vec<Option<Voice>> {
        bar.shares.iter().map(|share| share.voice).collect()
    }

    #[test]
    fn what_changes_is_seen_whatever_was_there_before() {
        let (bare, analysed) = (document(false), document(true));
        let mut bar = ScrollBar::default();
        bar.settle(&bare, Language::English, None, 3);
        assert_eq!(voices(&bar), [None, None, None]);
        bar.settle(&analysed, Language::English, None, 3);
        assert_eq!(voices(&bar), [Some(Some(0)), None, Some(Some(1))]);
        bar.settle(&analysed, Language::English, Some(1), 3);
        assert_eq!(voices(&bar), [None, None, Some(Some(1))]);
        bar.settle(&analysed, Language::English, None, 1);
        assert_eq!(voices(&bar), [Some(Some(0))]);
        bar.settle(&analysed, Language::English, None, 0);
        assert_eq!(voices(&bar), []);
    }
}
