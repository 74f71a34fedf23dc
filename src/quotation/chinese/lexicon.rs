//! Word lists in traditional or simplified Chinese, looked up at a place of
//! the text. Holds the words; what they mean for speech is decided elsewhere.

use std::collections::{HashMap, HashSet};
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

/// Words found by what they start with, longest first.
pub(super) struct Words<T> {
    by_first: HashMap<char, Vec<(Vec<char>, T)>>,
    /// One bit per character of the Basic Multilingual Plane that starts a
    /// word, so that most characters of a text cost no hashing.
    firsts: Vec<u64>,
}

impl<T: Copy> Words<T> {
    fn new(words: impl Iterator<Item = (Vec<char>, T)>) -> Self {
        let mut by_first: HashMap<char, Vec<(Vec<char>, T)>> = HashMap::new();
        let mut firsts = vec![0; 1024];
        for (word, value) in words {
            if let Some(&first) = word.first() {
                if let Some(bits) = firsts.get_mut(first as usize / 64) {
                    *bits |= 1 << (first as usize % 64);
                }
                by_first.entry(first).or_default().push((word, value));
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self { by_first, firsts }
    }

    /// The longest word that `letters` start with: its length and value.
    pub(super) fn at_start(&self, letters: &[char]) -> Option<(usize, T)> {
        let &first = letters.first()?;
        let bits = self.firsts.get(first as usize / 64)?;
        if bits >> (first as usize % 64) & 1 == 0 {
            return None;
        }
        self.by_first
            .get(&first)?
            .iter()
            .find(|(word, _)| letters.starts_with(word))
            .map(|(word, value)| (word.len(), *value))
    }
}

/// Words found by what they end with, longest first.
pub(super) struct Endings {
    by_last: HashMap<char, Vec<Vec<char>>>,
}

impl Endings {
    fn new(words: impl Iterator<Item = Vec<char>>) -> Self {
        let mut by_last: HashMap<char, Vec<Vec<char>>> = HashMap::new();
        for word in words {
            if let Some(&last) = word.last() {
                by_last.entry(last).or_default().push(word);
            }
        }
        for list in by_last.values_mut() {
            list.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
        Self { by_last }
    }

    /// The length of the longest word that `letters` end with.
    pub(super) fn at_end(&self, letters: &[char]) -> Option<usize> {
        self.by_last
            .get(letters.last()?)?
            .iter()
            .find(|word| letters.ends_with(word))
            .map(Vec::len)
    }
}

/// All the lists, read once.
pub(super) struct Lexicon {
    pub(super) cues: Words<CueClass>,
    pub(super) verbs: Words<()>,
    pub(super) openings: Words<()>,
    pub(super) not_names: Words<()>,
    pub(super) adverbs: Endings,
    pub(super) roles: Endings,
    pub(super) organisations: Endings,
    pub(super) documents: Endings,
    pub(super) surnames: Words<()>,
    /// The roles again, to be found by how they start.
    pub(super) role_starts: Words<()>,
    /// Ends of organisations, to be found by how they start.
    pub(super) organisation_starts: Words<()>,
    syllables: HashSet<char>,
}

impl Lexicon {
    /// Whether `letter` is one that foreign names are written with.
    pub(super) fn is_syllable(&self, letter: char) -> bool {
        self.syllables.contains(&letter)
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
        syllables: SYLLABLES.chars().collect(),
    }
});

/// The characters that usually write foreign names by sound.
const SYLLABLES: &str = "阿艾爱安昂奥巴拜班邦保鲍贝倍本比彼毕宾波伯博勃布采查楚茨慈次崔达戴丹当道德登邓狄迪蒂丁东杜敦多顿恩尔法凡范方菲费芬丰冯佛夫弗福盖甘冈高戈哥格葛根贡古瓜圭果哈海汉豪赫黑亨洪侯胡华怀惠霍基吉季加贾简江杰金京卡凯坎康考科柯克肯孔库夸奎昆拉莱赖兰朗劳勒雷里理利历莉立丽连廉良列林琳留柳龙卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密缅妙明缪摩莫默姆穆拿那纳娜乃奈南内嫩尼年娘涅宁牛纽农努诺欧帕派潘庞佩彭皮匹平泼珀普奇齐恰强乔切钦琴青琼丘曲让热仁日荣儒瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申生圣施什史士叔舒斯丝思司松苏索所塔泰坦汤唐陶特滕提铁廷亭通图托瓦娃万旺威韦维魏温文翁沃乌伍武西希锡夏肖谢辛欣休修许雅亚延扬耶叶伊依易因英永尤于约泽扎詹张哲珍芝治中朱兹子宗佐贡娅妮珊露茜薇黛芙蕾琪坚布贡纽玻翰逊绪帝蓬巨萝卓柴渥图鲍丽桃夸耐勋冰勇仓拓泊赞伽迦堪耿衮丕沛肃得埃厄俄弥洁姬嘉梵唯庇卜布蓝增买吐孜木江汗朵堆玉拥央措吾穷久丝";

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
pub(super) fn simplified(letter: char) -> char {
    if (letter as u32) < 0x4e00 {
        return letter;
    }
    FOLDED.get(&letter).copied().unwrap_or(letter)
}

static FOLDED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut letters = TRADITIONAL.chars();
    let mut table = HashMap::new();
    while let (Some(from), Some(to)) = (letters.next(), letters.next()) {
        table.insert(from, to);
    }
    table
});

/// Traditional characters, each followed by its simplified form.
const TRADITIONAL: &str = "說说稱称強强調调認认為为透透聲声宣宣佈布警警籲吁諾诺證证實实預预計计測测估估訴诉記记補补釋释紹绍應应復复寫写辯辩報报導导發发憶忆總总結结嘆叹責责議议態态談谈張张點点評评論论問问嚷嚷話话這这該该個个對对於于與与將将會会開开關关長长員员專专學学醫医師师習习業业財财經经濟济國国務务際际總总統统領领導导議议書书記记黨党軍军機机構构組组織织銀银協协聯联盟盟區区縣县鄉乡鎮镇廳厅處处局局辦办隊队園园館馆廠厂礦矿車车東东門门馬马趙赵錢钱孫孙吳吴鄭郑馮冯陳陈衛卫蔣蒋瀋沈韓韩楊杨許许呂吕張张嚴严陶陶謝谢鄒邹竇窦雲云蘇苏葛葛魯鲁韋韦鳳凤俞俞羅罗畢毕鄔邬傅傅齊齐顧顾黃黄蕭萧閔闵紀纪項项貝贝臧臧龐庞賈贾婁娄江江顏颜駱骆樊樊鍾钟盧卢鐘钟鄧邓單单龔龚陸陆榮荣甄甄儲储靳靳烏乌車车寧宁欒栾劉刘龍龙葉叶賴赖藺蔺喬乔聞闻譚谭貢贡勞劳酈郦邊边溫温別别莊庄閻阎連连習习歐欧聶聂鞏巩闕阙簡简饒饶豐丰蓋盖塗涂詹詹納纳爾尔薩萨羅罗維维蘭兰倫伦遜逊賓宾達达邁迈瑪玛麗丽愛爱亞亚奧奥澤泽喬乔萬万葉叶讓让時时間间還还後后當当許许從从來来給给據据過过進进並并僅仅卻却仍仍現现場场電电視视網网員员審审訊讯辭辞獲获悉悉瞭了解解據据負负責责內内們们東东誌志衆众眾众協协訪访處处陽阳賀贺節节檢检察察雙双實实際际環环動动運运勝胜選选賽赛練练隨随歲岁無无僑侨灣湾誰谁嗎吗麼么幾几種种親亲視视覺觉見见觀观眾众歷历嚇吓勸劝歎叹險险標标題题樣样應应頭头則则準准確确別别團团體体環环僅仅臺台誌志異异啟启產产業业廣广聽听黃黄護护賣卖買买絕绝針针認认漁渔畫画劇剧樂乐製制筆笔視视壓压雜杂嚴严舊旧廟庙約约陣阵鎖锁錄录講讲讀读麗丽輝辉偉伟傑杰華华億亿強强瓊琼穎颖潔洁靜静鋒锋銘铭鑫鑫鳴鸣宏宏瑋玮瑩莹勛勋獻献軒轩遠远競竞擔担憂忧緊紧協协僱雇傭佣職职歸归屬属戰战貿贸談谈判判預预備备顯显滿满興兴奮奋驚惊慮虑觀观勵励稱称寶宝濤涛義义誠诚豔艳艷艳頂顶麥麦鮑鲍鄺邝靈灵齡龄淚泪絲丝絡络紅红細细終终綠绿線线緒绪緩缓編编績绩繼继續续纖纤罰罚聖圣聰聪肅肃脅胁腦脑膚肤臉脸臨临舉举艦舰艱艰藝艺藥药號号衝冲裝装複复規规覽览訂订討讨設设診诊詞词試试詩诗詳详語语誤误課课請请諮咨謀谋謂谓識识譯译變变貧贫貨货販贩貴贵費费資资賊贼賞赏賢贤質质購购贈赠贏赢趕赶跡迹踐践軟软較较載载輕轻輛辆輪轮輸输轉转農农違违適适遲迟遺遗鄰邻錯错鍵键鐵铁鑒鉴閉闭陰阴隱隐離离難难霧雾響响頁页順顺額额願愿類类風风飛飞飯饭飲饮養养駐驻駕驾騎骑驅驱驗验魚鱼鮮鲜鳥鸟齒齿劃划劑剂勁劲勳勋匯汇厲厉參参喪丧嘗尝嘩哗噸吨囑嘱圍围圓圆圖图執执堅坚塊块塵尘墊垫墮堕壇坛壘垒壞坏壯壮壽寿夠够夢梦夾夹奪夺婦妇媽妈嬰婴宮宫寢寝寬宽尋寻屆届層层岡冈島岛峽峡嶺岭帥帅帳帐帶带幣币幫帮幹干廈厦廚厨廢废彈弹彎弯彙汇徑径徵征徹彻恆恒恥耻悶闷惡恶惱恼慘惨慚惭慣惯慶庆憐怜憑凭憲宪懇恳懷怀懸悬戀恋戲戏戶户拋抛掃扫掙挣掛挂採采揚扬換换揮挥損损搖摇搶抢撐撑撥拨撲扑撿捡擁拥擇择擊击擋挡擠挤擬拟擴扩擺摆擾扰攝摄攤摊攜携敗败敘叙敵敌數数斃毙斬斩斷断晉晋暈晕暢畅暫暂曆历曉晓朧胧柵栅條条梟枭棄弃棗枣棟栋棧栈極极槍枪樁桩樓楼樞枢樸朴樹树橋桥橫横檔档檯台檸柠櫃柜權权欄栏歡欢殘残殺杀殼壳毀毁氣气決决沒没沖冲況况淒凄淨净淺浅淵渊減减渦涡渾浑湊凑湧涌湯汤溝沟滅灭滾滚滯滞滲渗滷卤漢汉漲涨漸渐漿浆潑泼潛潜潤润潰溃濁浊濃浓濕湿濫滥濱滨灑洒灘滩災灾煉炼煙烟煩烦熱热燈灯燒烧營营爐炉爭争爺爷牆墙牽牵犧牺狀状狹狭猶犹獄狱獅狮獎奖獨独獵猎琺珐瑣琐畝亩疊叠痙痉瘋疯療疗癥症癱瘫皺皱盜盗盞盏盡尽監监盤盘睜睁瞞瞒矯矫砲炮碼码磚砖礎础禍祸禦御禮礼禿秃稅税穀谷積积穌稣穩稳窮穷竊窃築筑簽签籃篮籌筹籠笼粵粤糧粮糾纠紋纹紐纽純纯紙纸級级紛纷";
