//! The article on the screen and where the reader is in it: the page, the current
//! passage, and the places to come back to.

mod arranging;
mod held_row;
mod passages;
mod places;
mod pointed;
mod steps;

use super::document::Document;
use super::jump_list::JumpList;
use super::page::{Arrangement, Page};
use super::passage::Passage;
use super::position::{Awaited, Position, words_at};
use super::scroll_bar::ScrollBar;
use super::selection::Selection;
use super::settings::Settings;
use super::status::Status;
use super::step::Direction;
use super::view::View;
use crate::text::Language;
use crate::wording::Wording;
use std::ops::Range;
use std::sync::Arc;

/// What is being read, what of it is on the screen, and where one is in it.
#[derive(Debug)]
pub struct Reading {
    /// What is being read.
    pub document: Arc<Document>,
    /// Hundredths of the analysis in the background that are done; none when it
    /// is over.
    pub progress: Option<u8>,
    /// Whether there is only the beginning of the text, and the rest is still
    /// being read.
    pub is_partial: bool,
    /// The two texts on the screen.
    pub page: Page,
    /// Who speaks where, and where the view is.
    pub scroll_bar: ScrollBar,
    /// How the text is set.
    pub settings: Settings,
    /// The columns and rows of the screen.
    pub size: (u16, u16),
    /// The current passage; none at first.
    pub passage: Option<Passage>,
    /// What says the same as the current passage in the other language: the
    /// pieces to highlight.
    pub counterpart: Vec<Range<usize>>,
    /// More than one passage, while it is being selected.
    pub selection: Option<Selection>,
    /// The speaker everybody else is dimmed for.
    pub followed: Option<usize>,
    /// Whether the counterpart of the current passage is shown below it, where
    /// one text stands alone.
    pub(super) is_peeking: bool,
    /// The measures set by a key.
    measure: Option<[u16; 2]>,
    jumps: JumpList,
    /// What the page is to show, once it has its size.
    to_reveal: Option<Range<usize>>,
    awaited: Option<Awaited>,
    /// Where the reader asked for the end of a text that was still being read.
    end_awaited: Option<View>,
}

impl Reading {
    /// `document`, opened at `position`; on a screen without a size yet.
    pub(super) fn new(document: Arc<Document>, position: &Position) -> Self {
        let mut reading = Self {
            document,
            progress: None,
            is_partial: false,
            page: Page::new(position.layout, position.split),
            scroll_bar: ScrollBar::default(),
            settings: Settings::default(),
            size: (0, 0),
            passage: None,
            counterpart: Vec::new(),
            selection: None,
            followed: None,
            is_peeking: false,
            measure: position.measure,
            jumps: JumpList::default(),
            to_reveal: None,
            awaited: None,
            end_awaited: None,
        };
        reading.restore(position.clone());
        reading
    }

    /// Sets the text as `settings` say, but for what the reader set for this
    /// article by a key.
    pub fn set(&mut self, settings: Settings) {
        self.settings = Settings {
            transcribed: self.settings.transcribed,
            ..settings
        };
        if let Some(measure) = self.measure {
            self.settings.measure = measure;
        }
    }

    /// Shows readings above Chinese words as the article read before did.
    pub fn transcribe_as(&mut self, before: &Self) {
        self.settings.transcribed = before.settings.transcribed;
        self.settings.spelling = before.settings.spelling;
        self.page.known = before.page.known.clone();
    }

    /// Takes a document that is longer, or has its analysis now. The places
    /// stay: what was there before is its beginning. Returns the one before.
    pub(super) fn change_document(&mut self, document: Arc<Document>) -> Arc<Document> {
        let held = self.held_row();
        let end_awaited = self.end_awaited.take();
        let end_awaited = end_awaited.filter(|view| view.is_at(&self.view()));
        let before = std::mem::replace(&mut self.document, document);
        self.is_partial &= Arc::ptr_eq(&before.article, &self.document.article);
        let followed = self.followed;
        self.followed = followed.and_then(|speaker| self.document.speaker_again(&before, speaker));
        self.page.forget_lines();
        if let Some(passage) = self.passage.take() {
            self.passage = Some(passage.again(&self.document));
        }
        if let Some(selection) = &mut self.selection {
            selection.find_again(&self.document);
        }
        // A place may have been out of reach until now.
        if let Some(awaited) = self.awaited.take()
            && awaited.from.is_at(&self.view())
        {
            self.restore(awaited.position);
        } else if self.is_partial {
            self.end_awaited = end_awaited;
            self.hold_row(held);
        } else if end_awaited.is_some() {
            self.page.scroll_to_end(&self.document);
        } else if Arc::ptr_eq(&before.article, &self.document.article) {
            self.hold_row(held);
        }
        before
    }

    /// All of the document is there and analysed.
    pub(super) fn finish(&mut self) {
        (self.awaited, self.progress) = (None, None);
        self.is_partial = false;
    }

    /// Computes everything that depends on the size of the screen; drawing
    /// only reads it.
    pub(super) fn settle(&mut self) {
        let current = match &self.selection {
            Some(selection) => Some(selection.head()),
            None => self.passage.as_ref(),
        };
        let current = current.map(|passage| self.stretch(&passage.range));
        let to_reveal = self.to_reveal.take().map(|range| self.stretch(&range));
        self.counterpart = self.counterpart_of_passage();
        let peek = self.peek();
        self.page.peek(peek.as_ref());
        self.page.settle(
            &self.document,
            (self.settings, self.size),
            current.as_ref(),
            to_reveal.as_ref(),
        );
        let rows = self.page.regions.scroll_bar.map_or(0, |bar| bar.height);
        self.scroll_bar
            .settle(&self.document, &self.page, self.followed, rows);
    }

    /// How much of the article has been shown, in hundredths of the bytes of
    /// the texts on the page; a held text counts for nothing.
    #[must_use]
    pub fn percent(&self) -> u8 {
        let (mut reached, mut total) = (0, 0);
        for language in Language::ALL {
            let is_held = self.page.arrangement == Arrangement::Held(language);
            if self.page.is_shown(language) && !is_held {
                let end = self.page.reached(&self.document, language);
                reached += self.document.bytes_before(language, end);
                total += self.document.bytes(language);
            }
        }
        u8::try_from(reached * 100 / total.max(1)).unwrap_or(100)
    }

    /// How much of the article has been passed, in hundredths: what lies above
    /// the screen or before the end of the current passage. The end of a text
    /// that was scrolled to is passed as well; a screen only shown is not.
    #[must_use]
    pub fn passed(&self) -> u8 {
        let (mut passed, mut total) = (0, 0);
        for language in Language::ALL {
            let is_held = self.page.arrangement == Arrangement::Held(language);
            if !self.page.is_shown(language) || is_held {
                continue;
            }
            let shown = self.page.shown_of(language);
            let bytes = self.document.bytes(language);
            let above = self.document.bytes_before(language, shown.start);
            let reached = self.page.reached(&self.document, language);
            let to_end = self.document.bytes_before(language, reached);
            let current = self
                .passage
                .as_ref()
                .filter(|passage| self.is_shown(passage));
            let current = current.map(|passage| self.stretch(&passage.range));
            let current = current.filter(|current| current.language == language);
            passed += match current {
                _ if above > 0 && to_end >= bytes => bytes,
                Some(current) => above.max(self.document.bytes_before(language, current.range.end)),
                None => above,
            };
            total += bytes;
        }
        u8::try_from(passed * 100 / total.max(1)).unwrap_or(100)
    }

    /// How long the rest of the text takes at the reader's pace, in minutes.
    #[must_use]
    pub fn minutes_left(&self) -> usize {
        let language = match self.page.arrangement {
            Arrangement::Held(held) => held.other(),
            _ => self.page.focus,
        };
        let shown = self.page.shown_of(language);
        let before = self.document.bytes_before(language, shown.start);
        let left = self
            .document
            .amount_of(language, self.document.bytes(language) - before);
        left / usize::from(self.settings.pace[language as usize]).max(1)
    }

    /// Whether the article has text in both languages.
    #[must_use]
    pub fn is_bilingual(&self) -> bool {
        Language::ALL
            .iter()
            .all(|language| !self.document.blocks(*language).is_empty())
    }

    /// The byte offset that steps go from.
    #[must_use]
    pub fn place(&self) -> usize {
        self.step_start().range.start
    }

    /// Where the reader is, to be kept for the next time.
    #[must_use]
    pub fn position(&self) -> Position {
        if let Some(awaited) = &self.awaited
            && awaited.from.is_at(&self.view())
        {
            return awaited.position.clone();
        }
        let (text, tops) = (&self.document.article.text, self.page.tops());
        let words = |place: Option<usize>| place.map_or(String::new(), |at| words_at(text, at));
        let passage = self.passage.as_ref().map(|passage| &passage.range);
        Position {
            tops,
            focus: Some(self.page.focus),
            passage: passage.map(|range| [range.start, range.end]),
            layout: self.page.layout,
            split: self.page.split,
            measure: self.measure,
            words: [
                words(Some(tops[0])),
                words(Some(tops[1])),
                words(passage.map(|range| range.start)),
            ],
        }
    }

    /// Goes where `position` says, and waits there for the rest of it if the
    /// text read so far does not reach it.
    fn restore(&mut self, position: Position) {
        self.go_back_to(position.view(&self.document));
        self.awaited = position.is_beyond(&self.document).then(|| Awaited {
            position,
            from: self.view(),
        });
    }

    /// Where the reader is now.
    pub(super) fn view(&self) -> View {
        View {
            tops: self.page.tops(),
            focus: self.page.focus,
            passage: self.passage.clone(),
        }
    }

    pub(super) fn go_back_to(&mut self, view: View) {
        self.page.go_to(view.tops, view.focus);
        self.passage = view.passage;
    }

    /// Remembers the view before a jump.
    pub(super) fn remember_jump(&mut self) {
        self.jumps.remember(self.view());
    }

    /// To the `count`-th place jumped from, or forward again.
    pub(super) fn jump(&mut self, direction: Direction, count: usize, status: &mut Status) {
        for _ in 0..count {
            let Some(view) = self.jumps.step(direction, &self.view()) else {
                status.say(match direction {
                    Direction::Previous => Wording::no_earlier_jump,
                    Direction::Next => Wording::no_later_jump,
                });
                return;
            };
            self.go_back_to(view);
        }
    }
}
