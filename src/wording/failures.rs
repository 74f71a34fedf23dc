//! What can fail: sources that cannot be read, files that are damaged, mistakes in the
//! configuration.

use super::{Wording, counted};
use crate::article::Notice;
use std::borrow::Cow;

table! {
    at(name: &str, problem: &str): format!("{name}: {problem}"), format!("{name}：{problem}");
    output_failed(error: &str): format!("standard output: {error}"), format!("标准输出：{error}");
    terminal_failed(error: &str): format!("the terminal: {error}"), format!("终端：{error}");
    later_version: "a later version of duidu wrote this; use that one to change it",
        "由更新版本的 duidu 写成，请用该版本修改";
    system_not_found(told: String): told, "没有这个文件或目录";
    system_denied(told: String): told, "没有权限";
    system_full(told: String): told, "磁盘已满";
    system_read_only(told: String): told, "文件系统只读";
    system_locked(told: String): told, "另一程序锁住了书签";
    no_home: "no home directory: set HOME, or XDG_DATA_HOME and XDG_CONFIG_HOME",
        "没有主目录：请设置 HOME，或 XDG_DATA_HOME 和 XDG_CONFIG_HOME";

    no_such_file: "no such file; check the name", "没有这个文件，请检查文件名";
    no_permission: "no permission to read it; check who may with ls -l", "没有读取权限，请用 ls -l 查看";
    unreadable(error: &str): format!("cannot be read: {error}"), format!("无法读取：{error}");
    is_directory: "is a directory without a text in it; name a file", "是目录，其中没有文本，请指定文件";
    is_device: "is a device, not a text; name a file, or - for standard input", "是设备，不是文本，请指定文件，或用 - 表示标准输入";
    is_empty: "is empty; there is nothing to read", "是空文件，没有可读的内容";
    too_large(megabytes: u64): format!("is larger than {megabytes} MB; split it first"), format!("超过 {megabytes} MB，请先拆分");
    is_binary: "is not a text but binary data; name a text file", "是二进制数据，不是文本，请指定文本文件";

    is_pdf: "is a PDF; take its text out first: pdftotext -layout FILE - | duidu", "是 PDF，请先提取文本：pdftotext -layout FILE - | duidu";
    is_gzip: "is compressed; unpack it first: gunzip -c FILE | duidu", "是压缩文件，请先解压：gunzip -c FILE | duidu";
    is_archive: "is an archive; unpack it first and name a file in it", "是归档文件，请先解包再指定其中的文件";
    is_picture: "is a picture, not a text", "是图片，不是文本";
    is_program: "is a program, not a text", "是程序，不是文本";
    is_office: "is an office document; save it as text or HTML first", "是办公文档，请先另存为文本或 HTML";
    is_damaged_book: "is an EPUB that is damaged", "是损坏的 EPUB";
    is_protected_book: "is a book protected against copying (DRM); its text cannot be read", "是受版权保护（DRM）的书，无法读取其文本";
    is_kindle: "is a Kindle book; convert it to EPUB first", "是 Kindle 书，请先转换为 EPUB";

    bad_address: "is not a web address; check its spelling", "不是网址，请检查写法";
    no_host: "no machine has this name, or there is no network", "找不到该主机，或没有网络";
    refused: "the server refuses the connection", "服务器拒绝连接";
    no_answer: "the server does not answer", "服务器没有响应";
    too_slow: "the page takes longer than 30 seconds", "网页超过 30 秒仍未传完";
    broken_off: "the connection broke off", "连接中断";
    bad_certificate: "the server cannot prove who it is (certificate)", "服务器无法证明身份（证书）";
    bad_protocol: "the server sends no proper answer", "服务器的应答不合规范";
    bad_packing: "the page is compressed in a way that is not read", "网页的压缩方式无法读取";
    too_many_redirects: "more than five redirects", "重定向超过五次";
    bad_redirect: "redirects to something that is not a web page", "重定向到的不是网页";
    private_address: "redirects to a private address, which is not followed", "重定向到内网地址，不予跟随";
    page_not_there: "the page is not there (404)", "网页不存在（404）";
    page_not_shown: "the server does not show it to everyone", "服务器不对所有人开放此页";
    asked_to_wait(wait: &str): format!("too many requests; the server asks to wait ({wait})"), format!("请求过多，服务器要求等待（{wait}）");
    too_many_requests: "too many requests; try again later", "请求过多，请稍后再试";
    server_error(status: u16): format!("the server answers with error {status}"), format!("服务器返回错误 {status}");

    only_preview: "only a preview of this article is public", "本文只公开了开头";
    no_main_text: "no main text found: the whole page is shown", "没有找到正文，显示整个网页";
    too_tangled: "this page is too tangled to find its main text: all of it is shown", "网页过于杂乱，找不到正文，全部显示";
    damaged_feed: "this feed is damaged: its words are shown as they come", "订阅源已损坏，按原样显示文字";
    empty_feed: "this feed has no entries", "订阅源里没有文章";
    read_as(encoding: &str):
        format!("read as {encoding}; --encoding NAME or the key E reads it in another"),
        format!("按 {encoding} 读取；--encoding NAME 或 E 键可换编码");
    translation_beside(zh: &str, en: &str):
        format!("its translation is beside it: P reads both, as duidu --zh {zh} --en {en} does"),
        format!("同目录有译文：按 P 对照阅读，同 duidu --zh {zh} --en {en}");

    bookmarks_unreadable(error: &str): format!("bookmarks cannot be read: {error}"), format!("无法读取书签：{error}");
    bookmarks_of_article: "bookmarks of this article", "本文的书签";
    words_of_vocabulary: "words of the vocabulary", "生词本里的词";
    copy_used: ", and the last good copy is used", "，已改用最后一份完好的副本";
    copy_shown: ", and the last good copy is shown", "，现显示最后一份完好的副本";
    were_damaged(what: &str, copy: &str, file: &str):
        format!("the {what} were damaged{copy}; kept as they were in {file}"),
        format!("{what}曾损坏{copy}；原文件保存在 {file}");
    are_damaged(what: &str, copy: &str, error: &str):
        format!("the {what} are damaged{copy}: {error}"), format!("{what}已损坏{copy}：{error}");
    may_be_written(what: &str, copy: &str, file: &str):
        format!("the {what} are damaged, or another program is writing them{copy}: {file}"),
        format!("{what}已损坏，或另一程序正在写入{copy}：{file}");
    bookmarks_of_later_version(file: &str):
        format!("a later version of duidu wrote these bookmarks: they can be read but not changed: {file}"),
        format!("这些书签由更新版本的 duidu 写成，可以读但不能改：{file}");
    words_of_later_version(file: &str):
        format!("a later version of duidu wrote these words: they can be read but not changed: {file}"),
        format!("这些词由更新版本的 duidu 写成，可以读但不能改：{file}");
    some_bookmarks_unreadable(number: usize, file: &str):
        format!("{} of this article cannot be read; kept as is: {file}", counted(number, "bookmark")),
        format!("本文有 {number} 个书签无法读取，保持原样：{file}");
    some_words_unreadable(number: usize, file: &str):
        format!("{} of the vocabulary cannot be read; kept as is: {file}", counted(number, "word")),
        format!("生词本里有 {number} 个词无法读取，保持原样：{file}");
    not_merged(file: &str, problem: &str): format!("{file} is not merged in: {problem}"), format!("{file} 没有并入：{problem}");
    by_later_version: "was written by a later version of duidu", "由更新版本的 duidu 写成";

    not_utf8: "not UTF-8; the defaults are in force", "不是 UTF-8；使用默认设置";
    defaults_in_force(error: &str): format!("{error}; the defaults are in force"), format!("{error}；使用默认设置");
    setting(name: &str, allowed: &str): format!("`{name}` {allowed}"), format!("`{name}` {allowed}");
    is_one_of(values: &str): format!("is one of {values}"), format!("应为以下之一：{values}");
    is_number(least: u16, most: u16): format!("is a number from {least} to {most}"), format!("应为 {least} 到 {most} 的数");
    is_either(values: &str, last: &str): format!("is {values} or {last}"), format!("应为 {values} 或 {last}");
    is_key_or_keys(name: &str):
        format!("`{name}` is a key such as \"n\", or a list of keys"), format!("`{name}` 应为一个键，如 \"n\"，或一组键");
    no_setting(name: &str, meant: &str):
        format!("no setting `{name}`; did you mean `{meant}`?"), format!("没有设置 `{name}`，是否想写 `{meant}`？");
    no_setting_listed(name: &str):
        format!("no setting `{name}`; `duidu config --default` lists them"), format!("没有设置 `{name}`；`duidu config --default` 列出全部");
    no_command_but(name: &str, meant: &str):
        format!("no command `{name}`; did you mean `{meant}`?"), format!("没有命令 `{name}`，是否想写 `{meant}`？");
    no_command_listed(name: &str):
        format!("no command `{name}`; `duidu config --default` lists them"), format!("没有命令 `{name}`；`duidu config --default` 列出全部");
    no_key: "no key; a space is `Space`", "没有键；空格写作 `Space`";
    no_key_but(name: &str, meant: &str):
        format!("no key `{name}`; did you mean `{meant}`?"), format!("没有键 `{name}`，是否想写 `{meant}`？");
    no_key_called(name: &str): format!("no key `{name}`"), format!("没有键 `{name}`");
    key_is_typed(key: &str, command: &str):
        format!("`{key}` is typed as text where `{command}` is for"), format!("在 `{command}` 处，`{key}` 是输入的文字");
    key_is_count(key: &str):
        format!("`{key}` is a count: it says how often the next key acts"), format!("`{key}` 是次数：表示下一个键重复几次");
    key_is_taken(key: &str, command: &str): format!("`{key}` is `{command}` already"), format!("`{key}` 已用于 `{command}`");
    no_theme(name: &str): format!("no theme {name}"), format!("没有主题 {name}");
    theme_not_utf8(name: &str): format!("{name}.toml: not UTF-8"), format!("{name}.toml：不是 UTF-8");
}

impl Wording {
    /// How an article was read.
    #[must_use]
    pub fn of_article(self, notice: Notice) -> Cow<'static, str> {
        match notice {
            Notice::Preview => self.only_preview(),
            Notice::NoMainText => self.no_main_text(),
            Notice::Tangled => self.too_tangled(),
            Notice::DamagedFeed => self.damaged_feed(),
            Notice::EmptyFeed => self.empty_feed(),
        }
    }
}
