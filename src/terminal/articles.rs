//! From one article to another: the next of the reading list, or one of the
//! library.

use super::Session;
use super::background::{self, Opened};
use crate::app::App;
use crate::app::Message;
use crate::app::step::Direction;
use crate::error::Error;
use crate::source::Source;
use crate::storage::ArticleKey;
use std::mem::take;
use std::sync::Arc;
use ulid::Ulid;

impl Session {
    /// Opens the next source that can be read, in that direction.
    pub(super) fn open_next(&mut self, direction: Direction, app: &mut App) -> Option<Message> {
        let mut index = self.index;
        loop {
            index = match direction {
                Direction::Next => index + 1,
                Direction::Previous => index.wrapping_sub(1),
            };
            let source = self.sources.get(index)?;
            match self.open(source) {
                Ok(opened) => {
                    self.turn_to(index, opened, app);
                    return None;
                }
                Err(error) => {
                    app.notice = Some(error.to_string());
                    if !self.unsaid.contains(&error.to_string()) {
                        self.unsaid.push(error.to_string());
                    }
                }
            }
        }
    }

    /// Opens the article with that key, at that bookmark or where it was left.
    /// It joins the reading list, so that there is a way back.
    pub(super) fn open_article(
        &mut self,
        article: &str,
        bookmark: Option<Ulid>,
        app: &mut App,
    ) -> Option<Message> {
        let listed = self.sources.iter().position(|source| match &self.input {
            Some((key, _)) if *source == Source::StandardInput => key == article,
            _ => ArticleKey::new(source, "").as_str() == article,
        });
        let source = match listed {
            Some(index) => Some(self.sources[index].clone()),
            None => ArticleKey::from_record(article).source(),
        };
        let Some(source) = source else {
            let problem = "this came from standard input and cannot be opened again";
            return Some(Message::Failed(problem.to_owned()));
        };
        let opened = match self.open(&source) {
            Ok(opened) => opened,
            Err(error) => return Some(Message::Failed(error.to_string())),
        };
        let index = match listed {
            Some(index) => index,
            None if app.is_cover => {
                self.sources[self.index] = source;
                self.index
            }
            None => {
                self.sources.insert(self.index + 1, source);
                self.index + 1
            }
        };
        self.turn_to(index, opened, app);
        bookmark.map(Message::GoTo)
    }

    /// Opens `source`. Standard input is there once; what it held is kept.
    fn open(&self, source: &Source) -> Result<Opened, Error> {
        match &self.input {
            Some((_, document)) if *source == Source::StandardInput => {
                Ok(background::open_again(document))
            }
            _ => background::open(source, self.encoding),
        }
    }

    /// Leaves the article on the screen for the one with that index.
    fn turn_to(&mut self, index: usize, opened: Opened, app: &mut App) {
        self.records.leave(app);
        if self.sources[self.index] == Source::StandardInput {
            let key = self.records.article().to_owned();
            self.input = Some((key, Arc::clone(&app.document)));
        }
        self.index = index;
        let (size, stamp) = (app.size, app.stamp);
        let (history, library) = (take(&mut app.history), take(&mut app.library));
        *app = self.show(opened);
        (app.history, app.library, app.stamp) = (history, library, stamp);
        app.receive(Message::Resized(size.0, size.1));
    }
}
