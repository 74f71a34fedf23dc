//! What the status line tells of bookmarks, ties, the vocabulary and the library.

use super::{Wording, counted};
use std::borrow::Cow;

table! {
    nothing_to_undo: "nothing to undo", "没有可撤销的操作";
    nothing_to_redo: "nothing to redo", "没有可重做的操作";
    saved: "saved", "已保存";
    changed_saved: "changed, saved", "已修改并保存";
    deleted_saved: "deleted, saved", "已删除并保存";
    undone_saved: "undone, saved", "已撤销并保存";
    redone_saved: "redone, saved", "已重做并保存";
    not_saved(problem: &str): format!("NOT SAVED: {problem}"), format!("未保存：{problem}");

    bookmarked(words: &str): format!("★ bookmarked, saved: {words}"), format!("★ 已加书签并保存：{words}");
    bookmarked_as(letter: char, words: &str):
        format!("★ bookmarked, saved ('{letter}): {words}"), format!("★ 已加书签并保存（'{letter}）：{words}");
    no_bookmark_with(letter: char): format!("no bookmark has the letter {letter}"), format!("没有字母为 {letter} 的书签");
    bookmark_deleted: "this bookmark has been deleted", "这个书签已被删除";
    looking_for_words: "looking for these words in the rest of the text", "正在后文中查找书签所在处";
    words_gone: "these words are not in the article any more", "文中已没有这段文字";
    bookmarks_changed(number: usize):
        format!("{} changed in another window", counted(number, "bookmark")), format!("另一窗口改动了 {number} 个书签");
    ties_changed(number: usize):
        format!("{} changed in another window", counted(number, "tie")), format!("另一窗口改动了 {number} 处配对");
    no_bookmarks_to_export: "no bookmarks to export", "没有可导出的书签";
    note_left: "the note was left as it was", "笔记没有改动";

    tied_saved: "tied, saved", "已配对并保存";
    untied_saved: "untied, saved", "已解除配对并保存";
    nothing_tied: "nothing tied", "没有配对";

    word_kept(word: &str): format!("{word} is in the vocabulary, saved"), format!("{word} 已加入生词本并保存");
    word_is(word: &str, state: &str): format!("{word}: {state}, saved"), format!("{word}：{state}，已保存");
    word_deleted(word: &str):
        format!("{word} deleted (u brings it back), saved"), format!("已删除 {word} 并保存（u 恢复）");
    word_undone(word: &str): format!("{word}: undone, saved"), format!("{word}：已撤销并保存");
    no_words_to_export: "no words to export", "没有可导出的生词";
    word_without_article: "this word was added without an article", "这个词不是从文章里加入的";
    sentence_gone: "this sentence is not in the article any more", "文中已没有这个句子";

    is_open_now: "this is the article you are reading", "正在读的就是这一篇";
    taken_from_library:
        "deleted from the library, its bookmarks are kept (u undoes)", "已从文库移除，书签仍保留（u 撤销）";
}
