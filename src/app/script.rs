//! Which characters the Chinese of an article is written in.

use super::document::Document;
use crate::lexicon::Script;
use crate::text::{Language, floor_char_boundary};

/// So many bytes of a text tell.
const ENOUGH: usize = 2 << 10;

/// The script of the Chinese text, told from its beginning.
#[must_use]
pub fn script_of(document: &Document) -> Script {
    let blocks = document.blocks(Language::Chinese);
    let mut sample = String::new();
    for ordinal in 0..blocks.len() {
        let Some(block) = blocks.get(ordinal).filter(|_| sample.len() < ENOUGH) else {
            break;
        };
        let text = document.article.block_text(block);
        sample.push_str(&text[..floor_char_boundary(text, ENOUGH)]);
    }
    Script::of(&sample)
}
