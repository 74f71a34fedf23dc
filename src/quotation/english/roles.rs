//! Titles, offices and professions beside names.

use super::lexicon::{Gender, ROLES, WordSet, lower};
use super::tokens::words;
use compact_str::CompactString;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Titles that are right before a name.
static TITLES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "title"));

/// Titles that tell no profession.
static HONORIFICS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "honorific"));

/// Nouns for persons: offices, professions, relations.
static NOUNS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "role"));

/// Nouns of a role that others can follow: `the senator` means the one
/// senator spoken of, `the witness` may be any.
static OFFICES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "office"));

/// Roles that say less than nearly any other.
static PLAIN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "plain role"));

/// Whether `word` is a title before a name.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(word)
}

/// Whether a title only modifies another, or an organisation: `Former`.
pub(super) fn is_modifier(word: &str) -> bool {
    const MODIFIERS: [&str; 11] = [
        "Former",
        "Interim",
        "Acting",
        "Rival",
        "Democratic",
        "Republican",
        "Conservative",
        "Labour",
        "Libertarian",
        "Vice",
        "Deputy",
    ];
    MODIFIERS.contains(&word)
}

/// Whether a title is for several: `Sens.`.
pub(super) fn is_plural_title(role: &str) -> bool {
    let last = role.split_whitespace().last().unwrap_or(role);
    matches!(
        last,
        "Sens." | "Reps." | "Govs." | "Senators" | "Representatives" | "Messrs."
    ) || last.strip_suffix('s').is_some_and(is_lower_role_noun)
}

/// Whether a title tells no office: `Mr.`, `Dr.`.
pub(super) fn is_honorific(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    HONORIFICS.contains_lower(word)
}

/// Whether `word` says what a person is, in the singular or the plural.
pub(super) fn is_role_noun(word: &str) -> bool {
    let lower = lower(word.trim_end_matches('.'));
    is_lower_role_noun(&lower)
        || lower
            .strip_suffix('s')
            .is_some_and(|singular| is_lower_role_noun(singular.trim_end_matches('\'')))
        || lower.strip_suffix("men").is_some()
}

fn is_lower_role_noun(word: &str) -> bool {
    let hyphen = word.bytes().rposition(|byte| byte == b'-');
    NOUNS.contains(word)
        || hyphen.is_some_and(|hyphen| NOUNS.contains(&word[hyphen + 1..]))
        || word.len() > 7
            && ["woman", "person", "maker", "ologist", "ician"]
                .iter()
                .any(|end| word.ends_with(end))
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

/// Whether a noun has an ending of nouns for persons: `keeper`, `bookbinder`, `florist`. Many
/// others have it too: it tells only where a person is named.
pub(super) fn has_agent_suffix(noun: &str) -> bool {
    noun.len() > 4
        && ["er", "or", "ist", "ian", "eer", "ant", "ee"]
            .iter()
            .any(|suffix| noun.ends_with(suffix))
}

/// Whether a noun, in lower case, is for a person, by a role or otherwise.
pub(super) fn is_human(noun: &str) -> bool {
    is_lower_role_noun(noun)
        || matches!(
            noun,
            "source"
                | "man"
                | "woman"
                | "person"
                | "boy"
                | "girl"
                | "child"
                | "someone"
                | "somebody"
                | "kid"
                | "guy"
                | "mom"
                | "dad"
                | "questioner"
                | "caller"
                | "bystander"
                | "onlooker"
                | "shooter"
                | "gunman"
                | "attacker"
                | "reader"
                | "viewer"
                | "listener"
                | "narrator"
                | "announcer"
                | "old"
        )
}

/// Whether a role with this head noun is held by one person of a story.
pub(super) fn is_office(head: &str) -> bool {
    OFFICES.contains(head)
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

static MEN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "man"));
static WOMEN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "woman"));

/// The gender that a title or a noun tells.
pub(super) fn gender(word: &str) -> Option<Gender> {
    let word = word.trim_end_matches('.');
    if MEN.contains_lower(word) {
        Some(Gender::Man)
    } else if WOMEN.contains_lower(word) {
        Some(Gender::Woman)
    } else {
        None
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
