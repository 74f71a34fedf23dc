//! Opening an article: what the first screen needs at once, the rest on a
//! thread of its own.

use super::events::Event;
use crate::app::Action;
use crate::app::document::Document;
use crate::app::search::Search;
use crate::article::{self, Article};
use crate::error::Error;
use crate::quotation::{self, Analysis};
use crate::source::Source;
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

/// A text up to this many bytes is analysed before it is shown: that takes
/// less time than anybody sees.
const ANALYSED_AT_ONCE: usize = 256 << 10;

/// A source as it is first shown.
pub(super) struct Opened {
    pub(super) document: Arc<Document>,
    pub(super) rest: Rest,
}

/// What is left to do after the first screen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// Nothing.
    Nothing,
    /// The analysis.
    Analysis,
    /// Reading all but the beginning, and the analysis.
    Text,
}

/// Opens `source` as far as the first screen needs it.
pub(super) fn open(source: &Source) -> Result<Opened, Error> {
    if let Some(opening) = source.opening() {
        let document = analysed(article::parse(&opening));
        return Ok(Opened {
            document: Arc::new(document),
            rest: Rest::Text,
        });
    }
    let article = article::parse_owned(source.read()?);
    Ok(if article.text.len() > ANALYSED_AT_ONCE {
        Opened {
            document: Arc::new(Document::new(article, Analysis::default())),
            rest: Rest::Analysis,
        }
    } else {
        Opened {
            document: Arc::new(analysed(article)),
            rest: Rest::Nothing,
        }
    })
}

fn analysed(article: Article) -> Document {
    let analysis = quotation::analyse(&article);
    Document::new(article, analysis)
}

/// Work on one article. It reports to `events` and gives up when another
/// article has been opened, which `current` counts.
pub(super) struct Work {
    pub(super) source: Source,
    pub(super) document: Arc<Document>,
    pub(super) rest: Rest,
    pub(super) events: Sender<Event>,
    pub(super) current: Arc<AtomicUsize>,
    /// Set when the reader does not want the analysis.
    pub(super) is_stopped: Arc<AtomicBool>,
}

impl Work {
    /// Starts the work, if there is any.
    pub(super) fn start(self) {
        if self.rest == Rest::Nothing {
            return;
        }
        let generation = self.current.load(Ordering::SeqCst);
        let events = self.events.clone();
        let tell = move |action| events.send(Event::Work(generation, action)).is_ok();
        let spawned = thread::Builder::new()
            .name("analysis".to_owned())
            .spawn(move || {
                let work = AssertUnwindSafe(|| self.run(generation));
                if panic::catch_unwind(work).is_err() {
                    tell(Action::Failed(
                        "the analysis failed; the text can be read without it".to_owned(),
                    ));
                }
            });
        // Without a thread to spare the text is still there to read.
        drop(spawned);
    }

    fn run(&self, generation: usize) {
        let tell = |action| match self.events.send(Event::Work(generation, action)) {
            Ok(()) if self.current.load(Ordering::SeqCst) == generation => {
                ControlFlow::Continue(())
            }
            _ => ControlFlow::Break(()),
        };
        let article = match self.rest {
            Rest::Text => match self.source.read() {
                Ok(text) => {
                    let article = Arc::new(article::parse_owned(text));
                    let shown = Document::new(Arc::clone(&article), Analysis::default());
                    if tell(Action::Opened(Arc::new(shown))).is_break() {
                        return;
                    }
                    article
                }
                Err(error) => {
                    let _ = tell(Action::Failed(error.to_string()));
                    return;
                }
            },
            _ => Arc::clone(&self.document.article),
        };
        let total = article.text.len().max(1);
        let mut told = None;
        let analysis = quotation::analyse_with(&article, |done| {
            let hundredths = u8::try_from(done * 100 / total).unwrap_or(100).min(99);
            if told == Some(hundredths) {
                return ControlFlow::Continue(());
            }
            told = Some(hundredths);
            if self.is_stopped.load(Ordering::SeqCst) {
                return ControlFlow::Break(());
            }
            tell(Action::Progress(hundredths))
        });
        if let ControlFlow::Continue(analysis) = analysis {
            let _ = tell(Action::Opened(Arc::new(Document::new(article, analysis))));
        }
    }
}

/// Looks for `pattern` in all of `document` on a thread of its own.
pub(super) fn find(
    pattern: String,
    document: Arc<Document>,
    generation: usize,
    events: Sender<Event>,
) {
    let spawned = thread::Builder::new()
        .name("search".to_owned())
        .spawn(move || {
            let search = Search::new(&pattern, &document.article.text, 0);
            // Nobody listens after the end.
            let _ = events.send(Event::Work(generation, Action::Found(search)));
        });
    drop(spawned);
}
