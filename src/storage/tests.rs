use super::*;
use crate::annotation::{Annotation, KeptWord, Target, Tie, Vocabulary, WordState};
use crate::app::Position;
use crate::bilingual::Verdict;
use crate::text::Language;
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
fn ties_and_bookmarks_of_two_readers_are_merged_and_an_untied_one_stays_so() {
    let (_directory, storage, key) = storage();
    let tie = Annotation {
        tie: Some(Tie::new(Verdict::Tied, Target::new("网络 text", 7..11))),
        ..annotation(3)
    };
    save(&storage, &key, tie.clone()).expect("it can be written");
    save(&storage, &key, annotation(1)).expect("it can be written");
    let untied = Annotation {
        deleted: true,
        ..tie.clone()
    };
    let untied = untied.renewed(Timestamp::now());
    let loaded = storage.load(&key).annotations;
    assert_eq!(loaded.items(), [annotation(1), tie.clone()]);
    save(&storage, &key, untied.clone()).expect("it can be written");
    // The other window still has it.
    let all = save(&storage, &key, tie).expect("it can be written");
    assert_eq!(all.items(), [annotation(1), untied]);
    assert_eq!(all.ties().count(), 0);
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

/// Writes `text` to `path`, as long ago as no program writes a file.
fn write_long_ago(path: &Path, text: &str) {
    fs::write(path, text).expect("it can be written");
    let file = fs::File::options().append(true).open(path);
    let long_ago = SystemTime::now() - Duration::from_secs(60);
    file.and_then(|file| file.set_modified(long_ago))
        .expect("its time can be set");
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
    write_long_ago(&path, "{\"version\": 1, \"annot");
    let loaded = storage.load(&key);
    assert_eq!(ids(&loaded.annotations), [1]);
    let aside = beside(&storage, ".corrupt-");
    let notice = loaded.notice.expect("the reader is told").to_string();
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
    write_long_ago(&path, "one");
    write_long_ago(&file::backup(&path), "two");
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
fn a_bookmark_has_its_counterpart_in_the_file_or_none() {
    let (_directory, storage, key) = storage();
    let translated = Annotation {
        counterpart: Some("network".to_owned()),
        ..annotation(1)
    };
    save(&storage, &key, translated.clone()).expect("it can be written");
    save(&storage, &key, annotation(2)).expect("it can be written");
    let text = fs::read_to_string(storage.record_file(&key)).expect("it was written");
    // The second one is written as it was before there were counterparts.
    assert_eq!(text.matches("counterpart").count(), 1, "{text}");
    let loaded = storage.load(&key).annotations;
    assert_eq!(loaded.items(), [translated, annotation(2)]);
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
    let damaged = format!("{stem}.sync-conflict-2.json");
    write_long_ago(&storage.records().join(damaged), "half a f");
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
fn a_change_by_another_program_changes_the_fingerprint() {
    let (_directory, storage, key) = storage();
    let empty = storage.fingerprint(&key);
    save(&storage, &key, annotation(1)).expect("it can be written");
    let one = storage.fingerprint(&key);
    assert_ne!(one, empty);
    assert_eq!(one, storage.fingerprint(&key));
    save(&storage, &key, annotation(2)).expect("it can be written");
    assert_ne!(storage.fingerprint(&key), one);
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

/// The content of the file of `key` after a save of `annotation`.
fn written(storage: &Storage, key: &ArticleKey, annotation: Annotation) -> String {
    save(storage, key, annotation).expect("it can be written");
    fs::read_to_string(storage.record_file(key)).expect("it was written")
}

#[test]
fn a_file_that_is_being_written_is_left_alone_and_nothing_is_lost_meanwhile() {
    let (_directory, storage, key) = storage();
    let whole = written(&storage, &key, annotation(1));
    let path = storage.record_file(&key);
    let half = &whole[..whole.len() / 2];
    fs::write(&path, half).expect("it can be written");
    let loaded = storage.load(&key);
    assert!(loaded.is_unsettled);
    let notice = loaded.notice.expect("the reader is told").to_string();
    assert!(
        notice.contains("damaged") && !notice.contains("copy"),
        "{notice}"
    );
    // What is marked meanwhile is kept, but not in that file.
    let both = save(&storage, &key, annotation(2)).expect("it can be written");
    assert_eq!(ids(&both), [2]);
    assert_eq!(fs::read_to_string(&path).expect("it is there"), half);
    assert_eq!(ids(&storage.load(&key).annotations), [2]);

    fs::write(&path, &whole).expect("it can be written");
    let loaded = storage.load(&key);
    assert_eq!(ids(&loaded.annotations), [1, 2]);
    assert!(!loaded.is_unsettled && loaded.notice.is_none());
    assert_eq!(beside(&storage, "conflict"), Vec::<PathBuf>::new());
}

#[test]
fn a_copy_that_is_being_written_waits_until_it_is_whole() {
    let (_directory, storage, key) = storage();
    let whole =
        written(&storage, &key, annotation(1)).replace(&Ulid(1).to_string(), &Ulid(7).to_string());
    let copy = format!("{}.sync-conflict-1.json", key.file_stem());
    let copy = storage.records().join(copy);
    fs::write(&copy, &whole[..whole.len() / 2]).expect("it can be written");
    assert!(storage.load(&key).is_unsettled);
    assert_eq!(beside(&storage, ".corrupt-"), Vec::<PathBuf>::new());
    fs::write(&copy, &whole).expect("it can be written");
    assert_eq!(ids(&storage.load(&key).annotations), [1, 7]);
}

#[test]
fn no_copy_is_spoken_of_where_there_is_none() {
    let (_directory, storage, key) = storage();
    storage.make_directories().expect("they can be made");
    write_long_ago(&storage.record_file(&key), "{");
    let notice = storage
        .load(&key)
        .notice
        .expect("the reader is told")
        .to_string();
    assert!(!notice.contains("copy"), "{notice}");
}

#[test]
fn a_later_version_of_any_form_is_left_alone() {
    let (_directory, storage, key) = storage();
    storage.make_directories().expect("they can be made");
    let later = r#"{"version": 3, "article": "test", "annotations": {"a": 1}}"#;
    write_long_ago(&storage.record_file(&key), later);
    assert!(storage.load(&key).is_read_only);
    let library = storage.library();
    assert!(library.notices[0].to_string().contains("a later version"));
    assert!(matches!(
        save(&storage, &key, annotation(2)),
        Err(Error::LaterVersion(_))
    ));
    let text = fs::read_to_string(storage.record_file(&key));
    assert_eq!(text.expect("it is there"), later);
}

#[test]
fn a_bookmark_that_cannot_be_read_costs_no_other_and_stays() {
    let (_directory, storage, key) = storage();
    let text = written(&storage, &key, annotation(1));
    let stranger = r#""annotations": [ {"id": "nonsense", "note": 5},"#;
    let text = text.replace("\"annotations\": [", stranger);
    // A byte order mark does no harm either.
    fs::write(storage.record_file(&key), format!("\u{feff}{text}")).expect("it can be written");
    let loaded = storage.load(&key);
    assert_eq!(ids(&loaded.annotations), [1]);
    let notice = loaded.notice.expect("the reader is told").to_string();
    assert!(notice.starts_with("1 bookmark of this article"), "{notice}");
    assert!(written(&storage, &key, annotation(2)).contains("nonsense"));
    assert_eq!(ids(&storage.load(&key).annotations), [1, 2]);
}

#[test]
fn a_lock_file_that_was_replaced_locks_all_the_same() {
    let (_directory, storage, key) = storage();
    save(&storage, &key, annotation(1)).expect("it can be written");
    let held = storage.lock().expect("it is free");
    let path = storage.directory().join("lock");
    fs::remove_file(&path).expect("it is there");
    fs::write(&path, "").expect("it can be written");
    let hasty = storage.patient(Duration::ZERO);
    let refused = save(&hasty, &key, annotation(2));
    assert!(cfg!(not(unix)) || refused.is_err());
    drop(held);
    // A program that another test starts holds the lock until it runs.
    let storage = hasty.patient(Duration::from_secs(5));
    save(&storage, &key, annotation(3)).expect("it can be written");
}

#[test]
fn without_patience_a_held_lock_is_an_error_at_once_and_no_visit_waits() {
    let (_directory, storage, key) = storage();
    save(&storage, &key, annotation(1)).expect("it can be written");
    let held = fs::File::open(storage.directory().join("lock")).expect("it is there");
    held.lock().expect("it is free");
    let hasty = storage.patient(Duration::ZERO);
    let error = save(&hasty, &key, annotation(2)).expect_err("it is held");
    assert!(error.to_string().contains("another program holds the lock"));
    // Copies are shown, and merged in later.
    let copy = format!("{}.sync-conflict-1.json", key.file_stem());
    let text = fs::read_to_string(storage.record_file(&key)).expect("it is there");
    let text = text.replace(&Ulid(1).to_string(), &Ulid(7).to_string());
    fs::write(storage.records().join(copy), text).expect("it can be written");
    let loaded = hasty.load(&key);
    assert_eq!(ids(&loaded.annotations), [1, 7]);
    assert!(loaded.is_unsettled);
    hasty
        .save_visit(&key, &Visit::default())
        .expect("it takes no lock");
    drop(held);
    let storage = hasty.patient(Duration::from_secs(5));
    assert!(!storage.load(&key).is_unsettled);
}

#[cfg(unix)]
#[test]
fn everything_is_the_users_own() {
    use std::os::unix::fs::PermissionsExt;
    let (_directory, storage, key) = storage();
    save(&storage, &key, annotation(1)).expect("it can be written");
    let lock = storage.directory().join("lock");
    for path in [
        storage.directory(),
        &storage.records(),
        &storage.visits(),
        &lock,
    ] {
        let mode = fs::metadata(path)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{}", path.display());
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_is_refused_and_not_waited_for() {
    let (_directory, storage, key) = storage();
    storage.make_directories().expect("they can be made");
    for path in [storage.record_file(&key), storage.directory().join("lock")] {
        let _ = fs::remove_file(&path);
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.is_ok_and(|made| made.success()));
        let error = save(&storage, &key, annotation(1)).expect_err("it is a pipe");
        assert!(error.to_string().ends_with("not a regular file"), "{error}");
        fs::remove_file(path).expect("it is there");
    }
}

#[test]
fn copies_of_one_article_under_several_names_are_one_in_the_library() {
    let (_directory, storage, key) = storage();
    let text = written(&storage, &key, annotation(1));
    fs::write(storage.records().join("0123456789abcdef.json"), text).expect("it can be written");
    let deleted = Annotation {
        deleted: true,
        ..annotation(1).renewed(Timestamp::now())
    };
    save(&storage, &key, deleted).expect("it can be written");
    let library = storage.library();
    assert_eq!(library.records.len(), 1);
    assert_eq!(library.records[0].annotations.kept().count(), 0);
}

fn kept(word: &str, seconds: i64, state: WordState) -> Vocabulary {
    let now = Timestamp::from_second(seconds).expect("a time");
    let word = KeptWord {
        state,
        ..KeptWord::new(word.to_owned(), Language::Chinese, now)
    };
    Vocabulary::new([word])
}

fn words(storage: &Storage) -> Vec<String> {
    let (vocabulary, _) = storage.vocabulary().expect("it can be read");
    vocabulary.kept().map(|word| word.word.clone()).collect()
}

#[test]
fn words_of_many_writers_at_once_are_all_kept() {
    let (_directory, storage, _) = storage();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let storage = &storage;
            scope.spawn(move || {
                for n in 0..10 {
                    let word = kept(&format!("{writer}-{n}"), 1, WordState::New);
                    storage.save_vocabulary(&word).expect("it can be written");
                }
            });
        }
    });
    assert_eq!(words(&storage).len(), 40);
}

#[test]
fn a_synchronisers_copy_of_the_words_is_merged_and_a_damaged_file_set_aside() {
    let (_directory, storage, _) = storage();
    let path = storage.vocabulary_file();
    for (word, seconds) in [("罢工", 1), ("港口", 2)] {
        let word = kept(word, seconds, WordState::New);
        storage.save_vocabulary(&word).expect("it can be written");
    }
    let copy = path.with_file_name("vocabulary.sync-conflict-20261124-164200-ABCDEFG.json");
    let other = kept("罢工", 3, WordState::Known).merge(kept("积压", 3, WordState::New));
    let other = serde_json::to_string(&other).expect("it can be written");
    write_long_ago(&copy, &other);
    assert_eq!(words(&storage), ["港口", "积压", "罢工"]);
    let (vocabulary, _) = storage.vocabulary().expect("it can be read");
    let state = vocabulary
        .get(Language::Chinese, "罢工")
        .map(|word| word.state);
    assert_eq!((state, copy.exists()), (Some(WordState::Known), false));

    write_long_ago(&path, "{\"version\": 1, \"wor");
    let (vocabulary, notices) = storage.vocabulary().expect("it can be read");
    assert_eq!(vocabulary.kept().count(), 2, "those of the copy before");
    assert!(
        notices[0]
            .to_string()
            .contains("words of the vocabulary were damaged"),
        "{notices:?}"
    );
    assert_eq!(storage.vocabulary().expect("it can be read").1, Vec::new());
}

#[test]
fn words_of_a_later_version_are_shown_and_left_alone() {
    let (_directory, storage, _) = storage();
    let word = kept("罢工", 1, WordState::New);
    storage.save_vocabulary(&word).expect("it can be written");
    let path = storage.vocabulary_file();
    let later = fs::read_to_string(&path).expect("it was written");
    let later = later.replace("\"version\": 1", "\"version\": 9");
    fs::write(&path, &later).expect("it can be written");
    assert_eq!(words(&storage), ["罢工"]);
    let refused = storage.save_vocabulary(&kept("港口", 2, WordState::New));
    assert!(matches!(refused, Err(Error::LaterVersion(_))));
    assert_eq!(fs::read_to_string(&path).expect("it is still there"), later);
}
