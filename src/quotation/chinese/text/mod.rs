//! A paragraph as characters with what is looked up at each of them: words of the lists
//! and of the dictionary, classes of characters, statistics of names.

pub(crate) mod annotated_text;
pub(crate) mod char_index;
pub(crate) mod chunk;
pub(crate) mod name_statistics;
pub(crate) mod quotation_marks;
pub(crate) mod segmenter;
