//! What the reader says in words of its own, in English and in Chinese: one row a
//! string with both side by side, so that neither can be missing. Words of the
//! article, names of commands and what is printed without a screen stay as they are.

use std::borrow::Cow;

/// The language that the reader's own words are in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wording {
    /// English.
    #[default]
    English,
    /// 简体中文.
    Chinese,
}

/// One of the functions that need nothing to fill in.
pub type Said = fn(Wording) -> Cow<'static, str>;

/// Words without anything to fill in, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// In English.
    pub english: &'static str,
    /// In Chinese.
    pub chinese: &'static str,
}

/// Rows of what is said, each a function of [`Wording`]: its name, what it is filled in
/// with, the English, the Chinese.
macro_rules! table {
    ($($name:ident $(($($argument:ident: $kind:ty),+))?: $english:expr, $chinese:expr;)+) => {
        impl Wording {
            $(
                #[doc = concat!("`", stringify!($english), "`")]
                #[must_use]
                pub fn $name(self $(, $($argument: $kind),+)?) -> Cow<'static, str> {
                    match self {
                        Self::English => Cow::from($english),
                        Self::Chinese => Cow::from($chinese),
                    }
                }
            )+
        }

        /// The rows as they are written, for the test that none is left in English.
        #[cfg(test)]
        pub(super) const ROWS: &[(&str, &str)] =
            &[$((stringify!($english), stringify!($chinese))),+];
    };
}

mod failures;
mod hints;
mod keeping;
mod lists;
mod notices;
mod outside;
mod page;
mod reasons;
mod remark;

pub use lists::LEGEND;
pub use remark::Remark;

impl Wording {
    /// The language of the locale that the environment names. `variable` gives the value
    /// of an environment variable. As in other programs `LANGUAGE` goes before the locale
    /// of messages, unless that is `C`.
    #[must_use]
    pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name: &&str| variable(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(value);
        let locale = locale.unwrap_or_default();
        if matches!(locale.split('.').next(), None | Some("" | "C" | "POSIX")) {
            return Self::English;
        }
        let preferred = value(&"LANGUAGE").unwrap_or_default();
        let mut names = preferred.split(':').chain([locale.as_str()]);
        names.find_map(Self::named).unwrap_or_default()
    }

    /// The language that a locale such as `zh_CN.UTF-8` is for, if there is a wording in it.
    fn named(locale: &str) -> Option<Self> {
        match locale.split(['_', '-', '.', '@']).next()? {
            "en" => Some(Self::English),
            "zh" => Some(Self::Chinese),
            _ => None,
        }
    }

    /// `phrase` in this language.
    #[must_use]
    pub fn of(self, phrase: Phrase) -> &'static str {
        match self {
            Self::English => phrase.english,
            Self::Chinese => phrase.chinese,
        }
    }
}

/// `1 word`, `2 words`.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_han;
    use regex::Regex;

    /// The words of `row` that are written in Latin letters, and whether it has any in
    /// Chinese characters; what is filled in is neither.
    fn scripts(row: &str) -> (Vec<String>, bool) {
        let literal = Regex::new(r#""((?:[^"\\]|\\.)*)""#).expect("it is a pattern");
        let filled = Regex::new(r"\{\w*\}").expect("it is a pattern");
        let text: Vec<&str> = literal
            .captures_iter(row)
            .map(|found| found.extract::<1>().1[0])
            .collect();
        let text = filled.replace_all(&text.concat(), " ").into_owned();
        let words = text.split(|letter: char| !letter.is_ascii_alphabetic());
        let words = words.filter(|word| word.len() > 1).map(str::to_owned);
        (words.collect(), text.contains(is_han))
    }

    #[test]
    fn every_row_is_said_in_its_language() {
        /// What Chinese has no other name for.
        const NAMES: &[&str] = &[
            "Anki",
            "BROWSER",
            "CONFIG",
            "DATA",
            "DRM",
            "EDITOR",
            "EPUB",
            "Enter",
            "Esc",
            "FILE",
            "HOME",
            "HSK",
            "HTML",
            "Kindle",
            "MB",
            "NAME",
            "PDF",
            "Space",
            "UTF",
            "VISUAL",
            "XDG",
            "config",
            "default",
            "duidu",
            "en",
            "encoding",
            "gunzip",
            "layout",
            "ls",
            "md",
            "messages",
            "pdftotext",
            "toml",
            "zh",
        ];
        let tables = [
            failures::ROWS,
            hints::ROWS,
            keeping::ROWS,
            lists::ROWS,
            notices::ROWS,
            outside::ROWS,
            page::ROWS,
            reasons::ROWS,
        ];
        for (english, chinese) in tables.concat() {
            let (english_words, has_chinese) = scripts(english);
            assert!(!has_chinese, "{english}");
            let (names, has_chinese) = scripts(chinese);
            // Some rows only put signs around what is filled in.
            let is_said = has_chinese || english_words.iter().all(|word| word.len() < 3);
            assert!(is_said, "{english} is {chinese}");
            for name in names {
                assert!(NAMES.contains(&name.as_str()), "{name} in {chinese}");
            }
        }
    }

    #[track_caller]
    fn check(environment: &[(&str, &str)], expected: Wording) {
        let chosen = Wording::of_locale(|name| {
            let mut set = environment.iter();
            let (_, value) = set.find(|(set, _)| *set == name)?;
            Some((*value).to_owned())
        });
        assert_eq!(chosen, expected, "{environment:?}");
    }

    #[test]
    fn the_locale_of_messages_decides_and_language_goes_before_it() {
        use Wording::{Chinese, English};
        check(&[], English);
        check(&[("LANG", "zh_CN.UTF-8")], Chinese);
        check(&[("LANG", "zh")], Chinese);
        check(&[("LANG", "zh-Hant-TW")], Chinese);
        check(&[("LANG", "en_US.UTF-8")], English);
        check(&[("LANG", "nl_NL.UTF-8")], English);
        check(&[("LANG", "zha_CN.UTF-8")], English);
        check(
            &[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "zh_CN")],
            Chinese,
        );
        check(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C.UTF-8")], English);
        check(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "")], Chinese);
        // How the terminal draws and what it is told are two questions.
        check(&[("LANG", "en_US"), ("LC_CTYPE", "zh_CN.UTF-8")], English);
        check(&[("LANG", "en_US"), ("LANGUAGE", "zh_CN:en")], Chinese);
        check(&[("LANG", "zh_CN"), ("LANGUAGE", "nl:en:zh")], English);
        check(&[("LANG", "zh_CN"), ("LANGUAGE", "nl")], Chinese);
        check(&[("LANG", "C"), ("LANGUAGE", "zh_CN")], English);
        check(&[("LANGUAGE", "zh_CN")], English);
    }
}
