//! Titles, offices and professions beside names.

use super::lexicon::{ROLES, WordSet, lower};
use super::role_nouns::{is_honorific, is_lower_role_noun, is_role_noun, is_title};
use super::tokens::words;
use compact_str::CompactString;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Roles that say less than nearly any other.
static PLAIN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "plain role"));

/// Whether a title is for several: `Sens.`.
pub(super) fn is_plural_title(role: &str) -> bool {
    let last = role.split_whitespace().last().unwrap_or(role);
    matches!(
        last,
        "Sens." | "Reps." | "Govs." | "Senators" | "Representatives" | "Messrs."
    ) || last.strip_suffix('s').is_some_and(is_lower_role_noun)
}

/// Whether `phrase` says a role: the last word before its first
/// preposition is a noun for a person, or a title.
pub(super) fn is_role(phrase: &str) -> bool {
    head(phrase).is_some_and(|head| is_role_noun(head) || is_title(head))
}

/// The noun that a phrase is about: `chief` in `deputy chief of the police`.
pub(super) fn head(phrase: &str) -> Option<&str> {
    const FIRST: [&str; 6] = ["who", "which", "speaking", "in", "on", "at"];
    const AFTER: [&str; 29] = [
        "of", "at", "for", "in", "on", "with", "to", "from", "who", "whose", "that", "and",
        "under", "by", "during", "about", "based", "known", "running", "who's", "turned", "as",
        "close", "near", "familiar", "named", "called", "whom", "behind",
    ];
    const LONGEST_AFTER: usize = 8;
    if words(phrase)
        .next()
        .is_none_or(|first| FIRST.contains(&first))
    {
        return None;
    }
    words(phrase)
        .take(16)
        .take_while(|word| word.len() > LONGEST_AFTER || !AFTER.contains(word))
        .last()
        .map(|word| word.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '.'))
}

/// The head noun of a role in lower case and singular, short titles written
/// out: what `the senator` can be looked up by.
pub(super) fn office(phrase: &str) -> Option<CompactString> {
    let head = lower(head(phrase)?.trim_end_matches('.'));
    let singular = match head.strip_suffix('s') {
        Some(singular) if is_lower_role_noun(singular) => singular,
        _ => &head,
    };
    Some(
        match singular {
            "sen" | "sens" => "senator",
            "gov" | "govs" => "governor",
            "rep" | "reps" => "representative",
            "gen" => "general",
            "rev" => "reverend",
            "prof" => "professor",
            "del" => "delegate",
            "premier" => "minister",
            other => other,
        }
        .into(),
    )
}

/// A role as it is shown: without article or possessive, and without what only
/// tells when and where it was heard.
pub(super) fn clean(role: &str) -> Option<Cow<'_, str>> {
    const FIRST: [&str; 16] = [
        "the", "a", "an", "his", "her", "its", "their", "our", "my", "as", "now", "then", "once",
        "also", "it's", "one",
    ];
    let mut rest = role
        .trim_matches(|mark: char| mark.is_whitespace() || matches!(mark, ',' | '-' | '–' | '—'));
    while let Some((first, after)) = rest.split_once(char::is_whitespace)
        && FIRST.contains(&lower(first).as_str())
    {
        rest = after.trim_start();
    }
    while let Some((first, after)) = first_word(rest)
        && is_honorific(first)
        && (!first.eq_ignore_ascii_case("vice") || after.is_empty())
    {
        rest = after;
    }
    while let Some((before, last)) = last_word(rest)
        && (is_honorific(last) || matches!(last, "the" | "and" | "a"))
    {
        rest = before;
    }
    let (_, last) = last_word(rest)?;
    // "a spokeswoman for" tells of another person than the name that follows.
    if matches!(
        last,
        "of" | "for" | "at" | "in" | "to" | "from" | "with" | "by"
    ) {
        return None;
    }
    Some(match rest {
        "Sens." => "Sen.".into(),
        "Reps." => "Rep.".into(),
        "Govs." => "Gov.".into(),
        "Senators" => "Senator".into(),
        _ if is_evenly_spaced(rest) => rest.into(),
        // It may be on two lines.
        _ => words(rest).collect::<Vec<_>>().join(" ").into(),
    })
}

/// Whether only single spaces part the words of a phrase, as far as a look at
/// its bytes tells.
fn is_evenly_spaced(phrase: &str) -> bool {
    let mut bytes = phrase.bytes();
    bytes.all(|byte| byte == b' ' || byte.is_ascii_graphic()) && !phrase.contains("  ")
}

fn first_word(phrase: &str) -> Option<(&str, &str)> {
    let end = phrase.find(char::is_whitespace).unwrap_or(phrase.len());
    let (first, after) = phrase.split_at(end);
    (!first.is_empty()).then(|| (first, after.trim_start()))
}

fn last_word(phrase: &str) -> Option<(&str, &str)> {
    let before = phrase.trim_end_matches(|letter: char| !letter.is_whitespace());
    let last = &phrase[before.len()..];
    (!last.is_empty()).then(|| (before.trim_end(), last))
}

/// How much a role tells; of two the one that tells more is kept.
pub(super) fn worth(role: &str) -> usize {
    let count = words(role).count().min(9);
    let head = lower(head(role).unwrap_or(role).trim_end_matches('.'));
    let is_plain = PLAIN.contains(&head) && count < 4;
    let has_place = words(role)
        .skip(1)
        .any(|word| matches!(word, "of" | "at" | "for"));
    let has_name = role.contains(char::is_uppercase);
    let worth = 2 * count + 2 * usize::from(has_place) + 2 * usize::from(has_name) + 4;
    // "Secretary General" before a name is an office, "diplomat from Seoul" none.
    let is_title = role.starts_with(char::is_uppercase) && count > 1 && !has_place;
    if matches!(head.as_str(), "rival" | "opponent") {
        1
    } else if is_plain {
        count.min(2)
    } else {
        worth + 5 * usize::from(is_title)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_has_a_noun_for_a_person_before_its_preposition() {
        for role in [
            "deputy chief of the harbour police",
            "a tax lawyer and fellow at a university",
            "the Indiana governor",
            "a marine biologist",
            "co-founder of a bakery",
            "Sen.",
        ] {
            assert!(is_role(role), "{role}");
        }
        for other in [
            "in the office of the president",
            "a town of writers",
            "last year",
            "",
        ] {
            assert!(!is_role(other), "{other}");
        }
    }

    #[test]
    fn a_role_is_shown_bare() {
        assert_eq!(
            clean("the mayor of Ghent").as_deref(),
            Some("mayor of Ghent")
        );
        assert_eq!(clean("her brother").as_deref(), Some("brother"));
        assert_eq!(clean("Vice President").as_deref(), Some("Vice President"));
        assert_eq!(clean("Sens.").as_deref(), Some("Sen."));
        assert_eq!(clean("Mr."), None);
    }

    #[test]
    fn the_role_that_tells_more_is_worth_more() {
        assert!(worth("deputy chief of the State Committee") > worth("deputy"));
        assert!(worth("governor") > worth("rival"));
        assert!(worth("Republican nominee") > worth("Republican"));
    }
}
