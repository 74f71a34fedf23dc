//! What is told of the outside: opening and reading, files, the browser, the editor,
//! the configuration.

use super::{Wording, counted};
use std::borrow::Cow;

table! {
    configuration_read: "config.toml read again", "已重新读取 config.toml";
    opening(name: &str): format!("opening {name} … (Esc stops)"), format!("正在打开 {name} …（Esc 停止）");
    cannot_open(name: &str): format!("{name} cannot be opened"), format!("无法打开 {name}");
    stopped: "stopped", "已停止";
    read_again: "read again", "已重新读取";
    not_changed: "it has not changed", "没有变化";
    from_standard_input:
        "this came from standard input and cannot be opened again", "这一篇来自标准输入，无法再次打开";
    standard_input_once: "standard input can be read only once", "标准输入只能读一次";
    nothing_to_read_at(address: &str): format!("nothing to read at {address}"), format!("{address} 没有可读的内容");
    no_translation_beside:
        "no translation beside it: X_zh.md beside X.md would be one", "同目录没有译文：例如 X.md 的译文应为 X_zh.md";
    analysis_failed: "the analysis failed; the text can be read without it", "分析失败，不影响阅读";
    alignment_failed: "the texts could not be aligned again", "未能重新对齐两文";

    no_web_page(address: &str): format!("{address} is not a web page"), format!("{address} 不是网页");
    opens_in_browser(address: &str): format!("{address} opens in the browser"), format!("已在浏览器中打开 {address}");
    cannot_start_browser(program: &str, error: &str):
        format!("{program} cannot be started ({error}); $BROWSER may name another"),
        format!("无法启动 {program}（{error}），可用 $BROWSER 指定浏览器");

    bookmarks_exported(number: usize, file: &str):
        format!("{} exported to {file}", counted(number, "bookmark")), format!("已导出 {number} 个书签到 {file}");
    bookmarks_on_clipboard(number: usize, error: &str):
        format!("{} copied to the clipboard: no file can be made here ({error})", counted(number, "bookmark")),
        format!("此处无法建文件（{error}），已复制 {number} 个书签到剪贴板");
    words_exported(number: usize, file: &str):
        format!("{} exported to {file}, for Anki", counted(number, "word")), format!("已导出 {number} 个词到 {file}，供 Anki 导入");
    words_on_clipboard(number: usize, error: &str):
        format!("{} copied to the clipboard: no file can be made here ({error})", counted(number, "word")),
        format!("此处无法建文件（{error}），已复制 {number} 个词到剪贴板");

    editor_failed(error: &str):
        format!("the note cannot be handed to an editor: {error}"), format!("无法用编辑器写笔记：{error}");
    no_editor(name: &str):
        format!("no editor {name}: set VISUAL or EDITOR; the note is as it was"),
        format!("没有编辑器 {name}：请设置 VISUAL 或 EDITOR；笔记没有改动");
    editor_code(name: &str, code: i32):
        format!("{name} ended with code {code}; the note is as it was"), format!("{name} 以代码 {code} 结束；笔记没有改动");
    editor_ended(name: &str): format!("{name} was ended; the note is as it was"), format!("{name} 被终止；笔记没有改动");

    bookmarks_not_saved(problem: &str): format!("bookmarks are not saved: {problem}"), format!("书签不会保存：{problem}");
    other_bookmarks: "the bookmarks of another article", "另一篇文章的书签";
    vocabulary_unreadable(problem: &str): format!("the vocabulary cannot be read: {problem}"), format!("无法读取生词本：{problem}");
    library_unreadable(problem: &str): format!("the library cannot be read: {problem}"), format!("无法读取文库：{problem}");
}
