//! What stands around the text and in the status line: the title bar, the current
//! passage, what is under way, how long ago something was.

use super::{Wording, counted};
use crate::annotation::WordState;
use crate::quotation::Kind;
use crate::text::Language;
use std::borrow::Cow;

table! {
    minutes_left(minutes: usize): format!("{minutes} min left"), format!("约剩 {minutes} 分钟");
    hours_left(hours: usize): format!("{hours} h left"), format!("约剩 {hours} 小时");
    analysing(hundredths: u8): format!("analysing {hundredths}%"), format!("分析中 {hundredths}%");
    fetching_page(address: &str): format!("Fetching {address} …"), format!("正在获取 {address} …");
    fetching: "fetching, Esc stops", "获取中，Esc 停止";
    only(name: &str): format!("[only {name}]"), format!("[只看 {name}]");
    speaker_not_named: "speaker not named", "未指明说话人";
    match_sentence(place: &str): format!("match {place} · sentence"), format!("匹配 {place} · 句子");
    counting: "counting…", "统计中…";
    place_as_text(place: &str): format!("{place} as text"), format!("{place} 按原文");
    place_by_pinyin(place: &str): format!("{place} by pinyin"), format!("{place} 按拼音");
    selecting: " SELECT ", " 选择 ";
    tying: " TIE ", " 配对 ";
    sentence: "sentence", "句子";
    paragraph: "paragraph", "段落";
    word: "word", "词";
    passage: "passage", "文段";
    more_speakers(number: usize): format!("+{number} more"), format!("另有 {number} 位");
    more_problems(first: &str, number: usize):
        format!("{first} (+{number} more, :messages)"), format!("{first}（另有 {number} 条，见 :messages）");

    just_now: "just now", "刚才";
    minutes_ago(minutes: i64): format!("{minutes} min ago"), format!("{minutes} 分钟前");
    hours_ago(hours: i64): format!("{hours} h ago"), format!("{hours} 小时前");
    days_ago(days: i64): format!("{} ago", counted(usize::try_from(days).unwrap_or(0), "day")), format!("{days} 天前");
}

impl Wording {
    /// What the column of a text in `language` is called.
    #[must_use]
    pub fn column(self, language: Language) -> &'static str {
        match (self, language) {
            (_, Language::Chinese) => "中文",
            (Self::English, Language::English) => "English",
            (Self::Chinese, Language::English) => "英文",
        }
    }

    /// `mixed quotation 3/14`.
    #[must_use]
    pub fn quotation(self, kind: Kind, number: usize, total: usize) -> String {
        let kind = match (self, kind) {
            (Self::English, Kind::Direct) => "quotation ",
            (Self::English, Kind::Mixed) => "mixed quotation ",
            (Self::English, Kind::Indirect) => "indirect quotation ",
            (Self::Chinese, Kind::Direct) => "引语 ",
            (Self::Chinese, Kind::Mixed) => "混合引语 ",
            (Self::Chinese, Kind::Indirect) => "间接引语 ",
        };
        format!("{kind}{number}/{total}")
    }

    /// `3 sentences, 58 words`: how much of a text in `language` is selected.
    #[must_use]
    pub fn selected(self, sentences: usize, language: Language, words: usize) -> String {
        let length = self.length(language, words);
        match self {
            Self::English => format!("{}, {length}", counted(sentences, "sentence")),
            Self::Chinese => format!("{sentences} 句，{length}"),
        }
    }

    /// A state of a word.
    #[must_use]
    pub fn state(self, state: WordState) -> &'static str {
        match (self, state) {
            (Self::English, state) => state.name(),
            (Self::Chinese, WordState::New) => "生词",
            (Self::Chinese, WordState::Learning) => "在学",
            (Self::Chinese, WordState::Known) => "已掌握",
            (Self::Chinese, WordState::Ignored) => "忽略",
        }
    }
}
