//! What lists, forms and windows say: their names, how they are sorted, why one is
//! empty, and the labels of their fields.

use super::{Phrase, Wording};
use std::borrow::Cow;

table! {
    to_filter: "/ to filter", "/ 筛选";
    total(number: usize, sorted: &str): format!("{number}{sorted}"), format!("{number}{sorted}");
    shown_of(shown: usize, total: usize): format!("{shown} of {total}"), format!("{shown}/{total}");
    more_below(number: usize): format!("{number} more"), format!("还有 {number} 项");

    bookmarks_here: "Bookmarks: this article", "书签：本文";
    bookmarks_everywhere: "Bookmarks: all articles", "书签：全部文章";
    by_place: ", by place", "，按位置";
    by_date: ", by date", "，按日期";
    by_reading: ", by reading", "，按读音";
    by_state: ", by state", "，按状态";
    latest_first: ", the latest first", "，最近的在前";
    no_bookmark_matches: "No bookmark matches. Esc takes the filter away.", "没有符合的书签。按 Esc 取消筛选。";
    reading_all_bookmarks: "Reading the bookmarks of all articles…", "正在读取全部文章的书签…";
    no_bookmarks_here: "No bookmarks in this article yet.", "本文还没有书签。";
    no_bookmarks: "No bookmarks yet.", "还没有书签。";
    how_to_bookmark:
        "Close this with Esc, stand on a quotation (→), a sentence (the key \")\") or a \
         paragraph (the key \"}\"), and press m; M adds a note. V selects more than one sentence.",
        "按 Esc 关闭列表，移到一条引语（→）、一句（“)”键）或一段（“}”键），再按 m；M 可附笔记，V 可选多句。";
    not_in_text: "not in the text any more:", "文中已无：";
    marked(date: &str): format!("marked {date}"), format!("标记于 {date}");
    marked_and_changed(date: &str, changed: &str):
        format!("marked {date}, changed {changed}"), format!("标记于 {date}，改于 {changed}");
    bookmark: "Bookmark", "书签";

    words: "Words", "生词本";
    no_word_matches: "No word matches. Esc takes the filter away.", "没有符合的词。按 Esc 取消筛选。";
    no_words: "No words in the vocabulary yet.", "生词本里还没有词。";
    how_to_keep: "Close this with Esc, step to a word (w), and press +.", "按 Esc 关闭列表，移到一个词（w），再按 +。";
    reading_vocabulary: "Reading the vocabulary…", "正在读取生词本…";
    kept_ago(state: &str, ago: &str): format!("{state}, kept {ago}"), format!("{state}，{ago}收入");

    library: "Library", "文库";
    no_article_matches: "No article matches. Esc takes the filter away.", "没有符合的文章。按 Esc 取消筛选。";
    nothing_read: "Nothing read yet. Open an article with: duidu FILE", "还没有读过文章。打开一篇：duidu 文件名";
    reading_library: "Reading the library…", "正在读取文库…";
    not_read_yet: "not read yet", "未读";
    open_now: "open now", "正在读";
    not_there: "not there any more", "文件已不在";
    cannot_be_opened: "cannot be opened again", "无法再打开";
    comes_with_program: "comes with duidu", "duidu 自带";
    standard_input: "standard input", "标准输入";

    speakers: "Speakers", "说话人";
    no_speaker_matches: "No speaker matches. Esc takes the filter away.", "没有符合的说话人。按 Esc 取消筛选。";
    speaker_map: "Speaker map", "说话人分布";
    direct: "direct", "直接";
    reported: "reported", "转述";
    direct_and_reported: "both", "兼有";

    facts: "Facts that differ", "不一致的事实";
    differing(zh: &str, en: &str): format!("Chinese: {zh} · English: {en}"), format!("中文：{zh} · 英文：{en}");
    no_fact_matches: "No fact matches. Esc takes the filter away.", "没有符合的事实。按 Esc 取消筛选。";
    quotations: "Quotations", "引语";
    no_quotation_matches: "No quotation matches. Esc takes the filter away.", "没有符合的引语。按 Esc 取消筛选。";

    articles: "Articles", "文章";
    outline: "Outline", "大纲";
    links: "Links", "链接";
    read_again_as: "Read it again as", "换编码重读";
    nothing_matches: "Nothing matches. Esc takes the filter away.", "没有符合的内容。按 Esc 取消筛选。";

    messages: "Messages", "消息";
    no_message_matches: "No message matches. Esc takes the filter away.", "没有符合的消息。按 Esc 取消筛选。";
    nothing_told: "Nothing was told so far.", "还没有消息。";

    help: "Help", "帮助";
    keys_and_signs: " keys and signs", " 个按键和符号";
    no_key_matches: "No key matches. Esc takes the filter away.", "没有符合的按键。按 Esc 取消筛选。";
    elsewhere(section: &str): format!("Elsewhere: {section}"), format!("其他场合：{section}");
    signs: "Signs on the page", "页面上的符号";

    commands: "Commands", "命令";
    enter_goes_to_percent(hundredths: usize):
        format!("Enter goes to {hundredths} % of the article."), format!("按 Enter 跳到全文 {hundredths} % 处。");
    enter_goes_to_paragraph(number: usize):
        format!("Enter goes to paragraph {number}."), format!("按 Enter 跳到第 {number} 段。");
    no_command_matches: "No command matches.", "没有符合的命令。";
    nothing_to_save: "nothing to do: everything is saved as you go", "无须执行：所有改动随时自动保存";
    colours: "colours", "配色";

    field_name: "name", "名称";
    field_tags: "tags", "标签";
    field_note: "note", "笔记";

    word_here: "here", "此处";
    word_facing: "facing", "对应";
    not_in_dictionary: "not in the dictionary", "词典里没有";
    no_chinese_word: "no Chinese word for it in the dictionary", "词典里没有对应的中文词";
    damaged_dictionary(name: &str):
        format!("{name}: damaged: remove this dictionary and add it again"), format!("{name}：词典已损坏，请移除后重新添加");
    damaged_own_dictionary:
        "your dictionary in place of the built-in one is damaged: remove it and add it again", "替代内置词典的自备词典已损坏，请移除后重新添加";
    once_in_article: "once in this article", "本文出现 1 次";
    times_in_article(number: usize, next: &str):
        format!("{number} times in this article; next: {next}"), format!("本文出现 {number} 次，下一处：{next}");
}

/// The signs on the page, and what each means.
pub const LEGEND: [(Phrase, Phrase); 9] = [
    same(
        "▶ ▷",
        "the current passage; what says the same in the other text",
        "当前文段；另一侧的对应处",
    ),
    same(
        "┃",
        "beside quoted words, in the colour of the speaker",
        "原话，颜色随说话人",
    ),
    same("┊", "beside reported words", "转述"),
    same("★", "a bookmark", "书签"),
    same(
        "·",
        "nothing in the other text says the same",
        "另一侧没有对应的内容",
    ),
    same(
        "●",
        "a speaker; without colours a figure of their own",
        "说话人；无颜色时各有图形",
    ),
    same(
        "▁▃▇",
        "where in the article a speaker says how much",
        "说话人在文中各处说了多少",
    ),
    (
        Phrase {
            english: "underlined",
            chinese: "下划线",
        },
        Phrase {
            english: "a bookmark, or a fact that the other text gives differently",
            chinese: "书签，或与另一侧不一致的事实",
        },
    ),
    same(
        "+2",
        "so many more than there is room for",
        "另有几项放不下",
    ),
];

/// A sign that is the same in both languages, and what it means.
const fn same(
    sign: &'static str,
    english: &'static str,
    chinese: &'static str,
) -> (Phrase, Phrase) {
    let sign = Phrase {
        english: sign,
        chinese: sign,
    };
    (sign, Phrase { english, chinese })
}
