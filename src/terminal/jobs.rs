//! Work in the background, each on a thread of its own: opening an article,
//! analysing it, looking for a pattern in a long text. It reports to the event
//! loop and knows nothing of it.

use super::clipboard;
use crate::app::Message;
use crate::app::analysed::{analysed, analysed_while};
use crate::app::document::Document;
use crate::app::message::Stage;
use crate::app::search::Search;
use crate::article::{self, Article};
use crate::bilingual::Correction;
use crate::error::Error;
use crate::quotation::Analysis;
use crate::source::{Encoding, Opening, Source};
use crate::text::{Language, clean_line};
use crate::wording::{Remark, Wording};
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// A text up to this many bytes is analysed before the first key is answered:
/// that takes less time than a finger.
const ANALYSED_AT_ONCE: usize = 256 << 10;
/// As [`ANALYSED_AT_ONCE`], for two texts to be aligned.
const ALIGNED_AT_ONCE: usize = 24 << 10;

/// How often progress is told: each time costs a frame.
const TELL_EVERY: Duration = Duration::from_millis(500);

/// What is to be told the application about the article of that generation;
/// nobody wants to know about an earlier one.
pub(super) type Report = (usize, Message);

/// The way from work in the background to the event loop.
#[derive(Clone)]
pub(super) struct Reporter {
    sender: Sender<Report>,
    ring: Arc<dyn Fn() + Send + Sync>,
}

impl Reporter {
    /// Reports to the other end of `sender`, which `ring` wakes.
    pub(super) fn new(sender: Sender<Report>, ring: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            sender,
            ring: Arc::new(ring),
        }
    }

    /// Reports, unless nobody listens any more.
    pub(super) fn send(&self, report: Report) -> ControlFlow<()> {
        match self.sender.send(report) {
            Ok(()) => {
                (self.ring)();
                ControlFlow::Continue(())
            }
            Err(_) => ControlFlow::Break(()),
        }
    }
}

/// A source as it is first shown.
pub(super) struct Opened {
    pub(super) document: Arc<Document>,
    pub(super) rest: Rest,
    /// What the reader should know of how it was read.
    pub(super) notice: Option<Remark>,
    /// The encoding it was in, as far as it is known.
    pub(super) encoding: Option<&'static str>,
}

impl Opened {
    /// The same, where nothing is there with words that say so.
    pub(super) fn announced(mut self, source: &Source, wording: Wording) -> Self {
        if let (Rest::All, Source::Web(address)) = (self.rest, source) {
            let waiting = wording.fetching_page(&clean_line(address)).into_owned();
            let document = Document::new(article::parse_owned(waiting), Analysis::default());
            self.document = Arc::new(document);
        }
        self
    }
}

/// How a source is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// With a beginning or a preview, where it takes its time.
    Usual,
    /// When all of it is there.
    Whole,
    /// As it is now, when all of it is there.
    Fresh,
}

/// What is left to do after the first screen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// The analysis, which is soon done.
    ShortAnalysis,
    /// The analysis.
    Analysis,
    /// Reading all but the beginning, and the analysis.
    Text,
    /// Reading the source, of which only words are shown, and the analysis.
    Form,
    /// Fetching the source, and the analysis.
    All,
}

/// Opens `source` as far as the first screen needs it.
pub(super) fn open(
    source: &Source,
    encoding: Option<&'static Encoding>,
    manner: Manner,
) -> Result<Opened, Error> {
    let is_usual = encoding.is_none() && manner == Manner::Usual;
    let is_new = manner != Manner::Fresh || source.refresh()?;
    let opening = is_usual.then(|| source.opening()).flatten();
    let (article, rest, notice, encoding) = match opening {
        Some(Opening::Beginning(article)) => (article, Rest::Text, None, None),
        Some(Opening::Preview(article)) => (article, Rest::Form, None, None),
        Some(Opening::Nothing) => (Article::default(), Rest::All, None, None),
        None => {
            let read = source.article(encoding)?;
            let rest = rest_of(&read.article);
            (read.article, rest, read.notice, read.encoding)
        }
    };
    let notice = match (manner, is_new) {
        (Manner::Fresh, true) => Some(Remark::new(Wording::read_again)),
        (Manner::Fresh, false) => Some(Remark::new(Wording::not_changed)),
        _ => notice,
    };
    let document = Document::new(article, Analysis::default());
    Ok(Opened {
        document: Arc::new(document),
        notice,
        rest,
        encoding,
    })
}

/// Opens what has been read already.
pub(super) fn open_again(document: &Arc<Document>) -> Opened {
    Opened {
        document: Arc::clone(document),
        notice: None,
        encoding: None,
        rest: rest_of(&document.article),
    }
}

fn rest_of(article: &Article) -> Rest {
    let has = |language| {
        article
            .blocks
            .iter()
            .any(|block| block.language == language)
    };
    let is_bilingual = Language::ALL.into_iter().all(has);
    let at_once = if is_bilingual {
        ALIGNED_AT_ONCE
    } else {
        ANALYSED_AT_ONCE
    };
    if article.text.len() > at_once {
        Rest::Analysis
    } else {
        Rest::ShortAnalysis
    }
}

/// Starts a thread; without one to spare the text is still there to read.
fn start(name: &str, work: impl FnOnce() + Send + 'static) {
    let spawned = thread::Builder::new().name(name.to_owned()).spawn(work);
    drop(spawned);
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

/// The jobs for the article on the screen. Those for an earlier one are given
/// up.
pub(super) struct Jobs {
    reporter: Reporter,
    encoding: Option<&'static Encoding>,
    /// The source that was read again in another encoding last, and which.
    reread: Option<(Source, &'static Encoding)>,
    /// Counts the articles opened.
    generation: Arc<AtomicUsize>,
    /// Set when the reader does not want the analysis.
    is_stopped: Arc<AtomicBool>,
    /// Counts the searches; an earlier one is given up.
    searches: Arc<AtomicUsize>,
    /// Counts the alignments made again; an earlier one is given up.
    alignments: Arc<AtomicUsize>,
}

impl Jobs {
    pub(super) fn new(reporter: Reporter, encoding: Option<&'static Encoding>) -> Self {
        Self {
            reporter,
            encoding,
            reread: None,
            generation: Arc::default(),
            is_stopped: Arc::default(),
            searches: Arc::default(),
            alignments: Arc::default(),
        }
    }

    /// The number of the article on the screen.
    pub(super) fn generation(&self) -> usize {
        self.generation.load(Ordering::SeqCst)
    }

    pub(super) fn reporter(&self) -> Reporter {
        self.reporter.clone()
    }

    /// Has `source` read in `encoding` from now on, whatever it seems to be in.
    pub(super) fn read_as(&mut self, source: Source, encoding: &'static Encoding) {
        self.reread = Some((source, encoding));
    }

    fn encoding_of(&self, source: &Source) -> Option<&'static Encoding> {
        let reread = self.reread.as_ref().filter(|(known, _)| known == source);
        reread.map(|(_, encoding)| *encoding).or(self.encoding)
    }

    /// Opens `source` on a thread of its own: nobody may ever write to a pipe,
    /// and a file may lie on a disk that does not answer. The event loop is
    /// woken when the result is there.
    pub(super) fn open(&self, source: Source, manner: Manner) -> Receiver<Result<Opened, Error>> {
        let (sender, result) = channel();
        let (encoding, reporter) = (self.encoding_of(&source), self.reporter());
        start("opening", move || {
            // Another article may have been asked for meanwhile.
            let _ = sender.send(open(&source, encoding, manner));
            (reporter.ring)();
        });
        result
    }

    /// Starts what is left to do for `opened`, which is on the screen now and about which
    /// the reader said `corrections`.
    pub(super) fn analyse(
        &mut self,
        source: &Source,
        opened: Opened,
        corrections: Vec<Correction>,
    ) {
        let generation = self.generation.fetch_add(1, Ordering::SeqCst) + 1;
        self.is_stopped = Arc::default();
        if opened.rest == Rest::ShortAnalysis {
            return;
        }
        let analysing = Analysing {
            source: source.clone(),
            encoding: self.encoding_of(source),
            document: opened.document,
            rest: opened.rest,
            corrections,
            reporter: self.reporter(),
            generation,
            current: Arc::clone(&self.generation),
            is_stopped: Arc::clone(&self.is_stopped),
        };
        start("analysis", move || {
            give_way();
            let run = AssertUnwindSafe(|| analysing.run());
            if panic::catch_unwind(run).is_err() {
                let problem = Remark::new(Wording::analysis_failed);
                let _ = analysing.tell(Message::Failed(problem));
            }
        });
    }

    /// Gives `text` to the programs that keep clipboards; they may take their
    /// time.
    pub(super) fn copy(&self, text: String) {
        let (reporter, generation) = (self.reporter(), self.generation());
        start("clipboard", move || {
            let how = clipboard::copy(&text);
            // Nobody listens after the end.
            let _ = reporter.send((generation, Message::Copied(how)));
        });
    }

    /// Gives up the fetch or the analysis under way.
    pub(super) fn stop_analysis(&self) {
        self.is_stopped.store(true, Ordering::SeqCst);
    }

    /// Aligns `document` again, around what the reader said.
    pub(super) fn align(&self, document: Arc<Document>, corrections: Vec<Correction>) {
        let number = self.alignments.fetch_add(1, Ordering::SeqCst) + 1;
        let latest = Arc::clone(&self.alignments);
        let (reporter, generation) = (self.reporter(), self.generation());
        let current = Arc::clone(&self.generation);
        start("alignment", move || {
            give_way();
            let is_wanted = || {
                latest.load(Ordering::SeqCst) == number
                    && current.load(Ordering::SeqCst) == generation
            };
            let go_on = |_| {
                if is_wanted() {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            };
            let run = || analysed_while(&document.article, &corrections, go_on);
            let run = AssertUnwindSafe(run);
            let message = match panic::catch_unwind(run) {
                Ok(ControlFlow::Continue(document)) => {
                    Message::Opened(Arc::new(document), Stage::Analysed)
                }
                Ok(ControlFlow::Break(())) => return,
                Err(_) => Message::Failed(Remark::new(Wording::alignment_failed)),
            };
            if is_wanted() {
                // Nobody listens after the end.
                let _ = reporter.send((generation, message));
            }
        });
    }

    /// Looks for `pattern` in the whole text of `document`, from the byte offset
    /// `place` on and round; the reader may change it meanwhile.
    pub(super) fn find(&self, pattern: String, place: usize, document: Arc<Document>) {
        let number = self.searches.fetch_add(1, Ordering::SeqCst) + 1;
        let latest = Arc::clone(&self.searches);
        let (reporter, generation) = (self.reporter(), self.generation());
        start("search", move || {
            give_way();
            let is_wanted = || latest.load(Ordering::SeqCst) == number;
            let tell = |search| {
                if is_wanted() {
                    // Nobody listens after the end.
                    let _ = reporter.send((generation, Message::Found(search)));
                }
            };
            let text = &document.article.text;
            tell(Search::all(&pattern, text, place, is_wanted, tell));
        });
    }
}

/// The analysis of one article. It gives up when another has been opened, which
/// `current` counts.
struct Analysing {
    source: Source,
    encoding: Option<&'static Encoding>,
    document: Arc<Document>,
    rest: Rest,
    corrections: Vec<Correction>,
    reporter: Reporter,
    generation: usize,
    current: Arc<AtomicUsize>,
    is_stopped: Arc<AtomicBool>,
}

impl Analysing {
    fn tell(&self, message: Message) -> ControlFlow<()> {
        self.reporter.send((self.generation, message))?;
        if self.current.load(Ordering::SeqCst) == self.generation {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }

    fn run(&self) {
        let article = match self.rest {
            Rest::Text | Rest::Form | Rest::All => match self.read_all() {
                ControlFlow::Continue(article) => article,
                ControlFlow::Break(()) => return,
            },
            _ => Arc::clone(&self.document.article),
        };
        let total = article.text.len().max(1);
        let mut told = Instant::now();
        let analysed = analysed_while(&article, &self.corrections, |done| {
            if self.is_stopped.load(Ordering::SeqCst) {
                return ControlFlow::Break(());
            }
            if told.elapsed() < TELL_EVERY {
                return ControlFlow::Continue(());
            }
            told = Instant::now();
            let hundredths = u8::try_from(done * 100 / total).unwrap_or(100).min(99);
            self.tell(Message::Progress(hundredths))
        });
        if let ControlFlow::Continue(document) = analysed {
            // Here nobody waits for it.
            document.amounts();
            let _ = self.tell(Message::Opened(Arc::new(document), Stage::Analysed));
        }
    }

    /// Analyses the opening, which is on the screen, then reads the whole text:
    /// it begins with the opening, and so with the same quotations. A preview
    /// is not worth an analysis.
    fn read_all(&self) -> ControlFlow<(), Arc<Article>> {
        let opening = if self.rest == Rest::Text {
            Arc::new(analysed(
                Arc::clone(&self.document.article),
                &self.corrections,
            ))
        } else {
            Arc::clone(&self.document)
        };
        self.tell(Message::Opened(Arc::clone(&opening), Stage::Text))?;
        let notice;
        let read = self.source.article(self.encoding);
        if self.is_stopped.load(Ordering::SeqCst) {
            return ControlFlow::Break(());
        }
        let article = match read {
            Ok(read) => {
                if let Some(encoding) = read.encoding {
                    self.tell(Message::Encoding(encoding))?;
                }
                notice = read.notice;
                Arc::new(read.article)
            }
            Err(error) => {
                // The opening is all there is, and it is analysed.
                self.tell(Message::Opened(opening, Stage::Analysed))?;
                self.tell(Message::Failed(error.into()))?;
                return ControlFlow::Break(());
            }
        };
        let whole = Document::new(Arc::clone(&article), opening.analysis.clone());
        self.tell(Message::Opened(Arc::new(whole), Stage::Text))?;
        if let Some(notice) = notice {
            self.tell(Message::Told(notice))?;
        }
        ControlFlow::Continue(article)
    }
}
