//! What an element of a page is by its name, its attributes and its classes.

use crate::text::Language;
use dom_query::NodeRef;

/// Whether it stands inside a line.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "rb"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "nobr"
            | "picture"
            | "source"
            | "output"
    )
}

/// Whether a browser would not show it. Translations that wait for a click have
/// been unhidden before.
pub(super) fn is_hidden(node: &NodeRef) -> bool {
    node.has_attr("hidden")
        || node.attr("style").is_some_and(|style| {
            let style = style.to_ascii_lowercase().replace(' ', "");
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// How much of a page an element may hold and still be taken for furniture, in
/// hundredths; 0 if it is none. A site may call anything anything: what holds
/// most of the text is the text.
fn furniture_limit(name: &str, node: &NodeRef) -> usize {
    if matches!(name, "nav" | "button" | "menu") {
        return 100;
    }
    if matches!(name, "form" | "footer" | "aside")
        || node
            .attr("role")
            .is_some_and(|role| ROLES.contains(&&*role))
    {
        return 50;
    }
    let [class, id] = ["class", "id"].map(|attribute| node.attr_or(attribute, ""));
    let mut names = class
        .split_ascii_whitespace()
        .chain(id.split_ascii_whitespace())
        // Elements of a site's own making say what they are too.
        .chain(name.contains('-').then_some(name))
        .flat_map(|name| name.split(['-', '_']))
        .map(str::to_ascii_lowercase);
    names
        .by_ref()
        .map(|name| {
            if COMMENTS.contains(&&*name) {
                75
            } else if FURNITURE.contains(&&*name) {
                25
            } else {
                0
            }
        })
        .max()
        .unwrap_or(0)
}

/// Whether an element holds something of the site, on a page with so many bytes
/// of text.
pub(super) fn is_furniture(name: &str, node: &NodeRef, length: usize) -> bool {
    let limit = furniture_limit(name, node);
    limit > 0 && node.text().len() * 100 < length * limit
}

/// What elements around an article say they are for.
const ROLES: [&str; 6] = [
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "dialog",
];

/// Words in the names of what readers wrote under an article.
const COMMENTS: [&str; 8] = [
    "comment",
    "comments",
    "commentlist",
    "disqus",
    "respond",
    "replies",
    "reply",
    "guestbook",
];

/// Words in the names of what sites put around an article.
const FURNITURE: [&str; 55] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "catlinks",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "crumbs",
    "editor",
    "foot",
    "footer",
    "gdpr",
    "jump",
    "keywords",
    "legal",
    "masthead",
    "menu",
    "nav",
    "navbar",
    "navbox",
    "navigation",
    "newsletter",
    "noprint",
    "outbrain",
    "pager",
    "pagination",
    "paywall",
    "popup",
    "promo",
    "qr",
    "rank",
    "recommend",
    "recommended",
    "related",
    "share",
    "sharedaddy",
    "sharing",
    "sidebar",
    "skip",
    "social",
    "sponsor",
    "statement",
    "subscribe",
    "taboola",
    "tags",
    "toolbar",
    "trending",
    "utility",
    "widget",
];

/// What an element says of its text.
pub(super) enum Mark {
    /// The language, by `lang` or by a class that names one.
    Language(Language),
    /// That it is an original or a translation.
    Text,
}

/// What an element says of its text, if it does.
pub(super) fn mark(node: &NodeRef) -> Option<Mark> {
    if let Some(lang) = node.attr("lang") {
        return named(&lang).map(Mark::Language);
    }
    let class = node.class()?;
    let named = class.split([' ', '-', '_']).find_map(named);
    named.map(Mark::Language).or_else(|| {
        let is_text = class
            .split(' ')
            .any(|class| TEXTS.contains(&class.to_ascii_lowercase().as_str()));
        is_text.then_some(Mark::Text)
    })
}

/// Classes of originals and translations.
const TEXTS: [&str; 10] = [
    "source-text",
    "target-text",
    "source_text",
    "target_text",
    "original",
    "translation",
    "translated",
    "origin-text",
    "trans-text",
    "yiwen",
];

fn named(name: &str) -> Option<Language> {
    let name = name.to_ascii_lowercase();
    match name.split('-').next().unwrap_or_default() {
        "zh" | "cn" | "chs" | "cht" | "chinese" | "zg" => Some(Language::Chinese),
        "en" | "eng" | "english" => Some(Language::English),
        _ => None,
    }
}
