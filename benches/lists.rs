//! How long the lists take with 10 bookmarks in each of 1,000 articles, beside
//! none at all: `cargo bench --bench lists`. The first is done on a thread of
//! its own while the list is on the screen; the others are what a key costs.

use divan::{Bencher, black_box};
use duidu::annotation::{Annotation, Annotations, Record, Target, Titles};
use duidu::app::document::Document;
use duidu::app::library::Library;
use duidu::app::{App, Command, Message, Position};
use duidu::article::parse;
use duidu::keymap::Keymap;
use duidu::quotation::analyse;
use duidu::storage::{ArticleKey, Storage};
use duidu::ui::{self, Colors, Ground, Theme};
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::fs;
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;
use ulid::Ulid;

fn main() {
    divan::main();
}

const ARTICLE: &str = include_str!("../assets/sco-cyber-terrorism.txt");
/// Articles with bookmarks.
const ARTICLES: [usize; 2] = [0, 1000];
/// Bookmarks in each.
const EACH: usize = 10;

/// What is kept of the article with that number.
fn record(number: usize) -> Record {
    let annotations = (0..EACH).map(|index| {
        let from = ARTICLE.len() * index / EACH / 2;
        let place = |at| {
            let mut places = at..=ARTICLE.len();
            places
                .find(|at| ARTICLE.is_char_boundary(*at))
                .unwrap_or(at)
        };
        let range = place(from)..place(from + 200);
        let id = Ulid::from_parts(number as u64, index as u128);
        Annotation {
            note: format!("note {number} about 网络"),
            tags: vec![format!("tag{index}")],
            speaker: Some("Anna Berg".to_owned()),
            ..Annotation::new(id, Timestamp::UNIX_EPOCH, Target::new(ARTICLE, range))
        }
    });
    let titles = Titles {
        zh: Some(format!("第{number}篇文章")),
        en: Some(format!("Article {number}")),
        ..Titles::default()
    };
    let key = format!("file:/news/{number}.txt");
    Record::new(key, titles, Annotations::new(annotations))
}

/// A data directory with so many articles.
fn directory(articles: usize) -> (TempDir, Storage) {
    let directory = TempDir::new().expect("there is room for a directory");
    let storage = Storage::at(directory.path().to_owned());
    fs::create_dir(directory.path().join("annotations")).expect("it can be made");
    for number in 0..articles {
        let record = record(number);
        let file = storage.record_file(&ArticleKey::from_record(&record.article));
        let bytes = serde_json::to_vec_pretty(&record).expect("it is plain data");
        fs::write(file, bytes).expect("it can be written");
    }
    (directory, storage)
}

static DOCUMENT: LazyLock<Arc<Document>> = LazyLock::new(|| {
    let article = parse(ARTICLE);
    let analysis = analyse(&article);
    Arc::new(Document::new(article, analysis))
});

/// The program with the list of the bookmarks of all articles open.
struct Reader {
    app: App,
    keymap: Keymap,
    terminal: Terminal<TestBackend>,
}

impl Reader {
    fn open(library: Library) -> Self {
        let Ok(terminal) = Terminal::new(TestBackend::new(120, 40));
        let mut reader = Self {
            app: App::new(
                Arc::clone(&DOCUMENT),
                "bench".to_owned(),
                Annotations::default(),
                &Position::default(),
            ),
            keymap: Keymap::default(),
            terminal,
        };
        reader.app.receive(Message::Resized(120, 40));
        reader.app.receive(Message::Library(Box::new(library)));
        reader
    }

    fn press(&mut self, command: Command) {
        self.app.perform(command);
        self.draw();
    }

    fn draw(&mut self) {
        let theme = Theme::new(Colors::Indexed, Ground::Dark);
        let Ok(_) = self.terminal.draw(|frame| {
            ui::draw(frame, &self.app, &self.keymap, theme);
        });
    }
}

fn library(articles: usize) -> Library {
    Library::new((0..articles).map(record).collect(), Vec::new(), Vec::new())
}

/// All files of the data directory into memory.
#[divan::bench(args = ARTICLES)]
fn reading_the_library(bencher: Bencher, articles: usize) {
    let (_directory, storage) = directory(articles);
    bencher.bench_local(|| black_box(storage.library()));
}

/// From the keys to the first frame with all bookmarks in it.
#[divan::bench(args = ARTICLES)]
fn opening_the_list(bencher: Bencher, articles: usize) {
    let mut reader = Reader::open(library(articles));
    bencher.bench_local(|| {
        reader.press(Command::Bookmarks);
        reader.press(Command::ChangeScope);
        reader.press(Command::Leave);
    });
}

/// One more letter in the filter.
#[divan::bench(args = ARTICLES)]
fn typing_in_the_filter(bencher: Bencher, articles: usize) {
    let mut reader = Reader::open(library(articles));
    reader.press(Command::Bookmarks);
    reader.press(Command::ChangeScope);
    reader.press(Command::Filter);
    bencher.bench_local(|| {
        reader.app.receive(Message::Pasted("terror".to_owned()));
        reader.draw();
        reader.press(Command::Edit(duidu::app::prompt::Edit::EraseToStart));
    });
}
