//! Word lists in traditional or simplified Chinese, looked up at a place of
//! the text. Holds the words; what they mean for speech is decided elsewhere.

pub(crate) mod alphabet;
pub(crate) mod role_suffix;
pub(crate) mod trie;

use alphabet::Alphabet;
use std::sync::LazyLock;
use trie::{End, Ends, LONGEST, Start, Starts, Tree};

/// A set of characters of the Basic Multilingual Plane, a bit for each.
pub(crate) struct CharSet(Vec<u64>);

impl CharSet {
    fn new(letters: &str) -> Self {
        Self::of(letters.chars())
    }

    fn of(letters: impl Iterator<Item = char>) -> Self {
        let mut blocks = vec![0; (1 << 16) / 64];
        for number in letters.map(|letter| letter as usize) {
            if let Some(block) = blocks.get_mut(number / 64) {
                *block |= 1 << (number % 64);
            }
        }
        Self(blocks)
    }

    #[inline]
    pub(crate) fn contains(&self, letter: char) -> bool {
        let number = letter as usize;
        let block = self.0.get(number / 64);
        block.is_some_and(|block| block & 1 << (number % 64) != 0)
    }
}

/// All the lists, read once.
pub(crate) struct Lexicon {
    alphabet: Alphabet,
    starts: Tree<{ Starts::LISTS }>,
    /// Of the words spelt backwards.
    ends: Tree<{ Ends::LISTS }>,
    /// Characters of grammar, which no given name holds.
    pub(crate) functions: CharSet,
    /// Characters that stand beside a name more often than in it.
    pub(crate) beside_names: CharSet,
    /// Characters that show a sentence, where a term has none.
    pub(crate) grammar: CharSet,
    /// The last characters of words formed like roles.
    pub(crate) role_ends: CharSet,
    syllables: CharSet,
    /// The first characters of surnames.
    initials: CharSet,
    /// The surnames of most people.
    pub(crate) common_surnames: CharSet,
}

impl Lexicon {
    /// The characters of the lists.
    pub(crate) fn alphabet(&self) -> &Alphabet {
        &self.alphabet
    }

    /// The words that letters of these numbers start with.
    #[inline]
    pub(crate) fn starts(&self, numbers: &[u16]) -> &Starts {
        self.starts.find(|at| numbers[at])
    }

    /// The words that letters of these numbers end with.
    #[inline]
    pub(crate) fn ends(&self, numbers: &[u16]) -> &Ends {
        self.ends.find(|at| numbers[LONGEST - 1 - at])
    }

    /// The words that `letters` start with.
    pub(crate) fn letters_start(&self, letters: &[char]) -> &Starts {
        let word = self.alphabet.word(letters.iter().copied());
        self.starts.find(|at| word[at])
    }

    /// The words that `text` ends with.
    pub(crate) fn text_ends(&self, text: &str) -> &Ends {
        let word = self.alphabet.word(text.chars().rev());
        self.ends.find(|at| word[at])
    }

    /// Whether a surname begins with `letter`.
    pub(crate) fn begins_name(&self, letter: char) -> bool {
        self.initials.contains(letter)
    }

    /// Whether `letter` is one that foreign names are written with.
    pub(crate) fn is_syllable(&self, letter: char) -> bool {
        self.syllables.contains(letter)
    }
}

/// Reads the lists compiled into the program.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let (starts, ends) = (lists_of_starts(), lists_of_ends());
    let words_of_starts = starts.iter().flat_map(|(_, words)| words);
    let words_of_ends = ends.iter().flat_map(|(_, words)| words);
    let alphabet = Alphabet::of(words_of_starts.chain(words_of_ends).copied());
    let forwards = starts.iter().flat_map(|(list, words)| {
        let words = words.iter().map(|letters| alphabet.word(letters.chars()));
        words.map(|word| (word, *list as usize))
    });
    let backwards = ends.iter().flat_map(|(list, words)| {
        let words = words
            .iter()
            .map(|letters| alphabet.word(letters.chars().rev()));
        words.map(|word| (word, *list as usize))
    });
    let surnames = section(SURNAMES, "");
    let initials = surnames.iter().filter_map(|name| name.chars().next());
    Lexicon {
        starts: Tree::new(alphabet.size(), forwards.collect()),
        ends: Tree::new(alphabet.size(), backwards.collect()),
        alphabet,
        functions: CharSet::new(FUNCTIONS),
        beside_names: CharSet::new("为于由将让也都又再示则却"),
        grammar: CharSet::new(GRAMMAR),
        role_ends: CharSet::new("员师导客星者官匠手工户迷农兵长家人主医"),
        syllables: CharSet::new(SYLLABLES),
        common_surnames: CharSet::new(COMMON_SURNAMES),
        initials: CharSet::of(initials),
    }
});

/// A list that is looked for by how its words start or end.
type List<Place> = (Place, Vec<&'static str>);

fn lists_of_starts() -> [List<Start>; 19] {
    [
        (Start::Cue, section(CUES, "marked")),
        (Start::Cue, section(CUES, "speech")),
        (Start::Cue, section(CUES, "never")),
        (Start::Speech, section(CUES, "speech")),
        (Start::NoCue, section(CUES, "never")),
        (Start::Verb, section(CONTEXT, "verb")),
        (Start::Opening, section(CONTEXT, "opening")),
        (Start::NotName, section(CONTEXT, "not-name")),
        (Start::Adverb, section(CONTEXT, "adverb")),
        (Start::Surname, section(SURNAMES, "")),
        (Start::Role, section(ROLES, "")),
        (Start::Noun, section(ROLES, "")),
        (Start::Noun, longer(section(ORGANISATIONS, ""))),
        (Start::Sign, listed(SIGNS)),
        (Start::Time, listed(TIMES)),
        (Start::Copula, listed(COPULAS)),
        (Start::Pronoun, listed(PRONOUNS)),
        (Start::Determiner, listed(DETERMINERS)),
        (Start::Tibetan, section(TIBETAN, "")),
    ]
}

fn lists_of_ends() -> [List<End>; 9] {
    [
        (End::Adverb, section(CONTEXT, "adverb")),
        (End::Role, section(ROLES, "")),
        (End::Organisation, section(ORGANISATIONS, "")),
        (End::Document, section(DOCUMENTS, "")),
        (End::Address, listed(ADDRESSES)),
        (End::Title, listed(TITLES)),
        (End::Account, listed(ACCOUNTS)),
        (End::Woman, listed(WOMEN)),
        (End::Man, listed(MEN)),
    ]
}

const CUES: &str = include_str!("../../../../assets/lexicons/chinese-cues.txt");

const CONTEXT: &str = include_str!("../../../../assets/lexicons/chinese-context.txt");

const ROLES: &str = include_str!("../../../../assets/lexicons/chinese-roles.txt");

const ORGANISATIONS: &str = include_str!("../../../../assets/lexicons/chinese-organisations.txt");

const DOCUMENTS: &str = include_str!("../../../../assets/lexicons/chinese-documents.txt");

const SURNAMES: &str = include_str!("../../../../assets/lexicons/chinese-surnames.txt");

const TIBETAN: &str = include_str!("../../../../assets/lexicons/tibetan-names.txt");

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
    "的了在是及或就还被把要对从到这那们个很最更每各该此他她它你我吗呢吧说表因但且候号称者姓第";

const GRAMMAR: &str = "是不会要了我你他她将能应须没很把被让就也都还吗呢吧得的说已令太";

/// The hundred commonest surnames, borne by more than four people in five.
const COMMON_SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";

fn listed(words: &'static str) -> Vec<&'static str> {
    words.split_whitespace().collect()
}

/// Those of `words` that have more than one character.
fn longer(mut words: Vec<&'static str>) -> Vec<&'static str> {
    words.retain(|word| word.chars().count() > 1);
    words
}

/// The characters that usually write foreign names by sound.
const SYLLABLES: &str = "别额契珠呷阿艾爱安昂奥巴拜班邦保鲍贝倍本比彼毕宾波伯博勃布采查楚茨慈次崔达戴丹当道德登邓狄迪蒂丁东杜敦多顿恩尔法凡范方菲费芬丰冯佛夫弗福盖甘冈高戈哥格葛根贡古瓜圭果哈海汉豪赫黑亨洪侯胡华怀惠霍基吉季加贾简江杰金京卡凯坎康考科柯克肯孔库夸奎昆拉莱赖兰朗劳勒雷里理利历莉立丽连廉良列林琳留柳龙卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密缅妙明缪摩莫默姆穆拿那纳娜乃奈南内嫩尼年娘涅宁牛纽农努诺欧帕派潘庞佩彭皮匹平泼珀普奇齐恰强乔切钦琴青琼丘曲让热仁日荣儒瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申生圣施什史士叔舒斯丝思司松苏索所塔泰坦汤唐陶特滕提铁廷亭通图托瓦娃万旺威韦维魏温文翁沃乌伍武西希锡夏肖谢辛欣休修许雅亚延扬耶叶伊依易因英永尤于约泽扎詹张哲珍芝治中朱兹子宗佐贡娅妮珊露茜薇黛芙蕾琪坚布贡纽玻翰逊绪帝蓬巨萝卓柴渥图鲍丽桃夸耐勋冰勇仓拓泊赞伽迦堡堪耿衮丕沛肃得埃厄俄弥洁姬嘉梵唯庇卜布蓝增买吐孜木江汗朵堆玉拥央措吾穷合莲久丝素优罕津腊培旭匈彻律祖卫";

/// The words under `[name]` of a list, or all of a list without sections.
fn section(text: &'static str, name: &str) -> Vec<&'static str> {
    let mut inside = name.is_empty();
    let mut words = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            Some(heading) => inside = heading == name,
            None if inside => words.extend(listed(line)),
            None => {}
        }
    }
    words
}

/// `letter` in simplified writing.
#[inline]
pub(crate) fn simplified(letter: char) -> char {
    LEXICON.alphabet().known(letter).simplified
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_every_list_is_found_where_it_stands() {
        for (list, words) in lists_of_starts() {
            for word in words {
                let letters: Vec<char> = word.chars().collect();
                let found = LEXICON.letters_start(&letters);
                let length = found.of(list, letters.len());
                assert_eq!(length, Some(letters.len()), "{word} of {list:?}");
            }
        }
        for (list, words) in lists_of_ends() {
            for word in words {
                let length = word.chars().count();
                let found = LEXICON.text_ends(word).of(list, length);
                assert_eq!(found, Some(length), "{word} of {list:?}");
            }
        }
    }
}
