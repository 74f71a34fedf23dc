//! What a reader is shown for sentences of each kind.

mod examples;

use super::*;
use crate::quotation::{Kind, Quotation};

/// `marked` holds each expected chunk as ⟦…⟧; `speakers` gives, for each
/// quotation in order, its kind, name and role.
#[track_caller]
fn check(marked: &str, speakers: &[&str]) {
    let text: String = marked.replace(['⟦', '⟧'], "");
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        paragraphs.push(start..start + line.trim_end().len());
        start += line.len();
    }
    let ControlFlow::Continue(analysis) =
        analyse(&text, &paragraphs, &mut |_| ControlFlow::Continue(()))
    else {
        panic!("nothing broke it off");
    };
    let mut cuts: Vec<(usize, char)> = Vec::new();
    for span in analysis.quotations.iter().flat_map(|found| &found.spans) {
        cuts.push((span.start, '⟦'));
        cuts.push((span.end, '⟧'));
    }
    cuts.sort_by_key(|(place, mark)| (*place, *mark == '⟦'));
    let mut shown = text.clone();
    for (place, mark) in cuts.into_iter().rev() {
        shown.insert(place, mark);
    }
    let said: Vec<String> = analysis
        .quotations
        .iter()
        .map(|found| {
            let speaker = found.speaker.map(|index| &analysis.speakers[index]);
            let mut line = format!("{:?} ", found.kind).to_lowercase();
            match speaker {
                Some(speaker) => {
                    line += &speaker.name;
                    if let Some(role) = &speaker.role {
                        line += " | ";
                        line += role;
                    }
                }
                None => line += "?",
            }
            line
        })
        .collect();
    assert_eq!(
        (
            shown.as_str(),
            said.iter().map(String::as_str).collect::<Vec<_>>()
        ),
        (marked, speakers.to_vec())
    );
}

#[test]
fn a_group_vows_without_quotation_marks() {
    check(
        "《上海合作组织将加强网上恐怖行动力度》\n周四，上海合作组织各成员国安全事务官员们在北京召开的区域反恐会议上声明⟦将进一步加强各成员国之间的合作以打击网络恐怖主义及网上恐怖分子融资行为⟧。",
        &["indirect 安全事务官员们"],
    );
}

#[test]
fn the_bundled_article_reports_one_thing_in_chinese() {
    let article = crate::article::parse(include_str!("../../../assets/sco-cyber-terrorism.txt"));
    let analysis = crate::quotation::analyse(&article);
    let chinese: Vec<&Quotation> = analysis
        .quotations
        .iter()
        .filter(|found| article.text[found.spans[0].clone()].starts_with(crate::text::is_han))
        .collect();
    let [found] = chinese.as_slice() else {
        panic!("one quotation, not {}", chinese.len());
    };
    let words = &article.text[found.spans[0].clone()];
    assert!(words.starts_with("将进一步加强") && words.ends_with("融资行为"));
    assert_eq!(found.kind, Kind::Indirect);
    assert_eq!(
        found.cue.map(|cue| &article.text[cue.range()]),
        Some("声明")
    );
    let speaker = found.speaker.map(|index| &analysis.speakers[index]);
    // The English text quotes them with the same words.
    assert_eq!(
        speaker.and_then(|speaker| speaker.other_name.as_deref()),
        Some("安全事务官员们")
    );
    assert_eq!(speaker.and_then(|speaker| speaker.role.as_deref()), None);
}

#[test]
fn cues_stand_before_after_and_between() {
    check("张三说：⟦“好。”⟧", &["direct 张三"]);
    check(
        "⟦“我们会继续努力，”⟧外交部发言人毛宁说。",
        &["direct 毛宁 | 外交部发言人"],
    );
    check("⟦“我们会继续努力。”⟧毛宁说道。", &["direct 毛宁"]);
    check("⟦“天气很好，”⟧李明说，⟦“我们出发吧。”⟧", &["direct 李明"]);
}

#[test]
fn the_subject_may_be_described_elided_or_far_from_its_cue() {
    check("卖了十年豆腐的何老板说：⟦“不涨价。”⟧", &["direct 何老板"]);
    check(
        "王毅表示⟦双方应加强沟通⟧，并强调，⟦对话是唯一的出路⟧。",
        &["indirect 王毅", "indirect 王毅"],
    );
    check(
        "公安部副部长孟宏伟出席会议。他说：⟦“打击不能停。”⟧",
        &["direct 孟宏伟 | 公安部副部长"],
    );
    check(
        "科尔拜·穆萨耶夫说：⟦“好。”⟧穆萨耶夫还称⟦互联网已成为工具⟧。",
        &["direct 科尔拜·穆萨耶夫", "indirect 科尔拜·穆萨耶夫"],
    );
}

#[test]
fn a_known_name_speaks_whatever_its_sentence_ends_with() {
    check(
        "外务大臣筱原健吾5日访问河内。筱原在国会答辩时曾说：⟦“海上秩序不容破坏。”⟧",
        &["direct 筱原健吾 | 外务大臣"],
    );
    check(
        "罗女士气喘吁吁地跑进派出所，一进门就喊：⟦“我的钱被骗走了！”⟧",
        &["direct 罗女士"],
    );
    check(
        "队长王楠说，自己赛前只给队友发了一句话：⟦“大家别怕输球。”⟧",
        &["direct 王楠 | 队长"],
    );
    check(
        "⟦“卡里还有两千块。”⟧在“跃动健身”办卡的程女士说。",
        &["direct 程女士"],
    );
    check(
        "⟦“跳票三次了。”⟧一位网名叫“山间”的玩家说。",
        &["direct 山间 | 玩家"],
    );
}

#[test]
fn kin_are_told_from_whom_they_belong_to() {
    check(
        "冯淑珍的丈夫闻讯赶来。⟦“医生，她怎么样了？”⟧他问。",
        &["direct 丈夫"],
    );
    check(
        "外卖员柯大福的女儿打来电话。他对着电话那头说：⟦“你安心上课。”⟧",
        &["direct 柯大福 | 外卖员"],
    );
}

#[test]
fn a_quotation_goes_on_where_a_paragraph_opens_it_again() {
    check(
        "校长李明说：⟦“第一段。⟧\n⟦“第二段。”⟧",
        &["direct 李明 | 校长"],
    );
}

#[test]
fn terms_titles_and_slogans_are_no_quotations() {
    check("“一带一路”倡议和“双减”政策受到关注。", &[]);
    check("活动的口号是：“跑起来，就有风！”", &[]);
    check("据了解，“数字乡村”试点已经覆盖全省。", &[]);
    check("《“健康中国”行动方案》今天发布。", &[]);
}

proptest::proptest! {
    /// Whatever the text, spans lie in it, whole, in order and not empty.
    #[test]
    fn spans_lie_in_the_text(text in "([“”‘’「」\"，。：？！、《》（） a1]|说|表示|称|告诉记者|部长|王|孟宏伟|欧阳|穆萨耶夫|·|他|的|在|对|某|小|们|一名|官员|组织|記者|和|却|11日|口号|岁的|是|公司|公告|发布|一边|欧|K|《商报》|·诺|为|仇){0,60}") {
        let range = 0..text.len();
        let ControlFlow::Continue(analysis) =
            analyse(&text, std::slice::from_ref(&range), &mut |_| ControlFlow::Continue(()))
        else {
            panic!("nothing broke it off");
        };
        for found in &analysis.quotations {
            let mut end = 0;
            for span in &found.spans {
                proptest::prop_assert!(span.start >= end && !text[span.clone()].is_empty());
                end = span.end;
            }
            let ranges = [found.cue, found.mention];
            proptest::prop_assert!(ranges.into_iter().flatten().all(|range| text.get(range.range()).is_some()));
            proptest::prop_assert!(found.speaker.is_none_or(|speaker| speaker < analysis.speakers.len()));
        }
        let starts = analysis.quotations.iter().map(|found| found.spans[0].start);
        proptest::prop_assert!(starts.is_sorted());
    }
}

#[test]
fn whoever_asks_or_listens_does_not_speak() {
    check(
        "作家水云岚在院子里浇花。⟦“您怕被忘记吗？”⟧记者问。她想了想：⟦“忘就忘吧。”⟧",
        &["direct 记者", "direct 水云岚 | 作家"],
    );
    check(
        "校医乐正清生前常对学生说：⟦“慢一点，再慢一点。”⟧",
        &["direct 乐正清 | 校医"],
    );
    check(
        "园丁蔺守田蹲在坡上，用小铲子指给记者看：⟦“根就断在这里。”⟧",
        &["direct 蔺守田 | 园丁"],
    );
    check(
        "导演祝怀川的新片昨日首映。谈到全片没有配乐，他说：⟦“水声够满了。”⟧",
        &["direct 祝怀川 | 导演"],
    );
}

#[test]
fn names_of_other_peoples_end_where_they_end() {
    check(
        "导游扎西顿珠长期住在山下，他说：⟦“雪线一年比一年高。”⟧",
        &["direct 扎西顿珠 | 导游"],
    );
    check(
        "夺冠热门莱拉·莫里斯通过翻译说：⟦“我已经准备好了。”⟧",
        &["direct 莱拉·莫里斯 | 夺冠热门"],
    );
    check(
        "预报员诸葛恒指出，⟦台风路径仍有偏南的可能⟧。",
        &["indirect 诸葛恒 | 预报员"],
    );
    check(
        "策展人米热古丽·艾合麦提没有去。⟦“水往哪儿流，人就往哪儿走。”⟧她解释。",
        &["direct 米热古丽·艾合麦提 | 策展人"],
    );
}

#[test]
fn one_sentence_may_report_two_things() {
    check(
        "村主任覃有田承认⟦拖欠了几名工人的工钱⟧，但表示⟦年底以前一定付清⟧。",
        &["indirect 覃有田 | 村主任", "indirect 覃有田 | 村主任"],
    );
}

#[test]
fn a_surname_of_two_characters_takes_no_word_for_a_given_name() {
    check(
        "主任陈文强调，⟦各方应当保持冷静⟧。",
        &["indirect 陈文 | 主任"],
    );
    check("高橋忍不住笑說：⟦「他昨天還跟我道歉。」⟧", &["direct 高橋"]);
}

#[test]
fn a_particle_is_one_in_traditional_writing_too() {
    check(
        "⟦「雨真大。」⟧村長陳安國說著，抹了抹臉。",
        &["direct 陳安國 | 村長"],
    );
}

#[test]
fn a_title_or_kinship_term_after_a_name_is_no_part_of_a_longer_one() {
    check("柳青先生说：⟦“门前的河改过三次道。”⟧", &["direct 柳青"]);
    check(
        "⟦「這口井一直沒有封過，」⟧Halvorsen教授解釋。",
        &["direct Halvorsen | 教授"],
    );
    check(
        "海洋所藻类组组长玛丽·诺德博士提醒说：⟦“先晾干再过秤。”⟧",
        &["direct 玛丽·诺德 | 海洋所藻类组组长"],
    );
    check("小满爷爷向记者说，⟦“花生都收完了”⟧。", &["direct 小满爷爷"]);
    check(
        "公司总裁马丁·克劳斯2日说，⟦订单已经排到明年⟧。\n⟦“最难的日子过去了。”⟧克劳斯说。",
        &[
            "indirect 马丁·克劳斯 | 公司总裁",
            "direct 马丁·克劳斯 | 公司总裁",
        ],
    );
}

#[test]
fn each_of_several_sayings_has_its_own_subject() {
    check(
        "村民大会提出⟦“每户种一棵树”⟧，乡民大会提出⟦“每树挂一个牌”⟧。",
        &["direct 村民大会", "direct 乡民大会"],
    );
    check(
        "报告显示，三成商户认为⟦“租金太高”⟧，而有四成商户提议⟦“推迟开业”⟧。",
        &["direct 三成商户", "direct 四成商户"],
    );
    check("许多人认为，⟦这座桥应当重修⟧。", &["indirect 许多人"]);
    check(
        "37.调研组继续写道：⟦“屋顶的瓦应当换掉。”⟧",
        &["direct 调研组"],
    );
}

#[test]
fn a_quotation_without_a_cue_is_attributed_by_what_names_it() {
    check(
        "对车夫柳守拙来说，那年冬天是⟦“一床盖不完的被子”⟧。",
        &["direct 柳守拙 | 车夫"],
    );
    check(
        "⟦“每一只碗都记得它的窑”⟧，陈立群以这句话收尾。",
        &["direct 陈立群"],
    );
    check("⟦“灯要省着用。”⟧\n——陈立群：《井边》", &["direct 陈立群"]);
    check(
        "⟦“河那边的风比家里的大。”⟧这是陈立群临走前说的话。",
        &["direct 陈立群"],
    );
    check(
        "⟦“这里的船会认路。”⟧说这话的石匠叫陈文。",
        &["direct 陈文 | 石匠"],
    );
    check(
        "省城晚报渲染道，⟦“一夜之间满山都是雪”⟧。",
        &["direct 省城晚报"],
    );
}

#[test]
fn a_given_name_that_opens_the_sentence_is_its_subject() {
    check(
        "少安把斧头靠在墙边，对堂哥说：⟦“柴还没干呢。”⟧",
        &["direct 少安"],
    );
    check(
        "若兰在父亲身后放下碗，突然严肃地对妹妹说：⟦“车票退了吧。”⟧",
        &["direct 若兰"],
    );
    check(
        "晓禾低下头，低声嘀咕着说：⟦“山上起雾了吧。”⟧",
        &["direct 晓禾"],
    );
}

#[test]
fn a_pronoun_and_its_verb_are_no_role() {
    check(
        "县农技站站长孟永泰认为，⟦低温只是原因之一⟧。他建议⟦农户分批改种新品种⟧。",
        &[
            "indirect 孟永泰 | 县农技站站长",
            "indirect 孟永泰 | 县农技站站长",
        ],
    );
}

#[test]
fn an_old_man_is_the_veteran_and_not_who_spoke_last() {
    check(
        "老兵蒙发祥每天来坐一会儿。孙女蒙佳佳说，⟦爷爷从来不讲打仗的事⟧。老人只提了一个要求：⟦“别写我的名字。”⟧",
        &["indirect 蒙佳佳 | 孙女", "direct 蒙发祥 | 老兵"],
    );
}

#[test]
fn the_last_character_of_a_name_is_no_verb() {
    check(
        "司机詹守义开了二十三年车。⟦“最舍不得的是孩子。”⟧他说。",
        &["direct 詹守义 | 司机"],
    );
    check(
        "救援队队长公冶长青描述，⟦找到时三人抱在一起取暖⟧。",
        &["indirect 公冶长青 | 救援队队长"],
    );
    check(
        "景区管委会随后发布通报称，⟦三人将依法处罚⟧。",
        &["indirect 景区管委会"],
    );
}
