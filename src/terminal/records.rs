//! What is kept of the article on the screen and of all others: loading,
//! saving, and what could not be saved yet.

use super::jobs::Reporter;
use crate::annotation::{Annotations, Titles, Vocabulary};
use crate::app::difficulty::Difficulty;
use crate::app::library::{Library, Visited};
use crate::app::{App, Message, Visit};
use crate::article::Article;
use crate::bilingual::Verdict;
use crate::error::Error;
use crate::source::Source;
use crate::storage::{ArticleKey, Fingerprint, Loaded, Storage};
use crate::text::clean_line;
use crate::wording::{Remark, Wording};
use jiff::Timestamp;
use serde_json::{Map, Value};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// How long the end of the session waits for another program that holds the
/// lock. No key waits at all: what is not saved is tried again every second.
const LAST_PATIENCE: Duration = Duration::from_secs(2);

/// The data directory as one session uses it.
pub(super) struct Records {
    /// Where everything is kept, or why nowhere.
    storage: Result<Storage, Error>,
    key: ArticleKey,
    /// The state of its bookmarks on the disk that is known.
    fingerprint: Fingerprint,
    /// What was last told of its files.
    notice: Option<Remark>,
    /// Whether they cannot be changed by this version of the program.
    is_read_only: bool,
    /// Whether they are to be read again even if nothing changes.
    is_unsettled: bool,
    /// Fields of later versions in its visit.
    unknown: Map<String, Value>,
    /// Bookmarks of other articles that could not be saved yet.
    waiting: Vec<(ArticleKey, Annotations)>,
    /// Words that could not be saved yet.
    waiting_words: Option<Vocabulary>,
}

impl Records {
    pub(super) fn open() -> Self {
        Self {
            storage: Storage::open().map(|storage| storage.patient(Duration::ZERO)),
            key: ArticleKey::new(&Source::Bundled, ""),
            fingerprint: Fingerprint::default(),
            notice: None,
            is_read_only: false,
            is_unsettled: false,
            unknown: Map::new(),
            waiting: Vec::new(),
            waiting_words: None,
        }
    }

    /// What is kept of the article that is shown from now on.
    pub(super) fn load(&mut self, source: &Source, article: &Article) -> Loaded {
        self.key = ArticleKey::new(source, &article.text);
        let loaded = match &self.storage {
            Ok(storage) => {
                self.fingerprint = storage.fingerprint(&self.key);
                storage.load(&self.key)
            }
            Err(error) => Loaded {
                notice: Some(Remark::new(|wording| {
                    wording.bookmarks_not_saved(&error.told(wording))
                })),
                ..Loaded::default()
            },
        };
        self.know(&loaded);
        self.unknown.clone_from(&loaded.visit.unknown);
        loaded
    }

    /// What is to be done about the bookmarks on the disk: saving what could
    /// not be saved before, or taking in what other programs changed.
    pub(super) fn look(&mut self, app: &App) -> Vec<Message> {
        if let Some(words) = self.waiting_words.take() {
            return vec![self.save_vocabulary(words)];
        }
        let (annotations, article) = (
            app.marks.bookmarks.annotations(),
            &app.reading.document.article,
        );
        if app.marks.bookmarks.trouble().is_some() {
            return vec![self.save(annotations, article)];
        }
        self.save_waiting();
        if !self.waiting.is_empty() {
            return vec![Message::Unsaved(Remark::new(Wording::other_bookmarks))];
        }
        let Ok(storage) = &self.storage else {
            return Vec::new();
        };
        let fingerprint = storage.fingerprint(&self.key);
        if fingerprint == self.fingerprint && !self.is_unsettled {
            return Vec::new();
        }
        // Before reading: a change after that is another one.
        self.fingerprint = fingerprint;
        let loaded = storage.load(&self.key);
        let told = loaded
            .notice
            .clone()
            .filter(|_| loaded.notice != self.notice);
        self.know(&loaded);
        // What was saved once is not lost to a program that replaced the file.
        let is_lost = !self.is_read_only && !loaded.annotations.includes(annotations);
        let taken = match is_lost.then(|| self.save(annotations, article)) {
            Some(Message::Saved(all)) => Message::Changed(all),
            Some(unsaved) => unsaved,
            None => Message::Changed(loaded.annotations),
        };
        std::iter::once(taken)
            .chain(told.map(Message::Told))
            .collect()
    }

    fn know(&mut self, loaded: &Loaded) {
        self.notice.clone_from(&loaded.notice);
        self.is_read_only = loaded.is_read_only;
        self.is_unsettled = loaded.is_unsettled;
    }

    /// The key of the article on the screen.
    pub(super) fn article(&self) -> &str {
        self.key.as_str()
    }

    /// Whether other articles have been read than the one on the screen.
    pub(super) fn know_others(&self) -> bool {
        let storage = self.storage.as_ref();
        storage.is_ok_and(|storage| storage.has_visits_besides(&self.key))
    }

    /// Whether anything was ever read.
    pub(super) fn know_any(&self) -> bool {
        let nothing = ArticleKey::new(&Source::StandardInput, "");
        let storage = self.storage.as_ref();
        storage.is_ok_and(|storage| storage.has_visits_besides(&nothing))
    }

    /// Saves the bookmarks of the article on the screen, and those of others
    /// that wait for it.
    pub(super) fn save(&mut self, annotations: &Annotations, article: &Article) -> Message {
        let storage = match &self.storage {
            Ok(storage) => storage,
            Err(error) => return Message::Unsaved(error.into()),
        };
        let titles = Titles::new(article, Timestamp::now());
        let saved = storage.save(&self.key, &titles, annotations);
        self.save_waiting();
        match saved {
            Err(error) => Message::Unsaved(error.into()),
            Ok(_) if !self.waiting.is_empty() => {
                Message::Unsaved(Remark::new(Wording::other_bookmarks))
            }
            Ok(all) => Message::Saved(all),
        }
    }

    /// Saves the bookmarks of other articles that wait for it, as far as the
    /// disk lets us.
    fn save_waiting(&mut self) {
        if let Ok(storage) = &self.storage {
            self.waiting.retain(|(key, annotations)| {
                let saved = storage.save(key, &Titles::default(), annotations);
                saved.is_err()
            });
        }
    }

    /// The vocabulary, or why it cannot be read.
    pub(super) fn read_vocabulary(&self) -> Vec<Message> {
        let read = match &self.storage {
            Ok(storage) => storage.vocabulary().map_err(Remark::from),
            Err(error) => Err(error.into()),
        };
        match read {
            Ok((words, notices)) => {
                let notices = notices.into_iter().map(Message::Told);
                std::iter::once(Message::Vocabulary(words))
                    .chain(notices)
                    .collect()
            }
            Err(error) => {
                let told = |wording: Wording| wording.vocabulary_unreadable(error.of(wording));
                vec![Message::Failed(Remark::new(told))]
            }
        }
    }

    /// Saves words, with those that wait for it.
    pub(super) fn save_vocabulary(&mut self, words: Vocabulary) -> Message {
        let words = match self.waiting_words.take() {
            Some(waiting) => waiting.merge(words),
            None => words,
        };
        let saved = match &self.storage {
            Ok(storage) => storage.save_vocabulary(&words).map_err(Remark::from),
            Err(error) => Err(error.into()),
        };
        match saved {
            Ok(all) => Message::VocabularySaved(all),
            Err(problem) => {
                self.waiting_words = Some(words);
                Message::VocabularyUnsaved(problem)
            }
        }
    }

    /// Saves bookmarks of another article.
    pub(super) fn save_elsewhere(&mut self, article: &str, annotations: Annotations) -> Message {
        let key = ArticleKey::from_record(article);
        let problem = match &self.storage {
            Ok(storage) => match storage.save(&key, &Titles::default(), &annotations) {
                Ok(_) if self.waiting.is_empty() => return Message::SavedElsewhere,
                Ok(_) => return Message::Unsaved(Remark::new(Wording::other_bookmarks)),
                Err(error) => error.into(),
            },
            Err(error) => error.into(),
        };
        self.waiting.push((key, annotations));
        Message::Unsaved(problem)
    }

    /// Reads what is kept of all articles on a thread of its own; answers at
    /// once where nothing is kept.
    pub(super) fn read_library(
        &self,
        wording: Wording,
        reporter: Reporter,
        generation: usize,
    ) -> Option<Message> {
        let Some(storage) = self.storage.as_ref().ok().cloned() else {
            let nothing = Library::new(Vec::new(), Vec::new(), Vec::new());
            return Some(Message::Library(Box::new(nothing)));
        };
        let spawned = thread::Builder::new()
            .name("library".to_owned())
            .spawn(move || {
                let read = storage.library();
                let visits = read.visits.into_iter();
                let visits = visits.map(|visit| visited(visit, wording)).collect();
                let library = Library::new(read.records, visits, read.notices);
                let message = Message::Library(Box::new(library));
                // Nobody listens after the end.
                let _ = reporter.send((generation, message));
            });
        let failed = spawned.err();
        failed.map(|error| {
            let error = error.to_string();
            Message::Failed(Remark::new(|wording| wording.library_unreadable(&error)))
        })
    }

    /// Takes an article out of the library; its bookmarks stay.
    pub(super) fn forget(&self, article: &str) -> Option<Message> {
        let storage = self.storage.as_ref().ok()?;
        let forgotten = storage.forget_visit(&ArticleKey::from_record(article));
        forgotten.err().map(|error| Message::Failed(error.into()))
    }

    /// Puts an article back into the library; answers with what to do next.
    pub(super) fn remember(&self, visit: &Visit) -> Option<Message> {
        let storage = self.storage.as_ref().ok()?;
        let key = ArticleKey::from_record(&visit.article);
        let kept = storage.save_visit(&key, visit);
        kept.err().map(|error| Message::Failed(error.into()))
    }

    /// Keeps the place in the article that is left, and remembers bookmarks
    /// that are not on the disk yet.
    pub(super) fn leave(&mut self, app: &App) {
        if let Ok(storage) = &self.storage
            && !app.provenance.is_cover
        {
            // Without a place the article opens at its start next time: not
            // worth a message after the screen is gone.
            let _ = storage.save_visit(&self.key, &self.visit(app));
        }
        if app.marks.bookmarks.trouble().is_none() {
            return;
        }
        let annotations = app.marks.bookmarks.annotations();
        if let Message::Unsaved(_) = self.save(annotations, &app.reading.document.article) {
            self.waiting.retain(|(key, _)| *key != self.key);
            self.waiting.push((self.key.clone(), annotations.clone()));
        }
    }

    /// Saves what could not be saved before, with the patience that the end
    /// allows; returns what standard error has to be told.
    pub(super) fn finish(&mut self) -> Vec<Remark> {
        let mut unsaid = Vec::new();
        let mut patience = LAST_PATIENCE;
        if let Some(words) = self.waiting_words.take() {
            let saved = match &self.storage {
                Ok(storage) => storage
                    .patient(std::mem::take(&mut patience))
                    .save_vocabulary(&words)
                    .map_err(Remark::from),
                Err(error) => Err(error.into()),
            };
            if let Err(problem) = saved {
                unsaid.push(format!("words NOT SAVED: {problem}").into());
                let words = words
                    .kept()
                    .map(|word| format!("  {}", clean_line(&word.word)).into());
                unsaid.extend(words);
            }
        }
        for (key, annotations) in std::mem::take(&mut self.waiting) {
            let saved = match &self.storage {
                Ok(storage) => storage
                    .patient(std::mem::take(&mut patience))
                    .save(&key, &Titles::default(), &annotations)
                    .map_err(Remark::from),
                Err(error) => Err(error.into()),
            };
            let Err(problem) = saved else { continue };
            unsaid.push(format!("bookmarks NOT SAVED: {problem}").into());
            unsaid.extend(annotations.kept().map(|annotation| {
                let (words, note) = (&annotation.target.exact, &annotation.note);
                format!("  {}  {}", clean_line(words), clean_line(note)).into()
            }));
            unsaid.extend(annotations.ties().map(|(annotation, tie)| {
                let (zh, en) = (&annotation.target.exact, &tie.target.exact);
                let sign = match tie.verdict {
                    Verdict::Tied => '=',
                    Verdict::Untied => '≠',
                };
                format!("  {} {sign} {}", clean_line(zh), clean_line(en)).into()
            }));
        }
        unsaid
    }

    fn visit(&self, app: &App) -> Visit {
        let now = Timestamp::now();
        Visit {
            article: self.key.as_str().to_owned(),
            titles: Titles::new(&app.reading.document.article, now),
            last_read: now,
            progress: app.reading.passed(),
            difficulty: Some(Difficulty::of(&app.reading.document)).filter(|found| found.words > 0),
            position: app.reading.position(),
            unknown: self.unknown.clone(),
        }
    }
}

/// What the library tells of an article without opening it.
fn visited(visit: Visit, wording: Wording) -> Visited {
    let source = ArticleKey::from_record(&visit.article).source();
    let (place, is_there) = match source {
        Some(Source::Bundled) => (wording.comes_with_program().into_owned(), true),
        Some(Source::File(path)) => (shown(&path), path.is_file()),
        Some(Source::Web(address)) => (clean_line(&address), true),
        Some(Source::Facing(zh, en)) => (shown(&zh), zh.is_file() && en.is_file()),
        Some(Source::StandardInput) | None => (wording.standard_input().into_owned(), false),
    };
    Visited {
        visit,
        place,
        is_there,
    }
}

/// A path as the reader would write it.
fn shown(path: &Path) -> String {
    let home = dirs::home_dir();
    let below = home.and_then(|home| path.strip_prefix(home).ok().map(Path::to_owned));
    match below {
        Some(below) => clean_line(&format!("~/{}", below.to_string_lossy())),
        None => clean_line(&path.to_string_lossy()),
    }
}
