//! Verbs of saying, and where a paragraph has them.

use std::ops::Range;

/// A verb of saying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// Its bytes in the paragraph.
    pub(super) range: Range<usize>,
    /// Whether what follows without marks is reported too.
    pub(super) reports: bool,
}

/// Verbs after which reported words can follow without marks.
const REPORTS: &[&str] = &[
    "表示", "指出", "认为", "認為", "强调", "強調", "透露", "宣布", "声明", "聲明", "声称", "聲稱",
    "宣称", "坦言", "直言", "解释", "解釋", "补充", "補充", "呼吁", "呼籲", "警告", "承认", "承認",
    "否认", "否認", "重申", "建议", "建議", "介绍", "介紹", "证实", "證實", "回应", "回應", "说",
    "說", "称", "稱", "告诉", "告訴", "谈到", "提到", "预测", "预计", "主张", "主張", "承诺",
    "承諾",
];

/// Verbs that only go with words in marks.
const QUOTES: &[&str] = &[
    "写道",
    "寫道",
    "问",
    "問",
    "答",
    "喊",
    "道",
    "笑着说",
    "感叹",
    "感慨",
    "评论",
    "评价",
    "回忆",
    "反问",
    "追问",
];

/// Words in which the characters of a verb mean something else.
const OTHERS: &[&str] = &[
    "小说",
    "小說",
    "据说",
    "據說",
    "传说",
    "傳說",
    "学说",
    "學說",
    "说明",
    "說明",
    "说法",
    "說法",
    "名称",
    "名稱",
    "简称",
    "簡稱",
    "职称",
    "人称",
    "对称",
    "堪称",
    "自称",
    "号称",
    "所称",
    "被称",
    "称为",
    "稱為",
    "称作",
    "称号",
    "称赞",
    "问题",
    "問題",
    "访问",
    "訪問",
    "学问",
    "顾问",
    "顧問",
    "疑问",
    "慰问",
    "提问",
    "答案",
    "答复",
    "回答",
    "报道",
    "報道",
    "道路",
    "知道",
    "街道",
    "频道",
    "渠道",
    "道德",
    "轨道",
    "难道",
    "味道",
    "通道",
    "人道",
    "也就是说",
    "可以说",
    "来说",
    "來說",
    "说服",
    "说到底",
    "游说",
    "演说",
    "解说",
    "表示敬意",
    "问世",
    "问卷",
    "询问",
];

/// The most characters in a word of these lists.
const LONGEST: usize = 4;

/// The verbs of saying in `paragraph`, in order. Each is the longest that
/// stands at its place.
pub(super) fn find(paragraph: &str) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut skip = 0;
    for (at, character) in paragraph.char_indices() {
        if at < skip || !starts_verb(character) {
            continue;
        }
        let rest = &paragraph[at..];
        let longest = |words: &[&'static str]| {
            words
                .iter()
                .filter(|word| rest.starts_with(**word))
                .map(|word| word.len())
                .max()
        };
        let (reports, quotes) = (longest(REPORTS), longest(QUOTES));
        let Some(length) = reports.max(quotes) else {
            continue;
        };
        let range = at..at + length;
        skip = range.end;
        if !is_other(paragraph, &range) {
            cues.push(Cue {
                reports: reports == Some(length),
                range,
            });
        }
    }
    cues
}

fn starts_verb(character: char) -> bool {
    REPORTS
        .iter()
        .chain(QUOTES)
        .any(|word| word.starts_with(character))
}

/// Whether the verb is a part of another word.
fn is_other(paragraph: &str, verb: &Range<usize>) -> bool {
    let before = paragraph[..verb.start]
        .char_indices()
        .rev()
        .take(LONGEST)
        .last()
        .map_or(verb.start, |(at, _)| at);
    let after = paragraph[verb.end..]
        .char_indices()
        .nth(LONGEST)
        .map_or(paragraph.len(), |(at, _)| verb.end + at);
    let around = &paragraph[before..after];
    let place = verb.start - before;
    OTHERS.iter().any(|word| {
        around
            .match_indices(word)
            .any(|(at, _)| at < place + verb.len() && place < at + word.len())
    })
}
