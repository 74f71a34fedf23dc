//! Word lists in traditional or simplified Chinese, looked up at a place of
//! the text. Holds the words; what they mean for speech is decided elsewhere.

use std::borrow::Borrow;
use std::sync::LazyLock;

/// What a word in the cue list may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueClass {
    /// May govern reported content with no mark after it.
    Speech,
    /// Needs a comma, a colon or quotation marks beside it.
    Marked,
    /// Holds the characters of a cue and is none.
    Never,
}

/// Words by their characters, one node of a tree for each beginning that words
/// share: looking one up costs no more than its length.
struct Tree<T> {
    /// The nodes of one parent stand together, in the order of their characters.
    nodes: Vec<Node<T>>,
    /// The first characters, for most places of a text begin no word of a list.
    begins: Letters,
}

struct Node<T> {
    letter: char,
    /// What the word that ends here is.
    value: Option<T>,
    /// Where the nodes of the next characters stand.
    next: u32,
    count: u32,
}

impl<T: Copy> Tree<T> {
    /// The first value given for a word is kept.
    fn new(words: impl Iterator<Item = (Vec<char>, T)>) -> Self {
        let mut words: Vec<_> = words.collect();
        words.sort_by(|(word, _), (other, _)| word.cmp(other));
        words.dedup_by(|(word, _), (kept, _)| word == kept);
        let mut tree = Self {
            nodes: Vec::new(),
            begins: Letters::of(words.iter().filter_map(|(word, _)| word.first().copied())),
        };
        tree.add(&words, 0);
        tree
    }

    /// Adds the nodes that follow the beginning, of `depth` characters, which `words`
    /// share, and all behind them. Returns where they stand and how many they are.
    fn add(&mut self, words: &[(Vec<char>, T)], depth: usize) -> (u32, u32) {
        let longer = words.partition_point(|(word, _)| word.len() <= depth);
        let groups =
            || words[longer..].chunk_by(|(word, _), (other, _)| word[depth] == other[depth]);
        let first = self.nodes.len();
        self.nodes.extend(groups().map(|group| {
            let (word, value) = &group[0];
            Node {
                letter: word[depth],
                value: (word.len() == depth + 1).then_some(*value),
                next: 0,
                count: 0,
            }
        }));
        let count = self.nodes.len() - first;
        for (place, group) in (first..).zip(groups()) {
            let (next, count) = self.add(group, depth + 1);
            self.nodes[place].next = next;
            self.nodes[place].count = count;
        }
        let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
        (number(first), number(count))
    }

    /// The longest word that `letters` begin with: its length and value.
    #[inline]
    fn longest(&self, mut letters: impl Iterator<Item: Borrow<char>>) -> Option<(usize, T)> {
        let first = self.begins.place(*letters.next()?.borrow())?;
        self.longest_behind(&self.nodes[first], letters)
    }

    /// The longest word that goes on from `node`, a first one, with `letters`.
    fn longest_behind<'a>(
        &'a self,
        mut node: &'a Node<T>,
        letters: impl Iterator<Item: Borrow<char>>,
    ) -> Option<(usize, T)> {
        let mut longest = node.value.map(|value| (1, value));
        let mut length = 1;
        for letter in letters {
            let next = &self.nodes[node.next as usize..][..node.count as usize];
            let Ok(place) = next.binary_search_by_key(letter.borrow(), |node| node.letter) else {
                break;
            };
            node = &next[place];
            length += 1;
            if let Some(value) = node.value {
                longest = Some((length, value));
            }
        }
        longest
    }
}

/// Words found by what they start with, longest first.
pub(super) struct Words<T>(Tree<T>);

impl<T: Copy> Words<T> {
    fn new(words: impl Iterator<Item = (Vec<char>, T)>) -> Self {
        Self(Tree::new(words))
    }

    /// The longest word that `letters` start with: its length and value.
    #[inline]
    pub(super) fn at_start(&self, letters: &[char]) -> Option<(usize, T)> {
        self.0.longest(letters.iter())
    }
}

/// A set of characters of the Basic Multilingual Plane.
pub(super) struct Letters(Vec<Block>);

/// Sixty-four characters in a row.
#[derive(Clone, Copy, Default)]
struct Block {
    /// The bit of each that is in the set.
    members: u64,
    /// How many characters before them are in the set.
    before: usize,
}

impl Letters {
    fn new(letters: &str) -> Self {
        Self::of(letters.chars())
    }

    fn of(letters: impl Iterator<Item = char>) -> Self {
        let mut blocks = vec![Block::default(); (1 << 16) / 64];
        for number in letters.map(|letter| letter as usize) {
            if let Some(block) = blocks.get_mut(number / 64) {
                block.members |= 1 << (number % 64);
            }
        }
        let mut before = 0;
        for block in &mut blocks {
            block.before = before;
            before += block.members.count_ones() as usize;
        }
        Self(blocks)
    }

    #[inline]
    pub(super) fn contains(&self, letter: char) -> bool {
        self.place(letter).is_some()
    }

    /// How many characters of the set come before `letter`, if it is in the set.
    #[inline]
    fn place(&self, letter: char) -> Option<usize> {
        let number = letter as usize;
        let block = self.0.get(number / 64)?;
        let bit = 1 << (number % 64);
        let lower = block.members & (bit - 1);
        (block.members & bit != 0).then(|| block.before + lower.count_ones() as usize)
    }
}

/// Words found by what they end with, longest first.
pub(super) struct Endings(Tree<()>);

impl Endings {
    fn new(words: impl Iterator<Item = Vec<char>>) -> Self {
        Self(Tree::new(words.map(|mut word| {
            word.reverse();
            (word, ())
        })))
    }

    /// The length of the longest word that `letters` end with.
    #[inline]
    pub(super) fn at_end(&self, letters: &[char]) -> Option<usize> {
        self.0
            .longest(letters.iter().rev())
            .map(|(length, ())| length)
    }

    /// Whether `text` ends with one of the words.
    pub(super) fn end(&self, text: &str) -> bool {
        self.0.longest(text.chars().rev()).is_some()
    }
}

/// All the lists, read once.
pub(super) struct Lexicon {
    pub(super) cues: Words<CueClass>,
    pub(super) verbs: Words<()>,
    pub(super) openings: Words<()>,
    pub(super) not_names: Words<()>,
    pub(super) adverbs: Endings,
    /// The adverbs again, to be found by how they start.
    pub(super) adverb_starts: Words<()>,
    pub(super) roles: Endings,
    pub(super) organisations: Endings,
    pub(super) documents: Endings,
    pub(super) surnames: Words<()>,
    /// The roles again, to be found by how they start.
    pub(super) role_starts: Words<()>,
    /// Ends of organisations, to be found by how they start.
    pub(super) organisation_starts: Words<()>,
    /// What shows that words stand somewhere and nobody says them (横幅, 俗话).
    pub(super) signs: Words<()>,
    /// Forms of address that follow a surname and are no profession.
    pub(super) addresses: Endings,
    /// Roles that can follow the name of their bearer (钟南山院士).
    pub(super) titles: Endings,
    /// What bodies call their accounts.
    pub(super) accounts: Endings,
    /// Forms of address and nouns for women, and for men.
    pub(super) women: Endings,
    pub(super) men: Endings,
    /// Words of time before a copula.
    pub(super) times: Words<()>,
    /// Verbs that say what somebody is.
    pub(super) copulas: Words<()>,
    /// Pronouns that stand for a speaker.
    pub(super) pronouns: Words<()>,
    /// Determiners that point back at somebody named before.
    pub(super) determiners: Words<()>,
    /// Characters of grammar, which no given name holds.
    pub(super) functions: Letters,
    /// Characters that stand beside a name more often than in it.
    pub(super) beside_names: Letters,
    /// Characters that show a sentence, where a term has none.
    pub(super) grammar: Letters,
    syllables: Letters,
    /// The first characters of surnames.
    initials: Letters,
    /// The surnames of most people.
    pub(super) common_surnames: Letters,
}

impl Lexicon {
    /// Whether a surname begins with `letter`.
    pub(super) fn begins_name(&self, letter: char) -> bool {
        self.initials.contains(letter)
    }

    /// Whether `letter` is one that foreign names are written with.
    pub(super) fn is_syllable(&self, letter: char) -> bool {
        self.syllables.contains(letter)
    }
}

/// Reads the lists compiled into the program.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let cues = include_str!("../../../assets/lexicons/chinese-cues.txt");
    let context = include_str!("../../../assets/lexicons/chinese-context.txt");
    let roles = include_str!("../../../assets/lexicons/chinese-roles.txt");
    let organisations = include_str!("../../../assets/lexicons/chinese-organisations.txt");
    let documents = include_str!("../../../assets/lexicons/chinese-documents.txt");
    let surnames = include_str!("../../../assets/lexicons/chinese-surnames.txt");
    let class = |name, class| section(cues, name).map(move |word| (word, class));
    let plain = |text, name| Words::new(section(text, name).map(|word| (word, ())));
    Lexicon {
        cues: Words::new(
            class("never", CueClass::Never)
                .chain(class("speech", CueClass::Speech))
                .chain(class("marked", CueClass::Marked)),
        ),
        verbs: plain(context, "verb"),
        openings: plain(context, "opening"),
        not_names: plain(context, "not-name"),
        adverbs: Endings::new(section(context, "adverb")),
        adverb_starts: plain(context, "adverb"),
        roles: Endings::new(section(roles, "")),
        organisations: Endings::new(section(organisations, "")),
        documents: Endings::new(section(documents, "")),
        surnames: plain(surnames, ""),
        role_starts: plain(roles, ""),
        organisation_starts: Words::new(
            section(organisations, "")
                .filter(|word| word.len() > 1)
                .map(|word| (word, ())),
        ),
        signs: Words::new(listed(SIGNS).map(|word| (word, ()))),
        addresses: Endings::new(listed(ADDRESSES)),
        titles: Endings::new(listed(TITLES)),
        accounts: Endings::new(listed(ACCOUNTS)),
        women: Endings::new(listed(WOMEN)),
        men: Endings::new(listed(MEN)),
        times: Words::new(listed(TIMES).map(|word| (word, ()))),
        copulas: Words::new(listed(COPULAS).map(|word| (word, ()))),
        pronouns: Words::new(listed(PRONOUNS).map(|word| (word, ()))),
        determiners: Words::new(listed(DETERMINERS).map(|word| (word, ()))),
        functions: Letters::new(FUNCTIONS),
        beside_names: Letters::new("为于由将让也都又再示则却"),
        grammar: Letters::new(GRAMMAR),
        syllables: Letters::new(SYLLABLES),
        common_surnames: Letters::new(COMMON_SURNAMES),
        initials: Letters::of(section(surnames, "").filter_map(|word| word.first().copied())),
    }
});

const SIGNS: &str =
    "横幅 标语 口号 主题 名为 题为 标题 俗话 常言 古语 谚语 俗语 题词 匾额 包括 牌子 招牌 老话";
const ADDRESSES: &str = "太 老太 老太太 老伯 先生 女士 小姐 太太 夫人 某某 某 总 工 老 大爷 大妈 大叔 大姐 大哥 阿姨 奶奶 爷爷 叔叔 \
                         师傅 老师 姐 哥 叔 导 董 指导";

const TITLES: &str = "长 教授 教练 院士 博士 医生 大夫 律师 老师 主任 主席 主编 主教 经理 总监 总统 总理 总裁 \
                      警官 法官 导演 书记 将军 议员 同志 首相 董事 \
                      九段 八段 七段 六段 五段 四段 三段 二段 初段";

const ACCOUNTS: &str =
    "官方微博 官方微信公众号 微信公众号 官方微信 官方账号 公众号 官微 官网 客户端 微博";
const WOMEN: &str = "女士 小姐 太太 夫人 大妈 大姐 阿姨 奶奶 太 婆婆 姐 婶 嫂 姨 女子 女孩 姑娘 妻子 母亲 女儿 妈妈 姐姐 妹妹";
const MEN: &str =
    "先生 大爷 大叔 大哥 爷爷 叔叔 伯 叔 爷 哥 男子 男孩 小伙 丈夫 父亲 儿子 爸爸 哥哥 弟弟";
const TIMES: &str = "如今 现在 目前 今年 曾经 一直 现 曾 则 就 也 都 已";
const COPULAS: &str =
    "担任 出任 就任 成为 当上了 当上 当起了 当起 当了 做了 做起了 成了 是 系 任 为";
const PRONOUNS: &str = "他 她 它 其 他们 她们 双方 对方 本人 两人 后者 前者";
const DETERMINERS: &str = "该 这位 那位 这名 那名 上述 前述 此名 这个 这些 本 两位";
const FUNCTIONS: &str =
    "的了在是及或就还被把要对从到这那们个很最更每各该此他她它你我吗呢吧说表因但且候号称者";
const GRAMMAR: &str = "是不会要了我你他她将能应须没很把被让就也都还吗呢吧得的说已令太";

/// The hundred commonest surnames, borne by more than four people in five.
const COMMON_SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";

fn listed(words: &'static str) -> impl Iterator<Item = Vec<char>> {
    words.split_whitespace().map(|word| word.chars().collect())
}

/// The characters that usually write foreign names by sound.
const SYLLABLES: &str = "阿艾爱安昂奥巴拜班邦保鲍贝倍本比彼毕宾波伯博勃布采查楚茨慈次崔达戴丹当道德登邓狄迪蒂丁东杜敦多顿恩尔法凡范方菲费芬丰冯佛夫弗福盖甘冈高戈哥格葛根贡古瓜圭果哈海汉豪赫黑亨洪侯胡华怀惠霍基吉季加贾简江杰金京卡凯坎康考科柯克肯孔库夸奎昆拉莱赖兰朗劳勒雷里理利历莉立丽连廉良列林琳留柳龙卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密缅妙明缪摩莫默姆穆拿那纳娜乃奈南内嫩尼年娘涅宁牛纽农努诺欧帕派潘庞佩彭皮匹平泼珀普奇齐恰强乔切钦琴青琼丘曲让热仁日荣儒瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申生圣施什史士叔舒斯丝思司松苏索所塔泰坦汤唐陶特滕提铁廷亭通图托瓦娃万旺威韦维魏温文翁沃乌伍武西希锡夏肖谢辛欣休修许雅亚延扬耶叶伊依易因英永尤于约泽扎詹张哲珍芝治中朱兹子宗佐贡娅妮珊露茜薇黛芙蕾琪坚布贡纽玻翰逊绪帝蓬巨萝卓柴渥图鲍丽桃夸耐勋冰勇仓拓泊赞伽迦堡堪耿衮丕沛肃得埃厄俄弥洁姬嘉梵唯庇卜布蓝增买吐孜木江汗朵堆玉拥央措吾穷久丝素优罕津腊培旭匈彻律祖卫";

/// The words under `[name]` of a list, or all of a list without sections.
fn section(text: &'static str, name: &str) -> impl Iterator<Item = Vec<char>> {
    let mut inside = name.is_empty();
    let mut words = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            Some(heading) => inside = heading == name,
            None if inside => words.extend(line.split(' ').map(|word| word.chars().collect())),
            None => {}
        }
    }
    words
        .into_iter()
        .filter(|word: &Vec<char>| !word.is_empty())
}

/// `letter` in simplified writing, for the characters the lists use.
#[inline]
pub(super) fn simplified(letter: char) -> char {
    match FOLDED.get((letter as usize).wrapping_sub(FIRST_FOLDED)) {
        Some(&folded) if folded != '\0' => folded,
        _ => letter,
    }
}

/// The first Chinese character.
const FIRST_FOLDED: usize = 0x4e00;

/// The simplified form of each Chinese character that has another, by its
/// number.
static FOLDED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut letters = TRADITIONAL
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::chars);
    let mut table = vec!['\0'; 0xa000 - FIRST_FOLDED];
    while let (Some(from), Some(to)) = (letters.next(), letters.next()) {
        table[from as usize - FIRST_FOLDED] = to;
    }
    table
});

/// Traditional characters, each followed by its simplified form.
const TRADITIONAL: &str = include_str!("../../../assets/lexicons/traditional-characters.txt");
