//! The title of an article among what a page calls itself: sites add their
//! name, their section and the weather.

use dom_query::{Document, Selection};

/// The title of the article on a page; empty if it has none.
pub(super) fn of(document: &Document) -> String {
    let headings: Vec<String> = document
        .select("h1")
        .iter()
        .filter(|heading| !leads_home(heading))
        .map(|heading| on_one_line(&heading.text()))
        .collect();
    let title = on_one_line(&document.select_single("head > title, body > title").text());
    let shared = document.select_single("meta[property='og:title'], meta[name='og:title']");
    let shared = on_one_line(&shared.attr_or("content", ""));
    chosen(&title, &headings, &shared)
}

/// Whether a heading is the name of the site: a link to where it begins.
fn leads_home(heading: &Selection) -> bool {
    let address = heading.select("a[href]").attr_or("href", "");
    let path = address.split_once("://").map_or(&*address, |(_, rest)| {
        rest.find('/').map_or("/", |at| &rest[at..])
    });
    path == "/"
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The heading that begins the page's title, else the title up to the site's
/// name, else what the page is shared as.
fn chosen(title: &str, headings: &[String], shared: &str) -> String {
    let begins_title =
        |heading: &&String| heading.chars().count() > 3 && title.starts_with(heading.as_str());
    if let Some(heading) = headings.iter().find(begins_title) {
        return heading.clone();
    }
    let cut = without_site(title);
    if cut.is_empty() {
        let only = headings.first().filter(|_| headings.len() == 1);
        return match (shared, only) {
            ("", Some(heading)) => heading.clone(),
            _ => shared.to_owned(),
        };
    }
    // Sites shorten what they share: a beginning of the title loses to it. What
    // stands before the end of the title is the site's name.
    let is_whole = title.starts_with(shared) && shared.len() > cut.len();
    let is_end = title
        .strip_suffix(shared)
        .is_some_and(|site| site.trim_end().ends_with([':', '：', '|', '-', '–']));
    if is_whole || is_end {
        shared.to_owned()
    } else {
        cut.to_owned()
    }
}

/// What parts a title from the site's name.
const SEPARATORS: [&str; 8] = ["_", "|", "－", "—", "::", "@", "--", "«"];

/// `title` up to the first separator with a space or Chinese beside it.
fn without_site(title: &str) -> &str {
    let is_apart = |at: usize, length: usize| {
        let before = title[..at].chars().next_back();
        let after = title[at + length..].chars().next();
        let is_open = |c: char| c.is_whitespace() || crate::text::is_han(c) || !c.is_ascii();
        before.is_some_and(is_open) || after.is_some_and(is_open)
    };
    let first = SEPARATORS
        .iter()
        .filter_map(|separator| {
            let mut places = title.match_indices(separator);
            places.find(|&(at, separator)| {
                // A double dash is part of a Chinese title.
                let is_double = separator == "—"
                    && (title[at + separator.len()..].starts_with('—')
                        || title[..at].ends_with('—'));
                at > 0 && !is_double && is_apart(at, separator.len())
            })
        })
        .map(|(at, _)| at)
        .min();
    let cut = match first {
        Some(at) => &title[..at],
        // A dash between spaces may be the title's own: the name behind it is
        // short.
        None => match title
            .rsplit_once(" - ")
            .or_else(|| title.rsplit_once(" – "))
        {
            Some((cut, site))
                if site.split_whitespace().count() <= 4
                    && site.chars().count() <= 30
                    && cut.len() > site.len() =>
            {
                cut
            }
            _ => title,
        },
    };
    cut.trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, headings: &[&str], shared: &str, expected: &str) {
        let headings: Vec<String> = headings.iter().map(|&heading| heading.to_owned()).collect();
        assert_eq!(chosen(title, &headings, shared), expected);
    }

    #[test]
    fn the_name_of_the_site_is_no_title() {
        check("港口周一重新开放_河口新闻网", &[], "", "港口周一重新开放");
        check("港口重开 | 要闻 | 河口日报", &[], "", "港口重开");
        check(
            "Port reopens after strike - River Daily",
            &[],
            "",
            "Port reopens after strike",
        );
        check(
            "Twenty-two ships - and one captain who stayed behind for a year",
            &[],
            "",
            "Twenty-two ships - and one captain who stayed behind for a year",
        );
        check(
            "一个港口——和它的人们－河口网",
            &[],
            "",
            "一个港口——和它的人们",
        );
        check("snake_case in code", &[], "", "snake_case in code");
    }

    #[test]
    fn a_heading_that_begins_the_title_is_the_title() {
        check(
            "Ports: a history_part 2 港 | Site",
            &["Site", "Ports: a history_part 2 港"],
            "",
            "Ports: a history_part 2 港",
        );
    }

    #[test]
    fn what_is_shared_may_be_cut_short() {
        check(
            "港口周一重新开放，船只等待_河口网",
            &[],
            "港口周一重新开放",
            "港口周一重新开放，船只等待",
        );
        check(
            "River Diary: Port reopens",
            &[],
            "Port reopens",
            "Port reopens",
        );
        check("", &[], "Port reopens", "Port reopens");
        check("", &["Only heading"], "", "Only heading");
        check("", &[], "", "");
    }
}
