//! The default bindings: the keys of vim and less, and the arrows for
//! quotations.

use crate::app::Command as C;
use crate::app::form::Field;
use crate::app::mode::Mode;
use crate::app::place_list::PlaceKind;
use crate::app::prompt::Edit;
use crate::app::step::{Direction, Distance};
use crate::wording::Phrase;
use Direction::{Next, Previous};
use Distance::{HalfPage, Page, Row};
use Mode::{
    Bookmarks, Encodings, Entry, Filtering, Form, Help, Library, Links, List, Map, Outline,
    Palette, Reading, Selecting, Speakers, Typing, Words,
};

/// A heading of the help, and the rows below it.
pub(super) struct Section {
    pub(super) heading: Phrase,
    pub(super) rows: &'static [Binding],
}

/// A row of the table.
pub(super) struct Binding {
    /// What the configuration calls it.
    pub(super) name: &'static str,
    /// Where its keys are in force.
    pub(super) modes: &'static [Mode],
    /// Its keys with ` or ` between them; those of one chord with a space.
    pub(super) keys: &'static str,
    pub(super) command: C,
    /// What the help says it does.
    pub(super) description: Phrase,
}

const fn row(
    name: &'static str,
    modes: &'static [Mode],
    keys: &'static str,
    command: C,
    english: &'static str,
    chinese: &'static str,
) -> Binding {
    Binding {
        name,
        modes,
        keys,
        command,
        description: phrase(english, chinese),
    }
}

const fn phrase(english: &'static str, chinese: &'static str) -> Phrase {
    Phrase { english, chinese }
}

const MAP: &[Mode] = &[Reading, Map];
const TEXT: &[Mode] = &[Reading];
const SELECTION: &[Mode] = &[Selecting];
const QUOTATIONS: &[Mode] = &[Reading, Selecting, Map];
const PASSAGES: &[Mode] = &[Reading, Selecting];
const COPIED: &[Mode] = &[Reading, Selecting, Bookmarks];
const TEXT_AND_SPEAKERS: &[Mode] = &[Reading, Speakers];
const FILTERED: &[Mode] = &[
    Speakers, List, Outline, Links, Encodings, Words, Bookmarks, Library, Help,
];
const LISTS: &[Mode] = &[
    Map, Speakers, List, Outline, Links, Encodings, Words, Bookmarks, Library, Help,
];
const OPEN: &[Mode] = &[
    Selecting, Map, Speakers, List, Outline, Links, Encodings, Entry, Words, Bookmarks, Library,
    Help,
];
const MARKS: &[Mode] = &[Bookmarks];
const KEPT: &[Mode] = &[Bookmarks, Words];
const SHELVES: &[Mode] = &[Bookmarks, Words, Library];
const WORDS: &[Mode] = &[Reading, Selecting, Entry];
const ROWS: &[Mode] = &[
    Reading, Map, Speakers, List, Outline, Links, Encodings, Entry, Words, Bookmarks, Library, Help,
];
const HALF_PAGES: &[Mode] = &[
    Reading, Selecting, Speakers, List, Outline, Links, Encodings, Entry, Help,
];
const ANYWHERE: &[Mode] = &[
    Reading, Selecting, Map, Speakers, List, Outline, Links, Encodings, Entry, Words, Bookmarks,
    Library, Help,
];
const LINE: &[Mode] = &[Typing, Filtering, Palette, Form];
const NOTE: &[Mode] = &[Form];

/// All rows in the order of the help.
#[rustfmt::skip]
pub(super) const DEFAULT: &[Section] = &[
    Section { heading: phrase("Scroll (5j: five rows)", "滚动（5j：五行）"), rows: &[
        row("down", ROWS, "j or Down", C::Scroll(Next, Row), "a row down", "下移一行"),
        row("up", ROWS, "k or Up", C::Scroll(Previous, Row), "a row up", "上移一行"),
        row("half-page-down", HALF_PAGES, "d or Ctrl-d", C::Scroll(Next, HalfPage), "half a page down", "下移半页"),
        row("half-page-up", HALF_PAGES, "u or Ctrl-u", C::Scroll(Previous, HalfPage), "half a page up", "上移半页"),
        row("page-down", ANYWHERE, "Space or PgDn or Ctrl-f", C::Scroll(Next, Page), "a page down", "下移一页"),
        row("page-up", ANYWHERE, "b or PgUp or Ctrl-b", C::Scroll(Previous, Page), "a page up", "上移一页"),
        row("start", ANYWHERE, "g or Home", C::Start, "to the start", "到开头"),
        row("end", ANYWHERE, "G or End", C::End, "to the end", "到末尾"),
    ] },
    Section { heading: phrase("Who said what", "谁说了什么"), rows: &[
        row("next-quotation", QUOTATIONS, "Right or l or ]", C::Quotation(Next), "next quotation", "下一条引语"),
        row("previous-quotation", QUOTATIONS, "Left or h or [", C::Quotation(Previous), "previous quotation", "上一条引语"),
        row("next-by-speaker", PASSAGES, "L or Shift-Right", C::QuotationBySpeaker(Next), "next quotation by the same speaker", "同一说话人的下一条引语"),
        row("previous-by-speaker", PASSAGES, "H or Shift-Left", C::QuotationBySpeaker(Previous), "previous quotation by the same speaker", "同一说话人的上一条引语"),
        row("speakers", TEXT_AND_SPEAKERS, "s", C::Speakers, "list of the speakers", "说话人列表"),
        row("speaker-map", MAP, "S", C::SpeakerMap, "map of who speaks where", "说话人分布图"),
        row("follow", TEXT_AND_SPEAKERS, "f", C::Follow, "follow a speaker: → stays with them", "只看一位说话人：→ 只到此人"),
        row("explain", TEXT, "e", C::Explain, "why this quotation, and this speaker", "为何是引语，为何是此人说的"),
        row("facts", &[Reading, List], "!", C::Places(PlaceKind::Facts), "facts that differ in the two texts", "两文不一致的事实"),
        row("quotations", &[Reading, List], "Q", C::Places(PlaceKind::Quotations), "list of the quotations in this text", "这一侧的引语列表"),
        row("accept", LISTS, "Enter", C::Accept, "go to what is chosen", "前往所选项"),
    ] },
    Section { heading: phrase("Passages", "文段"), rows: &[
        row("next-sentence", PASSAGES, ")", C::Sentence(Next), "next sentence", "下一句"),
        row("previous-sentence", PASSAGES, "(", C::Sentence(Previous), "previous sentence", "上一句"),
        row("next-paragraph", PASSAGES, "}", C::Paragraph(Next), "next paragraph", "下一段"),
        row("previous-paragraph", PASSAGES, "{", C::Paragraph(Previous), "previous paragraph", "上一段"),
        row("next-word", WORDS, "w", C::Word(Next), "next word, and its translation", "下一个词及其译文"),
        row("previous-word", WORDS, "W", C::Word(Previous), "previous word", "上一个词"),
        row("look-up", &[Reading, Entry], "K", C::LookUp, "look the word up; again: all of it", "查词；再按看全部"),
        row("look-up-less", &[Entry], "Enter", C::LookUp, "at a word: less again", "查词时：收起"),
        row("next-place", &[Entry], "n", C::NextPlace, "at a word: where it is next", "查词时：文中下一处"),
        row("select", PASSAGES, "V", C::Select, "select from here on: steps extend it", "从此处选择，移动即扩展"),
        row("swap-ends", SELECTION, "o", C::SwapEnds, "move the other end of the selection", "改移选区的另一端"),
        row("extend", SELECTION, "j or Down", C::Sentence(Next), "extend the selection by a sentence", "选区扩展一句"),
        row("shorten", SELECTION, "k or Up", C::Sentence(Previous), "shorten the selection by a sentence", "选区缩短一句"),
        row("copy", COPIED, "y", C::Copy { citation: false }, "copy the passage", "复制文段"),
        row("cite", COPIED, "Y", C::Copy { citation: true }, "copy with speaker and source", "复制并附说话人和出处"),
    ] },
    Section { heading: phrase("Words", "生词"), rows: &[
        row("keep-word", &[Reading, Entry], "+", C::KeepWord, "keep the word; again: learning, known", "收入生词本；再按：在学、已掌握"),
        row("words", TEXT, "\"", C::Words, "vocabulary: the words kept", "生词本"),
        row("next-state", &[Words], "s", C::NextState, "new, learning, known, ignored", "生词、在学、已掌握、忽略"),
        row("mark-words", TEXT, "c", C::ColourWords, "mark the words kept, on the page", "在文中标出生词本里的词"),
        row("readings", TEXT, "p", C::Transcribe { zhuyin: false }, "pinyin above: all, unknown words, none", "拼音注音：全部、未掌握的词、无"),
        row("zhuyin", TEXT, "Alt-p", C::Transcribe { zhuyin: true }, "zhuyin above: all, unknown words, none", "注音符号：全部、未掌握的词、无"),
        row("script", TEXT, "C", C::Script, "traditional or simplified characters", "切换繁体、简体"),
    ] },
    Section { heading: phrase("Bookmarks and the library", "书签与文库"), rows: &[
        row("bookmark", PASSAGES, "m", C::Bookmark, "bookmark, or open the bookmark", "加书签，或打开书签"),
        row("note", PASSAGES, "M", C::Note, "bookmark with note, tags and name", "加书签，附笔记、标签、名称"),
        row("tie", PASSAGES, "t", C::Tie, "tie the sentence to its counterpart", "将此句与对应句配对"),
        row("untie", PASSAGES, "T", C::Untie, "untie it from its counterpart", "解除配对"),
        row("undo", TEXT, "U", C::Undo, "undo the last bookmark or tie", "撤销上一次书签或配对"),
        row("redo", &[Reading, Bookmarks], "Ctrl-r", C::Redo, "redo what was undone", "重做"),
        row("bookmarks", TEXT, "'", C::Bookmarks, "bookmarks; then a letter goes to one", "书签；再按字母前往"),
        row("library", TEXT, "B", C::OpenLibrary, "library: the articles read", "文库：读过的文章"),
        row("filter", FILTERED, "/", C::Filter, "filter the list", "筛选列表"),
        row("change-scope", &[Bookmarks, Filtering], "Tab or BackTab", C::ChangeScope, "bookmarks of this article, or of all", "本文书签，或全部书签"),
        row("change-order", KEPT, "o", C::ChangeOrder, "the list in another order", "换一种排序"),
        row("edit-note", MARKS, "e", C::Describe(Field::Note), "change the note of a bookmark", "改书签的笔记"),
        row("edit-tags", MARKS, "t", C::Describe(Field::Tags), "change the tags of a bookmark", "改书签的标签"),
        row("edit-name", MARKS, "r", C::Describe(Field::Name), "change the name of a bookmark", "改书签的名称"),
        row("export", KEPT, "x", C::Export, "export what is listed", "导出列表内容"),
        row("delete", SHELVES, "d or Delete", C::Delete, "delete what is chosen", "删除所选项"),
        row("undo-in-list", SHELVES, "u", C::Undo, "undo the last change in the list", "撤销列表中的上一次改动"),
    ] },
    Section { heading: phrase("Search and jumps", "查找与跳转"), rows: &[
        row("search", TEXT, "/", C::Search, "search both texts", "在两侧文本中查找"),
        row("search-word", TEXT, "*", C::SearchWord, "search for the word here", "查找此处的词"),
        row("next-match", TEXT, "n", C::Match(Next), "next match", "下一处匹配"),
        row("previous-match", TEXT, "N", C::Match(Previous), "previous match", "上一处匹配"),
        row("jump-back", TEXT, "Ctrl-o or Alt-Left", C::Jump(Previous), "back to where you jumped from", "回到跳转前的位置"),
        row("jump-forward", TEXT, "Ctrl-p or Alt-Right", C::Jump(Next), "forward again", "返回后再前进"),
        row("whereabouts", TEXT, "Ctrl-g", C::Whereabouts, "file, place, levels of words, length", "文件、位置、词汇等级、篇幅"),
        row("next-article", TEXT, ". or J", C::Article(Next), "next article of the reading list", "阅读列表的下一篇"),
        row("previous-article", TEXT, ",", C::Article(Previous), "previous article of the reading list", "阅读列表的上一篇"),
    ] },
    Section { heading: phrase("Sources", "来源"), rows: &[
        row("outline", &[Reading, Outline], "o", C::Outline, "outline; of a feed, its articles", "大纲；订阅源则列出文章"),
        row("links", &[Reading, Links], "O", C::Links, "links; Enter reads one here", "链接；Enter 在此阅读"),
        row("browse", &[Links], "o", C::Browse, "open the link in the browser", "用浏览器打开链接"),
        row("full-page", &[Reading, Outline], "F", C::FullPage, "the full page of a feed's article", "订阅文章的全文页"),
        row("with-translation", TEXT, "P", C::WithTranslation, "with the translation that lies beside it", "与同目录的译文对照"),
        row("refresh", TEXT, "R", C::Refresh, "read it again, if it has changed", "若有更新则重读"),
        row("encodings", &[Reading, Encodings], "E", C::Encodings, "read it again in another encoding", "换编码重读"),
    ] },
    Section { heading: phrase("Screen", "屏幕"), rows: &[
        row("other-side", TEXT, "Tab or BackTab", C::FocusOther, "the other text, at what says the same", "到另一侧的对应处"),
        row("counterpart", TEXT, "Enter", C::Peek, "what says the same; look a word up", "看对应处；在词上则查词"),
        row("one-language", PASSAGES, "r or z", C::OneLanguage, "one language, or both", "单语或双语"),
        row("link", PASSAGES, "=", C::Link, "scroll the texts as one, or apart", "两文同步或分开滚动"),
        row("stack", PASSAGES, "v", C::Stack, "stacked, or side by side", "上下或左右排列"),
        row("narrow-left", PASSAGES, "<", C::MoveSplit(Previous), "narrow the left column", "缩窄左栏"),
        row("widen-left", PASSAGES, ">", C::MoveSplit(Next), "widen the left column", "加宽左栏"),
        row("wider-text", PASSAGES, "Alt->", C::Measure(Next), "wider rows", "加宽文字"),
        row("narrower-text", PASSAGES, "- or Alt-<", C::Measure(Previous), "narrower rows", "缩窄文字"),
        row("palette", ANYWHERE, ":", C::Palette, "every command; :42% :12 :q :speaker", "全部命令；:42% :12 :q :speaker"),
        row("next-theme", TEXT, "Ctrl-t", C::NextTheme, "the next theme", "下一个主题"),
        row("help", ANYWHERE, "? or F1", C::Help, "this help", "本帮助"),
        row("close", ANYWHERE, "Esc", C::Close, "close what is open", "关闭当前窗口"),
        row("leave", OPEN, "q", C::Leave, "close what is open", "关闭当前窗口"),
        row("quit", TEXT, "q or Z Z", C::Quit, "quit", "退出"),
        row("interrupt", ANYWHERE, "Ctrl-c", C::Interrupt, "close what is open, or quit", "关闭当前窗口，或退出"),
        row("messages", ANYWHERE, "Alt-m", C::Messages, "what was told before", "以前的消息"),
        row("redraw", ANYWHERE, "Ctrl-l", C::Redraw, "draw the screen again", "重绘屏幕"),
        row("suspend", ANYWHERE, "Ctrl-z", C::Suspend, "suspend (fg in the shell comes back)", "挂起（在 shell 中用 fg 返回）"),
    ] },
    Section { heading: phrase("While typing a pattern, a filter or a note", "输入查找、筛选或笔记时"), rows: &[
        row("accept-line", LINE, "Enter", C::Accept, "accept", "确认"),
        row("cancel-line", LINE, "Esc or Ctrl-c", C::Close, "give up and go back", "放弃并返回"),
        row("redraw-line", LINE, "Ctrl-l", C::Redraw, "draw the screen again", "重绘屏幕"),
        row("note-new-line", NOTE, "Alt-Enter or Ctrl-j", C::Edit(Edit::NewLine), "new line in a note", "笔记中换行"),
        row("next-field", NOTE, "Tab", C::NextField(Next), "to the next field: name, tags, note", "下一栏：名称、标签、笔记"),
        row("previous-field", NOTE, "BackTab", C::NextField(Previous), "to the field before", "上一栏"),
        row("editor", NOTE, "Ctrl-x", C::Editor, "write the note with $VISUAL or $EDITOR", "用 $VISUAL 或 $EDITOR 写笔记"),
        row("line-up", LINE, "Up or Ctrl-p", C::Edit(Edit::Up), "up; the pattern typed before", "上移；上一次输入"),
        row("line-down", LINE, "Down or Ctrl-n", C::Edit(Edit::Down), "down; the pattern typed after", "下移；下一次输入"),
        row("line-left", LINE, "Left or Ctrl-b", C::Edit(Edit::Left), "left", "左移"),
        row("line-right", LINE, "Right or Ctrl-f", C::Edit(Edit::Right), "right", "右移"),
        row("line-start", LINE, "Home or Ctrl-a", C::Edit(Edit::Home), "to the start", "到开头"),
        row("line-end", LINE, "End or Ctrl-e", C::Edit(Edit::End), "to the end", "到末尾"),
        row("erase-back", LINE, "Backspace or Ctrl-h", C::Edit(Edit::EraseBack), "erase a character", "删前一个字符"),
        row("erase-forward", LINE, "Delete or Ctrl-d", C::Edit(Edit::EraseForward), "erase the next character", "删后一个字符"),
        row("erase-word", LINE, "Ctrl-w", C::Edit(Edit::EraseWord), "erase a word", "删一个词"),
        row("erase-to-start", LINE, "Ctrl-u", C::Edit(Edit::EraseToStart), "erase to the start", "删到行首"),
        row("erase-to-end", LINE, "Ctrl-k", C::Edit(Edit::EraseToEnd), "erase to the end", "删到行尾"),
    ] },
];
