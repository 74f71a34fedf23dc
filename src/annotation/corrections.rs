//! What the ties of an article say of its text as it is now.

use super::{Annotation, Annotations, Tie, places};
use crate::bilingual::Correction;
use ulid::Ulid;

/// The corrections in `annotations` whose words stand in `text`, each with the name of
/// its annotation; in the order in which they were made, since the last one holds.
#[must_use]
pub fn corrections(annotations: &Annotations, text: &str) -> Vec<(Ulid, Correction)> {
    let mut kept: Vec<(&Annotation, &Tie)> = annotations.ties().collect();
    kept.sort_by_key(|(annotation, _)| (annotation.updated, annotation.id));
    let targets = kept
        .iter()
        .flat_map(|(annotation, tie)| [&annotation.target, &tie.target]);
    let found = places(text, targets);
    kept.iter()
        .zip(found.chunks(2))
        .filter_map(|((annotation, tie), ends)| {
            let [Some(zh), Some(en)] = ends else {
                return None;
            };
            let correction = Correction {
                zh: zh.clone(),
                en: en.clone(),
                verdict: tie.verdict,
            };
            Some((annotation.id, correction))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Target;
    use crate::bilingual::Verdict;
    use jiff::Timestamp;
    use serde_json::Value;

    const TEXT: &str = "港口与医院的消息。病人仍在医院里等待药品。港口的码头昨天已经关闭。\n\nPatients in the hospital are waiting. The docks of the port were closed yesterday.";

    fn tie(id: u128, zh: &str, en: &str, verdict: Verdict) -> Annotation {
        let target = |words: &str| {
            let start = TEXT.find(words).expect("it is there");
            Target::new(TEXT, start..start + words.len())
        };
        Annotation {
            tie: Some(Tie::new(verdict, target(en))),
            ..Annotation::new(
                Ulid(id),
                Timestamp::from_second(i64::try_from(id).expect("small")).expect("in range"),
                target(zh),
            )
        }
    }

    /// The corrections found in `text`, as `Chinese=English`.
    fn found(annotations: &Annotations, text: &str) -> Vec<String> {
        corrections(annotations, text)
            .into_iter()
            .map(|(_, found)| {
                let sign = match found.verdict {
                    Verdict::Tied => '=',
                    Verdict::Untied => '≠',
                };
                format!("{}{sign}{}", &text[found.zh], &text[found.en])
            })
            .collect()
    }

    #[test]
    fn ties_are_found_again_in_a_text_that_has_changed() {
        let annotations = Annotations::new([
            tie(
                2,
                "港口的码头昨天已经关闭。",
                "Patients in the hospital are waiting.",
                Verdict::Untied,
            ),
            tie(
                1,
                "病人仍在医院里等待药品。",
                "Patients in the hospital are waiting.",
                Verdict::Tied,
            ),
        ]);
        let expected = [
            "病人仍在医院里等待药品。=Patients in the hospital are waiting.",
            "港口的码头昨天已经关闭。≠Patients in the hospital are waiting.",
        ];
        assert_eq!(found(&annotations, TEXT), expected);
        let longer = format!("增补。\n\nA lead of its own.\n\n{TEXT}\n\nMore of it.");
        assert_eq!(found(&annotations, &longer), expected);
        // Where the words of one end are gone, nothing is said of the other.
        let shorter = TEXT.replace("病人仍在医院里等待药品。", "");
        assert_eq!(found(&annotations, &shorter), expected[1..]);
    }

    #[test]
    fn a_tie_is_written_beside_bookmarks_and_is_none() {
        let bookmark = Annotation {
            tie: None,
            ..tie(
                2,
                "港口的码头昨天已经关闭。",
                "The docks of the port were closed yesterday.",
                Verdict::Tied,
            )
        };
        let annotations = Annotations::new([
            tie(
                1,
                "病人仍在医院里等待药品。",
                "Patients in the hospital are waiting.",
                Verdict::Tied,
            ),
            bookmark.clone(),
        ]);
        let written = serde_json::to_string(&annotations).expect("it is plain data");
        assert_eq!(
            written.matches("\"verdict\":\"tied\"").count(),
            1,
            "{written}"
        );
        let read: Annotations = serde_json::from_str(&written).expect("it was written so");
        assert_eq!(read, annotations);
        assert_eq!(read.kept().collect::<Vec<_>>(), [&bookmark]);
        assert_eq!(read.ties().count(), 1);
    }

    #[test]
    fn a_verdict_of_a_later_version_is_no_tie_of_ours_and_stays() {
        let written = serde_json::to_string(&Annotations::new([tie(
            1,
            "病人仍在医院里等待药品。",
            "Patients in the hospital are waiting.",
            Verdict::Tied,
        )]));
        let later = written
            .expect("it is plain data")
            .replace("\"tied\"", "\"doubted\"");
        let values: Vec<Value> = serde_json::from_str(&later).expect("it is JSON");
        let read = Annotations::from_values(values);
        assert_eq!((read.ties().count(), read.unreadable().len()), (0, 1));
        assert_eq!(
            serde_json::to_value(&read).expect("it is plain data"),
            serde_json::from_str::<Value>(&later).expect("it is JSON")
        );
    }
}
