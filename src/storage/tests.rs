use super::*;
use crate::annotation::{Annotation, Target};
use crate::app::Position;
use tempfile::TempDir;
use ulid::Ulid;

fn annotation(id: u128) -> Annotation {
    let target = Target::new("网络 text", 0..6);
    Annotation {
        note: format!("note {id}"),
        ..Annotation::new(Ulid(id), Timestamp::UNIX_EPOCH, target)
    }
}

fn save(storage: &Storage, key: &ArticleKey, annotation: Annotation) -> Result<Annotations, Error> {
    storage.save(key, &Titles::default(), &Annotations::new([annotation]))
}

fn storage() -> (TempDir, Storage, ArticleKey) {
    let directory = TempDir::new().expect("a temporary directory");
    let storage = Storage::at(directory.path().join("data"));
    (directory, storage, ArticleKey::from_record("test"))
}

#[test]
fn what_is_saved_is_loaded_again() {
    let (_directory, storage, key) = storage();
    let annotations = Annotations::new([annotation(1), annotation(2)]);
    assert_eq!(
        storage
            .save(&key, &Titles::default(), &annotations)
            .expect("it can be written"),
        annotations
    );
    let loaded = storage.load(&key);
    assert_eq!(loaded.annotations, annotations);
    assert_eq!(loaded.notice, None);
}

#[test]
fn two_readers_lose_nothing_to_each_other() {
    let (_directory, storage, key) = storage();
    save(&storage, &key, annotation(1)).expect("it can be written");
    let both = save(&storage, &key, annotation(2)).expect("it can be written");
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
                    save(storage, key, annotation(writer * 100 + n)).expect("it can be written");
                }
            });
        }
    });
    assert_eq!(storage.load(&key).annotations.items().len(), 40);
}

/// The names of the files beside the bookmarks of `key` that hold `part`.
fn beside(storage: &Storage, part: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(storage.records()).expect("it is there");
    entries
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.to_string_lossy().contains(part))
        .collect()
}

fn ids(annotations: &Annotations) -> Vec<u128> {
    annotations.items().iter().map(|item| item.id.0).collect()
}

#[test]
fn a_damaged_file_is_set_aside_and_the_copy_before_it_used() {
    let (_directory, storage, key) = storage();
    for id in [1, 2] {
        save(&storage, &key, annotation(id)).expect("it can be written");
    }
    let path = storage.record_file(&key);
    fs::write(&path, "{\"version\": 1, \"annot").expect("it can be written");
    let loaded = storage.load(&key);
    assert_eq!(ids(&loaded.annotations), [1]);
    let aside = beside(&storage, ".corrupt-");
    let notice = loaded.notice.expect("the reader is told");
    assert!(notice.contains(&*aside[0].to_string_lossy()), "{notice}");
    assert!(fs::read_to_string(&aside[0]).is_ok_and(|text| text.contains("annot")));

    // It is told once, and nothing is lost by what comes after.
    assert_eq!(storage.load(&key).notice, None);
    for id in [3, 4] {
        save(&storage, &key, annotation(id)).expect("it can be written");
    }
    assert_eq!(ids(&storage.load(&key).annotations), [1, 3, 4]);
}

#[test]
fn a_file_that_is_gone_is_replaced_by_its_copy() {
    let (_directory, storage, key) = storage();
    for id in [1, 2] {
        save(&storage, &key, annotation(id)).expect("it can be written");
    }
    fs::remove_file(storage.record_file(&key)).expect("it can be removed");
    assert_eq!(ids(&storage.load(&key).annotations), [1]);
    let all = save(&storage, &key, annotation(3)).expect("it can be written");
    assert_eq!(ids(&all), [1, 3]);
}

#[test]
fn nothing_is_overwritten_where_both_the_file_and_its_copy_are_damaged() {
    let (_directory, storage, key) = storage();
    for id in [1, 2] {
        save(&storage, &key, annotation(id)).expect("it can be written");
    }
    let path = storage.record_file(&key);
    fs::write(&path, "one").expect("it can be written");
    fs::write(file::backup(&path), "two").expect("it can be written");
    save(&storage, &key, annotation(3)).expect("it can be written");
    save(&storage, &key, annotation(4)).expect("it can be written");
    let mut kept: Vec<_> = beside(&storage, ".corrupt-")
        .iter()
        .map(|path| fs::read_to_string(path).expect("it is there"))
        .collect();
    kept.sort();
    assert_eq!(kept, ["one", "two"]);
}

#[test]
fn a_file_of_a_later_version_is_shown_and_left_alone() {
    let (_directory, storage, key) = storage();
    save(&storage, &key, annotation(1)).expect("it can be written");
    let path = storage.record_file(&key);
    let later = fs::read_to_string(&path)
        .expect("it was written")
        .replace("\"version\": 2", "\"version\": 9")
        .replace("\"created\"", "\"colour\": \"red\", \"created\"");
    fs::write(&path, &later).expect("it can be written");
    let loaded = storage.load(&key);
    assert!(loaded.is_read_only && loaded.notice.is_some());
    assert_eq!(ids(&loaded.annotations), [1]);
    assert!(matches!(
        save(&storage, &key, annotation(2)),
        Err(Error::LaterVersion(_))
    ));
    assert_eq!(fs::read_to_string(&path).expect("it is still there"), later);
}

#[test]
fn a_file_of_the_first_version_is_read_and_written_in_the_new_form() {
    let (_directory, storage, key) = storage();
    let path = storage.record_file(&key);
    storage.make_directories().expect("they can be made");
    let first = r#"{
      "version": 1,
      "article": "test",
      "annotations": [
        {
          "id": "00000000000000000000000001",
          "created": "1970-01-01T00:00:00Z",
          "updated": "1970-01-01T00:00:00Z",
          "target": {"exact": "网络", "prefix": "", "suffix": " text", "start": 0, "end": 2},
          "note": "note 1"
        }
      ]
    }"#;
    fs::write(&path, first).expect("it can be written");
    assert_eq!(storage.load(&key).annotations.items(), [annotation(1)]);
    save(&storage, &key, annotation(2)).expect("it can be written");
    let text = fs::read_to_string(&path).expect("it was written");
    assert!(text.contains("\"version\": 2") && text.contains("TextQuoteSelector"));
    assert_eq!(ids(&storage.load(&key).annotations), [1, 2]);
}

#[test]
fn fields_that_are_not_known_stay_at_every_level() {
    let (_directory, storage, key) = storage();
    save(&storage, &key, annotation(1)).expect("it can be written");
    let path = storage.record_file(&key);
    let text = fs::read_to_string(&path).expect("it was written");
    let text = text
        .replace("\"version\"", "\"colour\": 1, \"version\"")
        .replace("\"created\"", "\"shape\": [2], \"created\"")
        .replace("\"selector\"", "\"depth\": {\"a\": 3}, \"selector\"");
    fs::write(&path, text).expect("it can be written");
    save(&storage, &key, annotation(2)).expect("it can be written");
    let text = fs::read_to_string(&path).expect("it was written");
    let kept: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(kept["colour"], 1);
    assert_eq!(kept["annotations"][0]["shape"][0], 2);
    assert_eq!(kept["annotations"][0]["target"]["depth"]["a"], 3);
}

#[test]
fn copies_made_by_synchronisers_are_merged_in_and_removed() {
    let (_directory, storage, key) = storage();
    save(&storage, &key, annotation(1)).expect("it can be written");
    let path = storage.record_file(&key);
    let one = fs::read_to_string(&path).expect("it was written");
    let stem = key.file_stem();
    let copy = |name: &str, id: u128| {
        let text = one.replace(&Ulid(1).to_string(), &Ulid(id).to_string());
        fs::write(storage.records().join(name), text).expect("it can be written");
    };
    copy(
        &format!("{stem}.sync-conflict-20261124-164200-ABCDEFG.json"),
        2,
    );
    copy(
        &format!("{stem} (Ann's conflicted copy 2026-11-24).json"),
        3,
    );
    let loaded = storage.load(&key);
    assert_eq!(ids(&loaded.annotations), [1, 2, 3]);
    assert_eq!(loaded.notice, None);
    assert_eq!(beside(&storage, "conflict"), Vec::<PathBuf>::new());

    copy(
        &format!("{stem} (conflicted copy 2026-11-24 164200).json"),
        4,
    );
    let all = save(&storage, &key, annotation(5)).expect("it can be written");
    assert_eq!(ids(&all), [1, 2, 3, 4, 5]);
    assert_eq!(beside(&storage, "conflict"), Vec::<PathBuf>::new());

    copy(&format!("{stem}_conflict-20261124-164200.json"), 6);
    assert_eq!(
        ids(&storage.library().records[0].annotations),
        [1, 2, 3, 4, 5, 6]
    );
}

#[test]
fn a_copy_that_is_damaged_or_of_a_later_version_is_not_lost() {
    let (_directory, storage, key) = storage();
    save(&storage, &key, annotation(1)).expect("it can be written");
    let text = fs::read_to_string(storage.record_file(&key)).expect("it was written");
    let stem = key.file_stem();
    let later = storage
        .records()
        .join(format!("{stem}.sync-conflict-1.json"));
    fs::write(&later, text.replace("\"version\": 2", "\"version\": 9")).expect("it can be written");
    fs::write(
        storage
            .records()
            .join(format!("{stem}.sync-conflict-2.json")),
        "half a f",
    )
    .expect("it can be written");
    let loaded = storage.load(&key);
    assert!(loaded.notice.is_some());
    assert_eq!(ids(&loaded.annotations), [1]);
    assert!(later.exists());
    let aside = beside(&storage, ".corrupt-");
    assert!(fs::read_to_string(&aside[0]).is_ok_and(|text| text == "half a f"));
}

#[test]
fn what_a_killed_save_left_is_removed_by_the_next() {
    let (_directory, storage, key) = storage();
    storage.make_directories().expect("they can be made");
    let left = storage
        .records()
        .join(format!(".{}.json.new-abc123", key.file_stem()));
    fs::write(&left, "{").expect("it can be written");
    save(&storage, &key, annotation(1)).expect("it can be written");
    assert!(!left.exists());
}

#[test]
fn the_library_has_every_article_with_its_titles() {
    let (_directory, storage, _) = storage();
    for number in 0..5_u128 {
        let key = ArticleKey::from_record(&format!("file:/{number}"));
        let titles = Titles {
            en: Some(format!("title {number}")),
            ..Titles::default()
        };
        storage
            .save(&key, &titles, &Annotations::new([annotation(number)]))
            .expect("it can be written");
        save(&storage, &key, annotation(number + 10)).expect("it can be written");
    }
    fs::write(storage.records().join("notes.txt"), "not ours").expect("it can be written");
    let library = storage.library();
    assert!(library.notices.is_empty());
    let mut found: Vec<_> = library
        .records
        .iter()
        .map(|record| {
            (
                record.article.as_str(),
                record.titles.en.as_deref(),
                ids(&record.annotations),
            )
        })
        .collect();
    found.sort();
    assert_eq!(found.len(), 5);
    assert_eq!(found[3], ("file:/3", Some("title 3"), vec![3, 13]));
}

#[test]
fn a_change_by_another_program_changes_the_mark() {
    let (_directory, storage, key) = storage();
    let empty = storage.mark(&key);
    save(&storage, &key, annotation(1)).expect("it can be written");
    let one = storage.mark(&key);
    assert_ne!(one, empty);
    assert_eq!(one, storage.mark(&key));
    save(&storage, &key, annotation(2)).expect("it can be written");
    assert_ne!(storage.mark(&key), one);
}

#[test]
fn a_visit_comes_back() {
    let (_directory, storage, key) = storage();
    let visit = Visit {
        article: key.as_str().to_owned(),
        last_read: Timestamp::UNIX_EPOCH,
        progress: 42,
        position: Position {
            tops: [0, 420],
            passage: Some([420, 500]),
            ..Position::default()
        },
        ..Visit::default()
    };
    storage.save_visit(&key, &visit).expect("it can be written");
    assert_eq!(storage.load(&key).visit, visit);
}
