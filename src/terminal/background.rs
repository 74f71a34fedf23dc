//! Opening an article: the text of the first screen at once, its analysis after
//! that screen is drawn, and of a long text all the rest on a thread of its own.

use super::events::Event;
use crate::app::Message;
use crate::app::document::Document;
use crate::app::message::Stage;
use crate::app::search::Search;
use crate::article::Article;
use crate::error::Error;
use crate::quotation::{self, Analysis};
use crate::source::{Encoding, Opening, Source};
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

/// A text up to this many bytes is analysed before the first key is answered:
/// that takes less time than a finger.
const ANALYSED_AT_ONCE: usize = 256 << 10;

/// How often progress is told: each time costs a frame.
const TELL_EVERY: Duration = Duration::from_millis(500);

/// A source as it is first shown.
pub(super) struct Opened {
    pub(super) document: Arc<Document>,
    pub(super) rest: Rest,
    /// What the reader should know of how it was read.
    pub(super) notice: Option<String>,
}

/// What is left to do after the first screen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// The analysis, which is soon done: see [`analysed`].
    ShortAnalysis,
    /// The analysis.
    Analysis,
    /// Reading all but the beginning, and the analysis.
    Text,
    /// Reading the source, of which only words are shown, and the analysis.
    Form,
}

/// Opens `source` as far as the first screen needs it.
pub(super) fn open(source: &Source, encoding: Option<&'static Encoding>) -> Result<Opened, Error> {
    let opening = source.opening().filter(|_| encoding.is_none());
    let (article, rest, notice) = match opening {
        Some(Opening::Beginning(article)) => (article, Rest::Text, None),
        Some(Opening::Preview(article)) => (article, Rest::Form, None),
        None => {
            let read = source.article(encoding)?;
            let rest = rest_of(&read.article.text);
            (read.article, rest, read.notice)
        }
    };
    let document = Document::new(article, Analysis::default());
    Ok(Opened {
        document: Arc::new(document),
        notice,
        rest,
    })
}

/// Opens what has been read already.
pub(super) fn open_again(document: &Arc<Document>) -> Opened {
    Opened {
        document: Arc::clone(document),
        notice: None,
        rest: rest_of(&document.article.text),
    }
}

fn rest_of(text: &str) -> Rest {
    if text.len() > ANALYSED_AT_ONCE {
        Rest::Analysis
    } else {
        Rest::ShortAnalysis
    }
}

/// `document` with its analysis.
pub(super) fn analysed(document: &Document) -> Document {
    let article = Arc::clone(&document.article);
    let analysis = quotation::analyse(&article);
    Document::new(article, analysis)
}

/// Work on one article. It reports to `events` and gives up when another
/// article has been opened, which `current` counts.
pub(super) struct Work {
    pub(super) source: Source,
    pub(super) encoding: Option<&'static Encoding>,
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
        if self.rest == Rest::ShortAnalysis {
            return;
        }
        let generation = self.current.load(Ordering::SeqCst);
        let events = self.events.clone();
        let tell = move |message| events.send(Event::Work(generation, message)).is_ok();
        let spawned = thread::Builder::new()
            .name("analysis".to_owned())
            .spawn(move || {
                give_way();
                let work = AssertUnwindSafe(|| self.run(generation));
                if panic::catch_unwind(work).is_err() {
                    tell(Message::Failed(
                        "the analysis failed; the text can be read without it".to_owned(),
                    ));
                }
            });
        // Without a thread to spare the text is still there to read.
        drop(spawned);
    }

    fn run(&self, generation: usize) {
        let tell = |message| match self.events.send(Event::Work(generation, message)) {
            Ok(()) if self.current.load(Ordering::SeqCst) == generation => {
                ControlFlow::Continue(())
            }
            _ => ControlFlow::Break(()),
        };
        let article = match self.rest {
            Rest::Text | Rest::Form => match self.read_all(tell) {
                ControlFlow::Continue(article) => article,
                ControlFlow::Break(()) => return,
            },
            _ => Arc::clone(&self.document.article),
        };
        let total = article.text.len().max(1);
        let mut told = Instant::now();
        let analysis = quotation::analyse_with(&article, |done| {
            if self.is_stopped.load(Ordering::SeqCst) {
                return ControlFlow::Break(());
            }
            if told.elapsed() < TELL_EVERY {
                return ControlFlow::Continue(());
            }
            told = Instant::now();
            let hundredths = u8::try_from(done * 100 / total).unwrap_or(100).min(99);
            tell(Message::Progress(hundredths))
        });
        if let ControlFlow::Continue(analysis) = analysis {
            let document = Arc::new(Document::new(article, analysis));
            let _ = tell(Message::Opened(document, Stage::Analysed));
        }
    }

    /// Analyses the opening, which is on the screen, then reads the whole text:
    /// it begins with the opening, and so with the same quotations. A preview
    /// is not worth an analysis.
    fn read_all(&self, tell: impl Fn(Message) -> ControlFlow<()>) -> ControlFlow<(), Arc<Article>> {
        let opening = if self.rest == Rest::Text {
            Arc::new(analysed(&self.document))
        } else {
            Arc::clone(&self.document)
        };
        tell(Message::Opened(Arc::clone(&opening), Stage::Text))?;
        let article = match self.source.article(self.encoding) {
            Ok(read) => Arc::new(read.article),
            Err(error) => {
                // The opening is all there is, and it is analysed.
                tell(Message::Opened(opening, Stage::Analysed))?;
                tell(Message::Failed(error.to_string()))?;
                return ControlFlow::Break(());
            }
        };
        let whole = Document::new(Arc::clone(&article), opening.analysis.clone());
        tell(Message::Opened(Arc::new(whole), Stage::Text))?;
        ControlFlow::Continue(article)
    }
}

/// Lets the thread that answers keys go before this one. Elsewhere than on
/// Linux niceness is that of the whole process.
fn give_way() {
    #[cfg(target_os = "linux")]
    {
        // It is a courtesy: work that is as urgent as keys is done all the same.
        let _ = rustix::process::nice(10);
    }
}

/// A search of a whole text for a reader who may change the pattern meanwhile.
pub(super) struct Finding {
    pub(super) pattern: String,
    pub(super) document: Arc<Document>,
    /// The number of the article, for the report.
    pub(super) generation: usize,
    pub(super) events: Sender<Event>,
    /// Counts the searches; an earlier one is given up.
    pub(super) latest: Arc<AtomicUsize>,
}

impl Finding {
    /// Starts to look, on a thread of its own.
    pub(super) fn start(self) {
        let number = self.latest.fetch_add(1, Ordering::SeqCst) + 1;
        let spawned = thread::Builder::new()
            .name("search".to_owned())
            .spawn(move || {
                give_way();
                let is_wanted = || self.latest.load(Ordering::SeqCst) == number;
                let search = Search::all(&self.pattern, &self.document.article.text, is_wanted);
                if is_wanted() {
                    let found = Event::Work(self.generation, Message::Found(search));
                    // Nobody listens after the end.
                    let _ = self.events.send(found);
                }
            });
        drop(spawned);
    }
}
