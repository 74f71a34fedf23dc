//! The words that name a speaker before a cue: a pronoun, a name with titles,
//! a group or an organisation.

use crate::text::is_han;
use std::ops::Range;

/// A speaker as named in one place; ranges are bytes of the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The whole of it.
    pub(super) range: Range<usize>,
    pub(super) kind: MentionKind,
    /// The name, or the noun that stands for one.
    pub(super) name: Range<usize>,
    /// The titles and organisations before a name.
    pub(super) role: Option<Range<usize>>,
}

/// What kind of words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MentionKind {
    /// 他, 她, 他们.
    Pronoun,
    /// A person's name.
    Name,
    /// Anything else.
    Noun,
}

const PRONOUNS: &[&str] = &[
    "他们", "她们", "他們", "她們", "他", "她", "我", "我们", "它",
];

/// Words between a subject and its verb, from which the subject is cut.
const ADVERBIALS: &[&str] = &[
    "在",
    "对",
    "對",
    "向",
    "就",
    "于",
    "同时",
    "同時",
    "还",
    "還",
    "也",
    "又",
    "进一步",
    "随后",
    "隨後",
    "日前",
    "近日",
    "今天",
    "昨天",
    "当天",
    "曾",
    "则",
    "則",
    "都",
    "已",
    "再次",
    "明确",
    "一致",
    "公开",
    "公開",
    "表态",
    "通过",
    "接受",
    "回应",
    "谈及",
    "介绍",
    "这样",
    "如此",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "周六",
    "周日",
    "笑着",
    "激动地",
    "高兴地",
    "坚定地",
    "上午",
    "下午",
    "继续",
    "接着",
    "告诉",
    "郑重",
    "特别",
    "主动",
    "发表",
    "代表",
];

/// Words before a subject.
const OPENERS: &[&str] = &[
    "据", "據", "但", "而", "不过", "然而", "对此", "因此", "此外", "另外", "其中", "同时", "随后",
    "有", "不少", "用", "正如", "连",
];

/// Nouns that stand right before a name, or for a person.
const TITLES: &[&str] = &[
    "主席",
    "总统",
    "總統",
    "总理",
    "總理",
    "首相",
    "部长",
    "部長",
    "副部长",
    "省长",
    "市长",
    "市長",
    "县长",
    "局长",
    "局長",
    "处长",
    "处長",
    "主任",
    "书记",
    "書記",
    "院长",
    "院長",
    "校长",
    "校長",
    "会长",
    "会長",
    "秘书长",
    "秘書長",
    "董事长",
    "董事長",
    "总经理",
    "经理",
    "經理",
    "总裁",
    "總裁",
    "首席执行官",
    "创始人",
    "负责人",
    "負責人",
    "发言人",
    "發言人",
    "教授",
    "研究员",
    "研究員",
    "专家",
    "專家",
    "学者",
    "學者",
    "院士",
    "博士",
    "医生",
    "醫生",
    "律师",
    "律師",
    "记者",
    "記者",
    "教练",
    "教練",
    "队长",
    "隊長",
    "球员",
    "导演",
    "導演",
    "演员",
    "演員",
    "作家",
    "诗人",
    "歌手",
    "艺术家",
    "工程师",
    "老师",
    "老師",
    "学生",
    "學生",
    "居民",
    "村民",
    "农民",
    "工人",
    "司机",
    "店主",
    "老板",
    "议员",
    "議員",
    "大使",
    "司令",
    "将军",
    "上校",
    "少将",
    "中尉",
    "警官",
    "法官",
    "检察官",
    "分析师",
    "分析師",
    "经济学家",
    "科学家",
    "官员",
    "官員",
    "代表",
    "委员",
    "委員",
    "先生",
    "女士",
    "小姐",
    "同志",
    "院长",
    "顾问",
    "总监",
    "编辑",
    "馆长",
    "船长",
    "机长",
    "站长",
    "社长",
    "行长",
    "理事长",
    "干事",
    "总干事",
    "外长",
    "防长",
    "财长",
    "厅长",
    "司长",
    "所长",
    "科长",
    "组长",
    "班长",
    "团长",
    "校友",
];

/// Where an organisation or a country ends, which a group belongs to.
const ORGANISATIONS: &[char] = &[
    '国', '國', '省', '市', '县', '部', '局', '院', '厅', '署', '委', '会', '會', '社', '司', '团',
    '队', '校', '学', '織', '织',
];

/// Surnames of one character, after the Hundred Family Surnames, the commoner
/// ones.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂谷祁时舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项曲成游阳裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华車车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺";

/// The subject named at the end of the bytes `clause` of `paragraph`, if there
/// is one.
pub(super) fn subject(paragraph: &str, clause: Range<usize>) -> Option<Mention> {
    let words = trimmed(paragraph, clause);
    let words = without_openers(paragraph, words);
    let words = without_adverbials(paragraph, words);
    let text = &paragraph[words.clone()];
    if text.is_empty() || text.chars().count() > MOST || !text.chars().all(is_name_character) {
        return None;
    }
    if let Some(pronoun) = PRONOUNS
        .iter()
        .find(|pronoun| text.starts_with(**pronoun) && text.len() == pronoun.len())
    {
        let range = words.start..words.start + pronoun.len();
        return Some(Mention {
            name: range.clone(),
            range,
            kind: MentionKind::Pronoun,
            role: None,
        });
    }
    Some(named(paragraph, words))
}

/// The longest subject, in characters.
const MOST: usize = 40;

fn is_name_character(character: char) -> bool {
    is_han(character)
        || character.is_ascii_alphanumeric()
        || matches!(character, '·' | '•' | '-' | '《' | '》' | ' ' | '.')
}

fn trimmed(paragraph: &str, range: Range<usize>) -> Range<usize> {
    let text = &paragraph[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    start..(range.start + text.trim_end().len()).max(start)
}

fn without_openers(paragraph: &str, words: Range<usize>) -> Range<usize> {
    let text = &paragraph[words.clone()];
    let opener = OPENERS
        .iter()
        .filter(|opener| text.starts_with(**opener))
        .map(|opener| opener.len())
        .max();
    words.start + opener.unwrap_or(0)..words.end
}

/// Cuts the subject off before the first adverbial after it.
fn without_adverbials(paragraph: &str, words: Range<usize>) -> Range<usize> {
    let text = &paragraph[words.clone()];
    let least = text.chars().next().map_or(0, char::len_utf8);
    let cut = ADVERBIALS
        .iter()
        .filter_map(|adverbial| text[least..].find(adverbial).map(|at| least + at))
        // "对外经贸部" has 对 in its name, but starts with it.
        .min()
        .unwrap_or(text.len());
    trimmed(paragraph, words.start..words.start + cut)
}

/// Splits titles from a name.
fn named(paragraph: &str, words: Range<usize>) -> Mention {
    let text = &paragraph[words.clone()];
    let title_end = TITLES
        .iter()
        .filter_map(|title| text.rfind(title).map(|at| (at, at + title.len())))
        .max_by_key(|(at, end)| (*end, std::cmp::Reverse(*at)));
    let rest = title_end.map_or(text, |(_, end)| &text[end..]);
    let (kind, name) = if is_name(rest) {
        (MentionKind::Name, words.end - rest.len()..words.end)
    } else if title_end.is_some_and(|(at, end)| end == text.len() && is_surname_alone(&text[..at]))
    {
        (MentionKind::Name, words.clone())
    } else {
        (
            MentionKind::Noun,
            words.start + group_start(text)..words.end,
        )
    };
    let role =
        (kind == MentionKind::Name && words.start < name.start).then_some(words.start..name.start);
    Mention {
        range: words,
        kind,
        name,
        role,
    }
}

/// Whether `text` is a person's name: a surname and one or two characters, or
/// a foreign name, which is longer or has a dot in it.
fn is_name(text: &str) -> bool {
    let length = text.chars().count();
    let has_surname = text
        .chars()
        .next()
        .is_some_and(|first| SURNAMES.contains(first));
    let is_han_only = text.chars().all(is_han);
    (is_han_only && has_surname && (2..=3).contains(&length))
        || (is_han_only
            && (2..=8).contains(&length)
            && text.chars().all(|c| TRANSLITERATION.contains(c)))
        || (text.contains(['·', '•']) && length >= 3)
        || (length >= 2
            && text
                .chars()
                .all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '-')))
}

/// Characters used to write foreign names by sound.
const TRANSLITERATION: &str = "阿埃艾爱安奥巴白班贝本比彼宾波博布查达戴丹德迪蒂丁杜多厄恩尔法菲费芬弗福富盖冈高戈格古瓜哈海汉赫亨胡华怀霍基吉加贾杰捷金卡凯康柯科克肯库夸拉莱兰劳勒雷里利连列林琳隆卢鲁伦罗洛马玛麦曼梅门蒙米密明莫默穆纳娜内尼涅宁纽诺欧帕潘佩彭皮平珀普齐奇恰乔切丘热日荣萨塞桑森沙莎山尚舍圣什史士舒斯司丝松苏索塔泰坦汤唐特提廷图托瓦威韦维魏温文沃乌武西希席夏肖谢辛休许雅亚扬耶叶伊因英尤于约泽扎詹珍芝朱兹佐夫娃姆德莲妮薇蕾琼川普拜登耐俄耶";

fn is_surname_alone(text: &str) -> bool {
    text.chars().count() == 1 && text.chars().all(|only| SURNAMES.contains(only))
}

/// Where the noun for a group starts, after the organisation or country it
/// belongs to: 各成员国|安全事务官员们. Only where the noun names people.
fn group_start(text: &str) -> usize {
    let people = TITLES.iter().any(|title| {
        text.trim_end_matches('们')
            .trim_end_matches('們')
            .ends_with(title)
    });
    if !people {
        return 0;
    }
    let head = TITLES
        .iter()
        .filter_map(|title| text.rfind(title))
        .max()
        .unwrap_or(0);
    text[..head]
        .rfind(ORGANISATIONS)
        .map(|at| at + text[at..].chars().next().map_or(0, char::len_utf8))
        .filter(|at| *at < head)
        .or_else(|| text[..head].rfind('的').map(|at| at + '的'.len_utf8()))
        .unwrap_or(0)
}
