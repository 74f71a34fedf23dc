//! How long the lists take with 10 bookmarks in each of 1,000 articles, beside
//! none at all: `cargo bench --bench lists`. The first is done on a thread of
//! its own while the list is on the screen; the others are what a key costs.

mod harness;

use divan::{Bencher, black_box};
use duidu::annotation::{Annotation, Annotations, Record, Target, Titles};
use duidu::app::document::Document;
use duidu::app::library::Library;
use duidu::app::prompt::Edit;
use duidu::app::{Command, Message};
use duidu::article::parse;
use duidu::quotation::analyse;
use duidu::storage::{ArticleKey, Storage};
use harness::{ARTICLE, Session};
use jiff::Timestamp;
use std::fs;
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;
use ulid::Ulid;

fn main() {
    divan::main();
}

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

/// The program with these bookmarks of other articles.
fn open(articles: usize) -> Session {
    let mut session = Session::open(&DOCUMENT);
    session.receive(Message::Library(Box::new(library(articles))));
    session
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
    let mut session = open(articles);
    bencher.bench_local(|| {
        session.press(Command::Bookmarks);
        session.press(Command::ChangeScope);
        session.press(Command::Leave);
    });
}

/// One more letter in the filter.
#[divan::bench(args = ARTICLES)]
fn typing_in_the_filter(bencher: Bencher, articles: usize) {
    let mut session = open(articles);
    session.press(Command::Bookmarks);
    session.press(Command::ChangeScope);
    session.press(Command::Filter);
    bencher.bench_local(|| {
        session.receive(Message::Pasted("terror".to_owned()));
        session.press(Command::Edit(Edit::EraseToStart));
    });
}
