//! How well bookmarks find their words again in an article that has changed:
//! `cargo run --release --example anchor_figures [ARTICLES]`.
//!
//! Marks sentences, paragraphs, and selections of any length from a single word
//! on, in the article the program carries, in the Chinese paragraphs of the
//! tests, and in articles made up here; changes the text in a way that knows
//! where every character went; and counts the bookmarks that come to stand on
//! the same words (both ends within two characters), those there with an end
//! farther off, those without a place, and those in a wrong one. A bookmark whose words are gone is right without a
//! place, and wrong with any.

use duidu::annotation::{Target, places};
use duidu::article;
use duidu::text::sentences;
use std::ops::Range;
use std::time::{Duration, Instant};

fn main() {
    let articles: usize = std::env::args()
        .nth(1)
        .and_then(|argument| argument.parse().ok())
        .unwrap_or(60);
    let mut random = Random(7);
    for (name, style) in [("prose", Style::Prose), ("forms filled in", Style::Forms)] {
        let mut texts: Vec<String> = (0..articles)
            .map(|number| made_up(&mut random, style, number % 2 == 0))
            .collect();
        if matches!(style, Style::Prose) {
            texts.push(include_str!("../assets/sco-cyber-terrorism.txt").to_owned());
            texts.push(chinese_of_the_tests());
        }
        println!(
            "{name:<48}{:>9}{:>9}{:>9}{:>9}{:>9}{:>7}{:>10}",
            "marked", "right", "%", "ends off", "unplaced", "wrong", "ms/text"
        );
        for (name, change) in CHANGES {
            let mut tally = Tally::default();
            for text in &texts {
                for _ in 0..4 {
                    tally.add(text, style, change, &mut random);
                }
            }
            tally.print(name);
        }
    }
}

/// What happens to a text.
type Change = fn(&mut Changed, &mut Random);

const CHANGES: [(&str, Change); 9] = [
    ("nothing", |_, _| {}),
    (
        "fetched again: white space, marks, paragraphs",
        |text, random| {
            text.insert_paragraph(random);
            text.delete_paragraph(random);
            text.set_anew(random);
        },
    ),
    ("ten paragraphs deleted, ten inserted", |text, random| {
        for _ in 0..10 {
            text.insert_paragraph(random);
            text.delete_paragraph(random);
        }
    }),
    ("the paragraphs in another order", |text, random| {
        text.shuffle(random);
    }),
    ("1 % of the characters changed", |text, random| {
        text.noise(random, 1, false);
    }),
    ("10 % of the characters changed", |text, random| {
        text.noise(random, 10, false);
    }),
    ("10 % changed, added or taken away", |text, random| {
        text.noise(random, 10, true);
    }),
    ("fetched again, and 10 % changed", |text, random| {
        text.insert_paragraph(random);
        text.delete_paragraph(random);
        text.set_anew(random);
        text.noise(random, 10, false);
    }),
    ("another article altogether", |text, random| {
        let other = made_up(random, text.style, true);
        text.characters = other.chars().map(|character| (character, None)).collect();
    }),
];

#[derive(Default)]
struct Tally {
    marked: usize,
    right: usize,
    off: usize,
    unplaced: usize,
    wrong: usize,
    texts: u32,
    time: Duration,
}

impl Tally {
    fn add(&mut self, text: &str, style: Style, change: Change, random: &mut Random) {
        let mut changed = Changed::new(text, style);
        change(&mut changed, random);
        let marked = marked(text, random);
        let targets: Vec<Target> = marked
            .iter()
            .map(|range| Target::new(text, range.clone()))
            .collect();
        let now = changed.text();
        let start = Instant::now();
        let found = places(&now, &targets);
        self.time += start.elapsed();
        self.texts += 1;
        for (target, found) in targets.iter().zip(found) {
            self.marked += 1;
            let found = found.map(|range| code_points(&now, &range));
            match (changed.truth(target.start..target.end), found) {
                (Some(truth), Some(found)) if is_same(&truth, &found) => self.right += 1,
                (None, None) => self.right += 1,
                (Some(_), None) => self.unplaced += 1,
                (Some(truth), Some(found)) if is_there(&truth, &found) => self.off += 1,
                (_, Some(_)) => self.wrong += 1,
            }
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "a rate is shown, not stored")]
    fn print(&self, name: &str) {
        println!(
            "{name:<48}{:>9}{:>9}{:>9.2}{:>9}{:>9}{:>7}{:>10.1}",
            self.marked,
            self.right,
            100.0 * self.right as f64 / self.marked as f64,
            self.off,
            self.unplaced,
            self.wrong,
            self.time.as_secs_f64() * 1e3 / f64::from(self.texts),
        );
    }
}

/// Whether both ends are right, or nearly.
fn is_same(truth: &Range<usize>, found: &Range<usize>) -> bool {
    truth.start.abs_diff(found.start) <= 2
        && truth.end.abs_diff(found.end) <= 2
        && found.start < truth.end
        && truth.start < found.end
}

/// Whether it is the right place, though an end is not: where the characters at
/// an end were changed, nobody can tell how many of them belong to it.
fn is_there(truth: &Range<usize>, found: &Range<usize>) -> bool {
    found.start < truth.end + 2 && truth.start < found.end + 2
}

fn code_points(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start].chars().count();
    start..start + text[range.clone()].chars().count()
}

/// What a reader may mark: sentences, paragraphs, a few words, some text.
fn marked(text: &str, random: &mut Random) -> Vec<Range<usize>> {
    let article = article::parse(text);
    let mut marked = Vec::new();
    for block in &article.blocks {
        let words = article.block_text(block);
        let start = block.range.start;
        marked.push(block.range.clone());
        for sentence in sentences(words, block.language) {
            marked.push(start + sentence.start..start + sentence.end);
        }
        let bounds: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
        for length in [2, 6, 15, 60] {
            let first = random.below(bounds.len());
            let last = (first + length).min(bounds.len()) - 1;
            let end = bounds.get(last + 1).copied().unwrap_or(words.len());
            let piece = start + bounds[first]..start + end;
            // Nobody marks white space.
            if text[piece.clone()].trim() == &text[piece.clone()] {
                marked.push(piece);
            }
        }
    }
    marked
}

/// A text whose characters remember where they stood.
struct Changed {
    style: Style,
    characters: Vec<(char, Option<usize>)>,
}

impl Changed {
    fn new(text: &str, style: Style) -> Self {
        let characters = text
            .chars()
            .enumerate()
            .map(|(at, character)| (character, Some(at)))
            .collect();
        Self { style, characters }
    }

    fn text(&self) -> String {
        self.characters
            .iter()
            .map(|(character, _)| character)
            .collect()
    }

    /// Where the characters that stood in `range` stand now; nowhere if fewer
    /// than half of them are left.
    fn truth(&self, range: Range<usize>) -> Option<Range<usize>> {
        let is_of_it = |from: &Option<usize>| from.is_some_and(|from| range.contains(&from));
        let places = self.characters.iter().enumerate();
        let mut kept = places
            .filter(|(_, (_, from))| is_of_it(from))
            .map(|(at, _)| at);
        let first = kept.next()?;
        let (last, count) = kept.fold((first, 1), |(_, count), at| (at, count + 1));
        (count * 2 >= range.len()).then_some(first..last + 1)
    }

    /// The paragraphs, each with the line breaks after it.
    fn paragraphs(&self) -> Vec<Range<usize>> {
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for at in 1..self.characters.len() {
            if self.characters[at - 1].0 == '\n' && self.characters[at].0 != '\n' {
                paragraphs.push(start..at);
                start = at;
            }
        }
        paragraphs.push(start..self.characters.len());
        paragraphs
    }

    /// As another program would set the same text: other white space, other
    /// quotation marks, lines broken elsewhere.
    fn set_anew(&mut self, random: &mut Random) {
        let straight = random.below(2) == 0;
        let mut set = Vec::with_capacity(self.characters.len());
        let mut column = 0;
        for &(character, from) in &self.characters {
            column += 1;
            match character {
                '\n' => {
                    column = 0;
                    set.push((character, from));
                    set.extend("  ".chars().map(|space| (space, None)));
                }
                ' ' if column > 70 => {
                    column = 0;
                    set.push(('\n', from));
                }
                ' ' if random.below(10) == 0 => set.extend([(' ', from), ('\u{a0}', None)]),
                '“' | '”' if straight => set.push(('"', from)),
                '“' => set.push(('「', from)),
                '”' => set.push(('」', from)),
                '‘' | '’' => set.push(('\'', from)),
                '"' if !straight => set.push(('”', from)),
                '\'' if !straight => set.push(('’', from)),
                '，' => set.push((',', from)),
                _ => set.push((character, from)),
            }
        }
        self.characters = set;
    }

    fn insert_paragraph(&mut self, random: &mut Random) {
        let paragraphs = self.paragraphs();
        let at = paragraphs[random.below(paragraphs.len())].start;
        let is_chinese = random.below(2) == 0;
        let new = paragraph(random, self.style, is_chinese) + "\n\n";
        let new = new.chars().map(|character| (character, None));
        self.characters.splice(at..at, new);
    }

    fn delete_paragraph(&mut self, random: &mut Random) {
        let paragraphs = self.paragraphs();
        if paragraphs.len() > 2 {
            let gone = paragraphs[random.below(paragraphs.len())].clone();
            self.characters.drain(gone);
        }
    }

    fn shuffle(&mut self, random: &mut Random) {
        let mut paragraphs = self.paragraphs();
        for last in (1..paragraphs.len()).rev() {
            paragraphs.swap(last, random.below(last + 1));
        }
        self.characters = paragraphs
            .into_iter()
            .flat_map(|range| {
                let mut paragraph = self.characters[range].to_vec();
                if paragraph.last().is_none_or(|(last, _)| *last != '\n') {
                    paragraph.push(('\n', None));
                }
                paragraph
            })
            .collect();
    }

    /// Changes each character with the chance of `hundredths`; where
    /// `moves` is set, one in three such changes adds one, one takes it away.
    fn noise(&mut self, random: &mut Random, hundredths: usize, moves: bool) {
        let alphabet: Vec<char> = self
            .characters
            .iter()
            .map(|(character, _)| *character)
            .collect();
        let mut noisy = Vec::with_capacity(self.characters.len());
        for &(character, from) in &self.characters {
            if random.below(100) >= hundredths {
                noisy.push((character, from));
                continue;
            }
            let other = alphabet[random.below(alphabet.len())];
            match if moves { random.below(3) } else { 0 } {
                0 => noisy.push((other, from)),
                1 => noisy.extend([(character, from), (other, None)]),
                _ => {}
            }
        }
        self.characters = noisy;
    }
}

/// The paragraphs of the tests' own Chinese articles, without their marks.
fn chinese_of_the_tests() -> String {
    include_str!("../tests/data/chinese-quotations.txt")
        .lines()
        .filter(|line| {
            !line.is_empty()
                && !line.starts_with(['#', '@', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
        })
        .map(|line| {
            let words = line.chars().filter(|c| !matches!(c, '⟦' | '⟧' | '1'..='9'));
            words.collect::<String>() + "\n\n"
        })
        .collect()
}

/// How the sentences of an article are made.
#[derive(Clone, Copy)]
enum Style {
    /// Of words in any order: as little alike as those of a good article.
    Prose,
    /// By filling forms, as reports of results and lists are: many sentences
    /// differ in a name or a number only.
    Forms,
}

/// An article with a headline and paragraphs, in one language or both.
fn made_up(random: &mut Random, style: Style, is_bilingual: bool) -> String {
    let mut text = String::new();
    if is_bilingual {
        text += &("《".to_owned() + &words(random, CHINESE, 6, "") + "》\n\n");
        for _ in 0..3 {
            text += &(paragraph(random, style, true) + "\n\n");
        }
    }
    text += &(words(random, ENGLISH, 7, " ") + "\n\n");
    for _ in 0..20 + random.below(20) {
        text += &(paragraph(random, style, false) + "\n\n");
    }
    text
}

fn paragraph(random: &mut Random, style: Style, is_chinese: bool) -> String {
    let sentences = (0..=random.below(4)).map(|_| match (style, is_chinese) {
        (Style::Prose, true) => chinese_prose(random),
        (Style::Prose, false) => english_prose(random) + " ",
        (Style::Forms, true) => chinese_form(random),
        (Style::Forms, false) => english_form(random) + " ",
    });
    sentences.collect::<String>().trim_end().to_owned()
}

const ENGLISH: &str = "the of to and in a that for on with as at by from it was were is be had has \
    have not but they he she his her its their would could which who said new year people one two \
    after before over under about against city council bridge river water port ferry worker union \
    pay price steel stone plan vote party leader minister office letter report paper question answer \
    court law judge police street school teacher child family house roof winter spring snow flood \
    storm field farmer grain market trade bank loan debt tax road train station driver line engine \
    power plant coal wind cable island coast ship captain crew net fish doctor hospital nurse patient \
    study test result number rise fall open close build break carry wait leave return promise refuse \
    warn ask explain hope fear doubt agree reach sign send receive lose find long short old young \
    quiet heavy cold early late small wide narrow deep empty common public former several many few \
    almost never often again already perhaps together across behind near without because although \
    while until since money weight glass paint border guard army officer peace talk treaty neighbour \
    language song theatre museum painting garden bread kitchen neighbourhood lamp bicycle tower clock";

const CHINESE: &str = "的 了 在 是 和 有 我们 他们 这 那 将 对 从 已经 没有 可以 应该 因为 但是 \
    以及 城市 议会 桥梁 河流 港口 渡轮 工人 工会 工资 价格 钢材 石头 计划 投票 政党 领导 部长 办公室 信件 \
    报告 报纸 问题 回答 法院 法律 法官 警察 街道 学校 教师 孩子 家庭 房屋 屋顶 冬天 春天 大雪 洪水 风暴 \
    田野 农民 粮食 市场 贸易 银行 贷款 债务 税收 道路 列车 车站 司机 线路 发动机 电厂 煤炭 电缆 岛屿 海岸 \
    船长 船员 渔网 医生 医院 护士 病人 研究 测试 结果 数字 上升 下降 打开 关闭 建设 等待 离开 返回 承诺 \
    拒绝 警告 解释 希望 担心 怀疑 同意 达成 签署 发送 收到 失去 找到 安静 沉重 寒冷 很早 狭窄 公共 前任 \
    几乎 从不 经常 也许 一起 附近 虽然 直到 边境 军队 和平 谈判 条约 邻国 语言 歌曲 剧院 博物馆 花园 面包";

fn words<'a>(random: &mut Random, list: &'a str, count: usize, join: &str) -> String {
    let list: Vec<&'a str> = list.split_whitespace().collect();
    let picked = (0..count).map(|_| {
        // The common words come first in the lists, and more often.
        let limit = if random.below(3) == 0 {
            list.len() / 8
        } else {
            list.len()
        };
        list[random.below(limit)]
    });
    picked.collect::<Vec<_>>().join(join)
}

fn english_prose(random: &mut Random) -> String {
    let count = 4 + random.below(18);
    let sentence = words(random, ENGLISH, count, " ");
    let capital = sentence[..1].to_uppercase() + &sentence[1..];
    match random.below(4) {
        0 => {
            let count = 2 + random.below(5);
            format!("“{capital},” {} said.", words(random, ENGLISH, count, " "))
        }
        1 => {
            let count = 3 + random.below(8);
            format!("{capital}, {}.", words(random, ENGLISH, count, " "))
        }
        _ => capital + ".",
    }
}

fn chinese_prose(random: &mut Random) -> String {
    let count = 4 + random.below(14);
    let sentence = words(random, CHINESE, count, "");
    let count = 2 + random.below(6);
    let more = words(random, CHINESE, count, "");
    match random.below(4) {
        0 => format!("“{sentence}，”{more}说。"),
        1 => format!("{sentence}，{more}。"),
        _ => sentence + "。",
    }
}

fn english_form(random: &mut Random) -> String {
    let who = random.of(&[
        "The mayor",
        "Anna Berg",
        "A spokesman for the port",
        "The opposition",
        "Jan Holm",
        "One engineer",
        "The committee",
        "A resident of the old town",
        "The finance minister",
        "Nobody in the hall",
    ]);
    let what = random.of(&[
        "the bridge would be closed to cars until the piers had been examined",
        "the price of steel had doubled since the first plan was drawn",
        "more than forty families had been told to leave their houses",
        "work could begin as soon as the river was free of ice",
        "the report left out what the divers saw under the third arch",
        "there was no money for a second ferry this year",
        "the vote should have been held in the open",
        "trains would run every ten minutes from Monday on",
    ]);
    let how = random.of(&[
        "",
        " in a letter to the council",
        " on Tuesday",
        ", four years after the flood",
        " at a meeting behind closed doors",
        ", as two papers had reported",
        " with a shrug",
        " and asked for patience",
    ]);
    let number = 2 + random.below(900);
    match random.below(6) {
        0 => format!(
            "“{}{},” {} said{}.",
            what[..1].to_uppercase(),
            &what[1..],
            lower(who),
            how
        ),
        1 => format!("{who} told reporters that {what}{how}."),
        2 => format!(
            "It would cost {number} million crowns, {} said{how}.",
            lower(who)
        ),
        3 => format!("{who} warned{how} that {what}, and that {number} people were waiting."),
        4 => format!("According to {}, {what}.", lower(who)),
        _ => format!(
            "By the end of the year {number} of them had left{how}; {} did not say why.",
            lower(who)
        ),
    }
}

fn lower(who: &str) -> String {
    match who.split(' ').next() {
        Some("The" | "A" | "One" | "Nobody") => who[..1].to_lowercase() + &who[1..],
        _ => who.to_owned(),
    }
}

fn chinese_form(random: &mut Random) -> String {
    let who = random.of(&[
        "市长",
        "港口发言人",
        "反对派",
        "一名工程师",
        "委员会主席",
        "老城居民",
        "财政局长",
        "在场的记者",
    ]);
    let what = random.of(&[
        "桥墩检查完毕之前禁止车辆通行",
        "钢材价格比最初的方案高出一倍",
        "四十多户人家已接到搬迁通知",
        "河面解冻后即可开工",
        "报告没有提到潜水员在第三个桥拱下看到的情况",
        "今年没有资金增开第二班渡轮",
        "表决本应公开进行",
        "下周一起列车每十分钟一班",
    ]);
    let number = 2 + random.below(900);
    match random.below(5) {
        0 => format!("“{what}，”{who}说。"),
        1 => format!("{who}周二对记者表示，{what}。"),
        2 => format!("据{who}介绍，工程造价约{number}百万元，{what}。"),
        3 => format!("{who}警告说，已有{number}人在等待。"),
        _ => format!("到年底，其中{number}人已经离开，{who}没有说明原因。"),
    }
}

/// `SplitMix64` (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).expect("it is below a size")
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}
