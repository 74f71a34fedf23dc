use super::*;
use crate::annotation::target;
use jiff::Timestamp;
use tempfile::TempDir;
use ulid::Ulid;

fn annotation(id: u128) -> Annotation {
    Annotation {
        id: Ulid(id),
        created: Timestamp::UNIX_EPOCH,
        updated: Timestamp::UNIX_EPOCH,
        deleted: false,
        target: target("网络 text", 0..6),
        speaker: None,
        note: format!("note {id}"),
        unknown: serde_json::Map::new(),
    }
}

fn storage() -> (TempDir, Storage, ArticleKey) {
    let directory = TempDir::new().expect("a temporary directory");
    let storage = Storage::at(directory.path().join("data"));
    (directory, storage, ArticleKey("test".to_owned()))
}

#[test]
fn what_is_saved_is_loaded_again() {
    let (_directory, storage, key) = storage();
    let annotations = Annotations::new([annotation(1), annotation(2)]);
    assert_eq!(
        storage.save(&key, &annotations).expect("it can be written"),
        annotations
    );
    let loaded = storage.load(&key);
    assert_eq!(loaded.annotations, annotations);
    assert_eq!(loaded.notice, None);
}

#[test]
fn two_readers_lose_nothing_to_each_other() {
    let (_directory, storage, key) = storage();
    storage
        .save(&key, &Annotations::new([annotation(1)]))
        .expect("it can be written");
    let both = storage
        .save(&key, &Annotations::new([annotation(2)]))
        .expect("it can be written");
    assert_eq!(both.items().len(), 2);
}

#[test]
fn many_writers_at_once_lose_nothing() {
    let (_directory, storage, key) = storage();
    std::thread::scope(|scope| {
        for writer in 0..4_u128 {
            let (storage, key) = (&storage, &key);
            scope.spawn(move || {
                for n in 0..10 {
                    storage
                        .save(key, &Annotations::new([annotation(writer * 100 + n)]))
                        .expect("it can be written");
                }
            });
        }
    });
    assert_eq!(storage.load(&key).annotations.items().len(), 40);
}

#[test]
fn a_damaged_file_is_set_aside_and_the_copy_before_it_used() {
    let (_directory, storage, key) = storage();
    storage
        .save(&key, &Annotations::new([annotation(1)]))
        .expect("it can be written");
    storage
        .save(&key, &Annotations::new([annotation(2)]))
        .expect("it can be written");
    let path = storage.annotations_file(&key);
    fs::write(&path, "{\"version\": 1, \"annot").expect("it can be written");
    let loaded = storage.load(&key);
    assert!(
        loaded
            .notice
            .is_some_and(|notice| notice.contains("corrupt-1"))
    );
    assert_eq!(loaded.annotations, Annotations::new([annotation(1)]));
    assert!(
        fs::read_to_string(path.with_extension("json.corrupt-1"))
            .is_ok_and(|text| text.contains("annot"))
    );
}

#[test]
fn a_file_of_a_later_version_is_left_alone() {
    let (_directory, storage, key) = storage();
    storage
        .save(&key, &Annotations::new([annotation(1)]))
        .expect("it can be written");
    let path = storage.annotations_file(&key);
    let later = fs::read_to_string(&path)
        .expect("it was written")
        .replace("\"version\": 1", "\"version\": 9");
    fs::write(&path, &later).expect("it can be written");
    assert!(
        storage
            .save(&key, &Annotations::new([annotation(2)]))
            .is_err()
    );
    assert_eq!(fs::read_to_string(&path).expect("it is still there"), later);
}

#[test]
fn a_position_comes_back() {
    let (_directory, storage, key) = storage();
    let position = Position {
        tops: [0, 420],
        passage: Some([420, 500]),
        ..Position::default()
    };
    storage
        .save_position(&key, &position)
        .expect("it can be written");
    assert_eq!(storage.load(&key).position, position);
}
