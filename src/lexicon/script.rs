//! Text in the other script: traditional characters for simplified ones, and back, by the
//! tables of `OpenCC`.

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use std::sync::LazyLock;

/// Which characters a Chinese text is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// 简体.
    Simplified,
    /// 繁體.
    Traditional,
}

static TO_SIMPLIFIED: LazyLock<Option<OpenCC>> =
    LazyLock::new(|| OpenCC::from_config(BuiltinConfig::T2s).ok());
static TO_TRADITIONAL: LazyLock<Option<OpenCC>> =
    LazyLock::new(|| OpenCC::from_config(BuiltinConfig::S2t).ok());

impl Script {
    /// The other script.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Simplified => Self::Traditional,
            Self::Traditional => Self::Simplified,
        }
    }

    /// The script that most of `text` is written in, as far as its characters tell.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let differing = |script: Self| {
            let converted = script.convert(text);
            let pairs = text.chars().zip(converted.chars());
            pairs.filter(|(one, other)| one != other).count()
        };
        if differing(Self::Simplified) > differing(Self::Traditional) {
            Self::Traditional
        } else {
            Self::Simplified
        }
    }

    /// `text` in this script, character by character: the n-th stands for the n-th. Where
    /// the tables would change their number, or are not to be had, it is `text` itself.
    #[must_use]
    pub fn convert(self, text: &str) -> String {
        let table = match self {
            Self::Simplified => &TO_SIMPLIFIED,
            Self::Traditional => &TO_TRADITIONAL,
        };
        let converted = table.as_ref().map(|table| table.convert(text));
        converted
            .filter(|converted| converted.chars().count() == text.chars().count())
            .unwrap_or_else(|| text.to_owned())
    }
}

impl Script {
    /// `text` in this script, each character at its own bytes: one that would take more
    /// or fewer is left as it is.
    #[must_use]
    pub fn convert_in_place(self, text: &str) -> String {
        let converted = self.convert(text);
        let characters = text.chars().zip(converted.chars());
        let same = characters.map(|(own, other)| {
            if own.len_utf8() == other.len_utf8() {
                other
            } else {
                own
            }
        });
        same.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_decide_between_characters() {
        assert_eq!(Script::Traditional.convert("头发和发展"), "頭髮和發展");
        assert_eq!(Script::Traditional.convert("后来王后说"), "後來王后說");
        assert_eq!(
            Script::Simplified.convert("傳統文化的發展"),
            "传统文化的发展"
        );
        assert_eq!(Script::Simplified.convert("ASCII 123"), "ASCII 123");
    }

    #[test]
    fn the_script_of_a_text_is_told_by_its_characters() {
        assert_eq!(Script::of("港務局長表示，積壓的貨物"), Script::Traditional);
        assert_eq!(Script::of("港务局长表示，积压的货物"), Script::Simplified);
        assert_eq!(Script::of("人口"), Script::Simplified);
    }
}
