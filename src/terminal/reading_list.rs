//! The articles that the reader goes through, and how one of the library joins
//! them.

use super::jobs::Manner;
use crate::app::document::Document;
use crate::app::step::Direction;
use crate::source::Source;
use crate::storage::ArticleKey;
use std::sync::Arc;
use ulid::Ulid;

/// The sources in order, and which of them is on the screen.
pub(super) struct ReadingList {
    sources: Vec<Source>,
    index: usize,
    /// What standard input held, with its key, once it has been left.
    piped_in: Option<(String, Arc<Document>)>,
}

/// An article that is to be opened.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) source: Source,
    place: Place,
    pub(super) manner: Manner,
    /// The bookmark to go to.
    pub(super) bookmark: Option<Ulid>,
}

/// Where an article goes in the list.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// It is there, and was stepped to in that direction.
    Stepped(usize, Direction),
    /// It is there.
    Listed(usize),
    /// After the one on the screen, so that there is a way back.
    After,
    /// Instead of the one on the screen, which nobody has asked for.
    Instead,
}

impl ReadingList {
    /// A list with the source of that number on the screen.
    pub(super) fn new(sources: &[Source], index: usize) -> Self {
        Self {
            sources: sources.to_vec(),
            index,
            piped_in: None,
        }
    }

    /// The source on the screen.
    pub(super) fn current(&self) -> &Source {
        &self.sources[self.index]
    }

    /// Its place in the list, from 1, and the length of the list.
    pub(super) fn place(&self) -> (usize, usize) {
        (self.index + 1, self.sources.len())
    }

    /// Whether there is nothing but the article that comes with the program.
    pub(super) fn is_bundled_alone(&self) -> bool {
        self.sources == [Source::Bundled]
    }

    /// The neighbour of the article on the screen.
    pub(super) fn neighbour(&self, direction: Direction) -> Option<Wanted> {
        self.step(self.index, direction)
    }

    /// What to open where `failed` cannot be: the one behind it, if it was only
    /// stepped to.
    pub(super) fn instead_of(&self, failed: &Wanted) -> Option<Wanted> {
        match failed.place {
            Place::Stepped(index, direction) => self.step(index, direction),
            _ => None,
        }
    }

    fn step(&self, from: usize, direction: Direction) -> Option<Wanted> {
        let index = match direction {
            Direction::Next => from + 1,
            Direction::Previous => from.checked_sub(1)?,
        };
        Some(Wanted {
            source: self.sources.get(index)?.clone(),
            place: Place::Stepped(index, direction),
            manner: Manner::Usual,
            bookmark: None,
        })
    }

    /// The article with that key, at that bookmark or where it was left; none
    /// if it cannot be opened again. `is_cover` says that nobody has asked for
    /// the one on the screen.
    pub(super) fn article(
        &self,
        key: &str,
        bookmark: Option<Ulid>,
        is_cover: bool,
    ) -> Option<Wanted> {
        let listed = self.sources.iter().position(|source| match &self.piped_in {
            Some((known, _)) if *source == Source::StandardInput => known == key,
            _ => ArticleKey::new(source, "").as_str() == key,
        });
        let (source, place) = match listed {
            Some(index) => (self.sources[index].clone(), Place::Listed(index)),
            None => {
                let source = ArticleKey::from_record(key).source()?;
                (
                    source,
                    if is_cover {
                        Place::Instead
                    } else {
                        Place::After
                    },
                )
            }
        };
        Some(Wanted {
            source,
            place,
            manner: Manner::Usual,
            bookmark,
        })
    }

    /// What the article on the screen links to: behind it, unless it is in the
    /// list.
    pub(super) fn linked(&self, address: &str) -> Option<Wanted> {
        Some(self.behind(self.current().linked(address)?))
    }

    /// The article on the screen with its translation, if one is beside it.
    pub(super) fn with_translation(&self) -> Option<Wanted> {
        Some(self.behind(self.current().with_translation()?))
    }

    /// `source`, behind the article on the screen unless it is in the list.
    fn behind(&self, source: Source) -> Wanted {
        let listed = self.sources.iter().position(|known| *known == source);
        Wanted {
            source,
            place: listed.map_or(Place::After, Place::Listed),
            manner: Manner::Whole,
            bookmark: None,
        }
    }

    /// The article on the screen, to be read again; none if its source gives
    /// what it has only once.
    pub(super) fn again(&self, manner: Manner) -> Option<Wanted> {
        let source = self.current().clone();
        (source != Source::StandardInput).then_some(Wanted {
            source,
            place: Place::Listed(self.index),
            manner,
            bookmark: None,
        })
    }

    /// What is known of `source` already: standard input is there once.
    pub(super) fn known(&self, source: &Source) -> Option<&Arc<Document>> {
        let (_, document) = self.piped_in.as_ref()?;
        (*source == Source::StandardInput).then_some(document)
    }

    /// Leaves the article with that key and document for `wanted`.
    pub(super) fn turn_to(&mut self, wanted: &Wanted, key: &str, document: &Arc<Document>) {
        if *self.current() == Source::StandardInput {
            self.piped_in = Some((key.to_owned(), Arc::clone(document)));
        }
        let source = wanted.source.clone();
        match wanted.place {
            Place::Stepped(index, _) | Place::Listed(index) => self.index = index,
            Place::After => {
                self.index += 1;
                self.sources.insert(self.index, source);
            }
            Place::Instead => self.sources[self.index] = source,
        }
    }
}
