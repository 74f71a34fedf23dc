//! What the status line tells of moving, searching and changing how the page looks.

use super::{Wording, counted};
use crate::text::Language;
use std::borrow::Cow;

table! {
    no_such_key(key: &str): format!("{key}: no such key"), format!("{key}：没有这个键");
    no_such_key_see(key: &str, help: &str):
        format!("{key}: no such key, {help} shows them"), format!("{key}：没有这个键，按 {help} 看全部");
    no_command(line: &str): format!("no command {line}"), format!("没有命令 {line}");
    saved_as_you_go: "everything is saved as you go", "所有改动随时自动保存";

    end_of_text: "end of the text", "已到末尾";
    start_of_text: "start of the text", "已到开头";
    last_quotation: "last quotation", "已是最后一条引语";
    first_quotation: "first quotation", "已是第一条引语";
    last_quotation_by(name: &str): format!("last quotation by {name}"), format!("已是最后一条引语：{name}");
    first_quotation_by(name: &str): format!("first quotation by {name}"), format!("已是第一条引语：{name}");
    last_quotation_so_far: "last quotation so far; still analysing", "目前的最后一条引语；仍在分析";
    last_sentence: "last sentence", "已是最后一句";
    first_sentence: "first sentence", "已是第一句";
    last_paragraph: "last paragraph", "已是最后一段";
    first_paragraph: "first paragraph", "已是第一段";
    last_word: "last word", "已是最后一个词";
    first_word: "first word", "已是第一个词";
    no_paragraph(number: usize, last: usize):
        format!("no paragraph {number}: the last one is {last}"), format!("没有第 {number} 段，最后一段是第 {last} 段");
    no_earlier_jump: "no earlier jump", "没有更早的跳转";
    no_later_jump: "no later jump", "没有更晚的跳转";
    no_next_article: "no next article in the reading list", "阅读列表里没有下一篇了";
    no_previous_article: "no previous article in the reading list", "阅读列表里没有上一篇了";

    no_speakers: "no speakers in this article", "本文没有说话人";
    no_quotations: "no quotations in this article", "本文没有引语";
    no_quotations_in_text: "no quotations in this text", "这一侧没有引语";
    no_headings: "no headings in this article", "本文没有小标题";
    no_links: "no links in this article", "本文没有链接";
    no_chinese: "no Chinese text in this article", "本文没有中文";
    no_differing_facts: "no facts that differ between the two texts", "两文没有不一致的事实";
    one_language_only: "this article has one language only", "本文只有一种语言";
    nothing_says_the_same: "nothing in the other language says the same", "另一侧没有对应的内容";
    not_aligned_yet: "the two texts are not aligned yet", "两文尚未对齐";
    quotation_first: "go to a quotation first (→)", "请先移到一条引语（→）";
    quotation_or_speaker_first:
        "go to a quotation first (→), or choose a speaker (s)", "请先移到一条引语（→），或选一位说话人（s）";
    nowhere_else: "nowhere else in this article", "本文别处没有这个词";
    no_page_known: "no page is known for this", "这一篇没有原文网页";
    only_feeds_have_pages: "only what a feed summarises has a full page", "只有订阅源里的摘要才有全文页";

    selection_too_long: "a selection of some pages is long enough", "选区只能有几页长";
    selection_one_language: "a selection stays in one language", "选区不能跨两种语言";
    too_narrow: "too narrow to set the texts side by side", "屏幕太窄，无法左右并排";
    text_width(columns: u16): format!("text width {columns}"), format!("文字宽度 {columns}");
    words_marked: "words of the vocabulary are marked", "已标出生词本里的词";
    words_not_marked: "words of the vocabulary are not marked", "不再标出生词本里的词";
    no_readings: "no readings", "不注音";
    all_readings: "readings of all words", "全部注音";
    unknown_readings: "readings of the words not known", "只给未掌握的词注音";
    simplified: "simplified characters", "简体字";
    traditional: "traditional characters", "繁体字";
    theme(name: &str): format!("theme {name}"), format!("主题：{name}");

    not_found(pattern: &str): format!("not found: {pattern}"), format!("找不到：{pattern}");
    not_found_so_far(pattern: &str):
        format!("not found so far: {pattern}; the text is still being read"), format!("暂未找到：{pattern}；仍在读取后文");
    searched_as_text: "not a pattern: searched as text", "不是正则表达式，按原文查找";
    found_by_pinyin: "found by pinyin", "按拼音找到";
    wrapped_to_top: "search wrapped to the top", "已回到开头继续查找";
    wrapped_to_bottom: "search wrapped to the bottom", "已回到末尾继续查找";
    both(one: &str, other: &str): format!("{one}; {other}"), format!("{one}；{other}");
    no_word_here: "no word here", "这里没有词";
    no_search_yet: "no search yet: / starts one", "还没有查找过，按 / 开始";
    still_counting: "still counting the matches", "正在统计匹配";

    fetching_stopped: "stopped (R fetches it again)", "已停止（R 重新获取）";
    analysis_stopped: "analysis stopped; the text can be read without it", "已停止分析，不影响阅读";

    paragraph_of(number: usize, total: usize): format!("paragraph {number}/{total}"), format!("第 {number}/{total} 段");
    levels(low: usize, middle: usize, high: usize):
        format!("HSK 1–3 {low} %, 4–6 {middle} %, 7–9 {high} %"), format!("HSK 1–3 级 {low} %、4–6 级 {middle} %、7–9 级 {high} %");
    levels_known(hundredths: usize, levels: &str): format!("{hundredths} % known, {levels}"), format!("已掌握 {hundredths} %，{levels}");
    quotations_by(quotations: usize, speakers: usize):
        format!("{} by {}", counted(quotations, "quotation"), counted(speakers, "speaker")),
        format!("{quotations} 条引语，{speakers} 位说话人");
    sent_to_terminal: " (sent to the terminal)", "（已发送到终端）";
    sent_to(programs: &str): format!(" ({programs} and the terminal)"), format!("（{programs} 和终端）");
    copied(amount: &str): format!("copied {amount}"), format!("已复制 {amount}");
    copied_with_source(amount: &str):
        format!("copied {amount} with speaker and source"), format!("已复制 {amount}，附说话人和出处");
}

impl Wording {
    /// `320 characters`, `560 words`: the length of a text in `language`.
    #[must_use]
    pub fn length(self, language: Language, amount: usize) -> String {
        match (self, language) {
            (Self::English, Language::Chinese) => counted(amount, "character"),
            (Self::English, Language::English) => counted(amount, "word"),
            (Self::Chinese, Language::Chinese) => format!("{amount} 字"),
            (Self::Chinese, Language::English) => format!("{amount} 词"),
        }
    }

    /// Where what was copied went: the clipboards of these programs, and the terminal's.
    #[must_use]
    pub fn sent(self, programs: &[&str]) -> Cow<'static, str> {
        match programs {
            [] => self.sent_to_terminal(),
            programs => self.sent_to(&programs.join(", ")),
        }
    }

    /// The parts of one thing that is told.
    #[must_use]
    pub fn listed(self, parts: &[String]) -> String {
        match self {
            Self::English => parts.join(", "),
            Self::Chinese => parts.join("、"),
        }
    }
}
