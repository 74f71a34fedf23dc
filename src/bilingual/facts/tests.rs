use super::*;

/// What is told of two passages, each difference as `kind: Chinese · English`.
#[track_caller]
fn check(zh: &str, en: &str, expected: &[&str]) {
    let found: Vec<String> = of_links(&[[vec![(0, zh)], vec![(0, en)]]])
        .iter()
        .flatten()
        .map(|difference| {
            let (zh_text, en_text) = (
                &zh[difference.zh.range.clone()],
                &en[difference.en.range.clone()],
            );
            let (zh, en) = (&difference.zh, &difference.en);
            format!(
                "{}: {zh_text} {zh} · {en_text} {en}",
                difference.kind.name()
            )
        })
        .collect();
    assert_eq!(found, expected, "{zh} / {en}");
}

#[test]
fn what_differs_is_told() {
    check(
        "周四，各国官员在北京开会。",
        "Officials met in Beijing on Wednesday.",
        &["weekday: 周四 Thursday · Wednesday Wednesday"],
    );
    check(
        "他于5月3日离开。",
        "He left on May 4.",
        &["date: 5月3日 3 May · May 4 4 May"],
    );
    // Twice and 两倍 say the same, and leave the sums to each other.
    check(
        "维修将花费240万克朗，是2023年计划的两倍。",
        "The repair will cost 4.2 million crowns, twice as much as was planned in 2023.",
        &["number: 240万 2,400,000 · 4.2 million 4,200,000"],
    );
    check(
        "1998年的洪水",
        "the flood of 1996",
        &["year: 1998年 1998 · 1996 1996"],
    );
    check(
        "增长了12.5%。",
        "It grew by 15.2 percent.",
        &["percent: 12.5% 12.5 % · 15.2 percent 15.2 %"],
    );
    check(
        "耗资三亿元。",
        "It cost 30 million yuan.",
        &["money: 三亿元 CNY 300,000,000 · 30 million yuan CNY 30,000,000"],
    );
    check(
        "有12,500名工人。",
        "There were 15,200 workers.",
        &["number: 12,500 12,500 · 15,200 15,200"],
    );
    check(
        "12月的会议",
        "a meeting in November",
        &["month: 12月 December · November November"],
    );
}

#[test]
fn another_state_is_told_and_its_capital_or_people_are_not() {
    check(
        "法国总统周一抵达。",
        "The German president arrived on Monday.",
        &["place: 法国 France · German Germany"],
    );
    check("北京方面表示", "China said", &[]);
    check("美国官员", "U.S. officials", &[]);
    check(
        "朝鲜半岛局势",
        "the Korean Peninsula, South Korea said",
        &[],
    );
    check("印度尼西亚海域", "the waters of Indonesia", &[]);
    check("拉美国家", "Latin American countries and France", &[]);
    check("发展中国家", "developing countries, and Russia", &[]);
    check("北京时间八点", "eight o'clock in Moscow", &[]);
    check("法国和德国", "France and its neighbour", &[]);
}

#[test]
fn what_agrees_is_not() {
    check("星期五下午三点", "on Friday at three in the afternoon", &[]);
    check("约300人", "some 320 people", &[]);
    check("1,234,567人", "1.23 million people", &[]);
    check("百分之三十的居民", "30 percent of the residents", &[]);
    check("一半的居民", "half of the residents, 50 percent", &[]);
    check("二〇〇八年八月八日", "August 8, 2008", &[]);
    check("八十年代初", "in the early 1980s", &[]);
    check("三十多个国家", "more than 30 countries", &[]);
    check("五千万人", "50 million people", &[]);
    check("一周一次，一个月", "once a week, a month", &[]);
}

#[test]
fn one_side_alone_tells_nothing() {
    check("周四开会。", "They met.", &[]);
    check("几十人到场。", "Forty people came.", &[]);
    check("跑了十里路。", "They ran three miles.", &[]);
}

#[test]
fn times_that_differ_are_told() {
    let rows = [
        (
            "列车于上午9时15分发车。",
            "The train left at 9:45 a.m.",
            "上午9时15分 09:15 · 9:45 a.m. 09:45",
        ),
        (
            "地震发生在11时08分。",
            "The quake struck at 11:38.",
            "11时08分 11:08 · 11:38 11:38",
        ),
        (
            "晚上8点开始",
            "begins at 9 p.m.",
            "晚上8点 20:00 · 9 p.m. 21:00",
        ),
        (
            "飞机14：05起飞。",
            "It took off at 2:50 p.m.",
            "14：05 14:05 · 2:50 p.m. 14:50",
        ),
        (
            "两点一刻，铃响了。",
            "The bell rang at half past two.",
            "两点一刻 2:15 · half past two 2:30",
        ),
        (
            "早上七点半举行",
            "at 8:30 in the morning",
            "早上七点半 07:30 · 8:30 in the morning 08:30",
        ),
        (
            "凌晨两点半",
            "at 2:30 p.m.",
            "凌晨两点半 02:30 · 2:30 p.m. 14:30",
        ),
        (
            "中午十二点离开",
            "left at 1 p.m.",
            "中午十二点 12:00 · 1 p.m. 13:00",
        ),
        (
            "晚上九点到次日早上六点",
            "from 9 p.m. to 5 a.m.",
            "早上六点 06:00 · 5 a.m. 05:00",
        ),
    ];
    for (zh, en, told) in rows {
        check(zh, en, &[&format!("time: {told}")]);
    }
    check(
        "编号2041：17：33",
        "number 2041:18:33",
        &["code: 2041：17：33 2041:17:33 · 2041:18:33 2041:18:33"],
    );
}

#[test]
fn one_time_said_in_many_ways_is_one() {
    for (zh, en) in [
        ("列车14时15分发车。", "The train left at 2:15 p.m."),
        ("两点一刻，铃响了。", "The bell rang at a quarter past two."),
        ("下午两点三刻", "at a quarter to three"),
        ("差十分三点，他到了。", "He arrived at ten to three."),
        ("午夜十二点", "at midnight"),
        ("中午12点", "at noon"),
        ("零点过后", "after 12 a.m."),
        ("凌晨0时30分", "at 12:30 a.m."),
        ("早上六点钟", "by six o’clock"),
        ("直到差十分钟凌晨一点时", "at ten to one in the morning"),
        ("在凌晨一点闪烁", "around one o'clock A.M."),
        ("下午三点", "at three in the afternoon"),
        ("晚上9点多", "at 9:20 p.m."),
        ("下午3点到5点", "between 3 and 5 p.m."),
        ("早5：40左右", "about 5:45 in the morning"),
    ] {
        check(zh, en, &[]);
    }
}

#[test]
fn what_is_no_time_is_not_compared_as_one() {
    for (zh, en) in [
        ("他说了三点意见。", "He spoke until 4 p.m."),
        ("早一点回来", "Come back at 5 p.m."),
        ("增长三点五倍", "By 6:30 p.m. it had grown."),
        ("当时他二十岁", "It was 7 p.m."),
        ("比分是21：19", "It ended at 9:40 p.m."),
        ("工作了8小时", "worked until 5 p.m."),
        ("8时间", "at 5 p.m."),
        (
            "还剩1108小时，下午五点",
            "only 1,108 hours remained at 5 p.m.",
        ),
        ("下午三点", "Five to ten people came."),
    ] {
        check(zh, en, &[]);
    }
}

#[test]
fn zones_shift_times_and_days() {
    for (zh, en) in [
        ("北京时间晚上8时发射", "It lifted off at 7 a.m. EST."),
        (
            "北京时间晚上8时发射",
            "It lifted off at 5:30 p.m. in the launch centre.",
        ),
        ("北京时间3月5日凌晨1时", "at 5 p.m. GMT on March 4"),
        ("北京时间周五凌晨", "on Thursday afternoon"),
        ("北京时间12月1日凌晨", "on November 30"),
        ("东京时间下午2点46分", "at 05:46 UTC, or 0546 GMT"),
        ("纽约时间下午4点，北京时间凌晨4点", "at 4 p.m. in New York"),
    ] {
        check(zh, en, &[]);
    }
    check(
        "北京时间上午8点发射",
        "It lifted off at 8:37 p.m. EST.",
        &["time: 上午8点 08:00 · 8:37 p.m. 20:37"],
    );
    check(
        "伦敦时间上午10点",
        "at 11 a.m. London time",
        &["time: 上午10点 10:00 · 11 a.m. 11:00"],
    );
    check(
        "北京时间周五凌晨",
        "on Tuesday",
        &["weekday: 周五 Friday · Tuesday Tuesday"],
    );
    check(
        "当地时间11时08分",
        "at 11:38 local time",
        &["time: 11时08分 11:08 · 11:38 11:38"],
    );
}

#[test]
fn years_of_budgets_schools_and_seasons_may_be_named_by_either_year() {
    for (zh, en) in [
        ("2023财年营收增长", "in the year ended March 2024"),
        ("2022财年利润下降", "Profit fell in FY23."),
        ("2022-2023赛季", "the 2022/23 season"),
        ("2021学年", "the 2021-22 academic year"),
    ] {
        check(zh, en, &[]);
    }
    check(
        "2023财年营收增长",
        "Revenue grew in fiscal 2019.",
        &["year: 2023财年 2023 · 2019 2019"],
    );
    check(
        "2022财年亏损",
        "a loss in FY2018",
        &["year: 2022财年 2022 · FY2018 2018"],
    );
    check(
        "工厂于2019年关闭",
        "The plant was closed in 2018.",
        &["year: 2019年 2019 · 2018 2018"],
    );
}

#[test]
fn another_person_is_told() {
    for (zh, en, told) in [
        (
            "研究人员陈志明表示惊讶。",
            "Researcher Chen Zhiqiang was surprised.",
            "陈志明 陈志明 · Chen Zhiqiang Chen Zhiqiang",
        ),
        (
            "习近平主席发表讲话。",
            "President Li Keqiang spoke.",
            "习近平 习近平 · Li Keqiang Li Keqiang",
        ),
        (
            "拜登签署了这项法案。",
            "Trump signed the bill.",
            "拜登 拜登 · Trump Trump",
        ),
        (
            "普京和卢卡申科签署了协议。",
            "Zelensky and Lukashenko signed it.",
            "普京 普京 · Zelensky Zelensky",
        ),
        (
            "信是托马斯·贝克写的。",
            "In the end David Hoffman wrote it.",
            "托马斯·贝克 托马斯·贝克 · David Hoffman David Hoffman",
        ),
        (
            "法国总统马克龙表示欢迎。",
            "French President Hollande welcomed it.",
            "马克龙 马克龙 · Hollande Hollande",
        ),
        (
            "证人丹尼尔·金说他听到枪声。",
            "Witness Patrick Doyle said he heard shots.",
            "丹尼尔·金 丹尼尔·金 · Patrick Doyle Patrick Doyle",
        ),
    ] {
        check(zh, en, &[&format!("person: {told}")]);
    }
}

#[test]
fn one_person_by_another_name_is_not() {
    for (zh, en) in [
        (
            "露丝·阿什比说，她不会离开。",
            "Dr. Ashby said she would not leave.",
        ),
        ("川普会见记者。", "President Donald J. Trump met reporters."),
        (
            "习主席会见了来访的客人。",
            "President Xi Jinping met the visitors.",
        ),
        ("习近平发表讲话。", "Mr. Xi spoke."),
        (
            "日本首相安倍晋三表示遗憾。",
            "Japanese Prime Minister Shinzo Abe expressed regret.",
        ),
        (
            "韩国总统文在寅抵达北京。",
            "South Korean President Moon Jae-in arrived in Beijing.",
        ),
        (
            "越南总书记阮富仲逝世。",
            "Nguyen Phu Trong, Vietnam's party chief, has died.",
        ),
        (
            "他在信中写道，他很抱歉。",
            "In his letter, David Hoffman wrote that he was sorry.",
        ),
        (
            "托马斯·贝克说，他很抱歉。",
            "The teacher said he was sorry.",
        ),
        (
            "比尔·克林顿提到了她。",
            "William Jefferson Clinton mentioned her.",
        ),
        (
            "鲍勃·迪伦获奖。",
            "Robert Zimmerman, known as Dylan, won the prize.",
        ),
        ("马云创办了公司。", "Jack Ma founded the company."),
        (
            "泽连斯基感谢盟友。",
            "Volodymyr Zelensky thanked the allies.",
        ),
        (
            "瓦尔特·施泰因迈尔访问了以色列。",
            "President Frank-Walter Steinmeier visited Israel.",
        ),
        ("老张和小李是邻居。", "Zhang Wei and Li Jun are neighbours."),
        (
            "白宫发表声明。",
            "Li Wei read the statement of the White House.",
        ),
        (
            "去片厂倒是为了照顾吴佩珍似的。",
            "It was more like Wang Qiyao was doing her a favor.",
        ),
        ("约翰·肯尼迪于1963年遇刺。", "JFK was assassinated in 1963."),
    ] {
        check(zh, en, &[]);
    }
}

/// The person that the last of `pairs`, which are the links of one text, is told of.
#[track_caller]
fn check_text(pairs: &[(&str, &str)], expected: Option<(&str, &str)>) {
    let links: Vec<[Passage; 2]> = pairs
        .iter()
        .map(|(zh, en)| [vec![(0, *zh)], vec![(0, *en)]])
        .collect();
    let found = of_links(&links);
    let (last, others) = found.split_last().expect("there are links");
    assert!(others.iter().all(Vec::is_empty), "{others:?}");
    let told: Vec<(String, String)> = last
        .iter()
        .map(|difference| (difference.zh.to_string(), difference.en.to_string()))
        .collect();
    let expected = expected.map(|(zh, en)| (zh.to_owned(), en.to_owned()));
    assert_eq!(told, expected.into_iter().collect::<Vec<_>>());
}

#[test]
fn what_a_text_calls_a_person_elsewhere_counts() {
    let novelist = (
        "村上春树写了三部小说。",
        "Richard Murray has written three novels.",
    );
    let city = ("村上春树住在城里。", "Richard Murray lives in the city.");
    let other = ("昨天村上春树来了。", "Yesterday David Hoffman came.");
    check_text(
        &[novelist, city, other],
        Some(("村上春树", "David Hoffman")),
    );
    check_text(&[novelist, other], None);
    let alias = ("露西·艾尔文写道", "Simone Dubois wrote");
    check_text(&[alias; 3], None);
}

/// Some characters take more bytes in the other script, some fewer.
#[test]
fn a_name_stands_at_its_own_bytes_whatever_characters_surround_it() {
    for (before, after) in [("𡞵", "鎝"), ("鎝", "𡞵"), ("𡞵", ""), ("鎝", "")] {
        let zh = format!("{before}约翰·史密斯说{after}。");
        let en = "David Hoffman spoke.";
        check_text(&[(&zh, en)], Some(("约翰·史密斯", "David Hoffman")));
    }
}

#[test]
fn lists_far_longer_than_sentences_are_not_compared() {
    let pair = ("他周四到。", "He arrives on Wednesday.");
    let told = |zh: &str, en: &str| of_links(&[[vec![(0, zh)], vec![(0, en)]]])[0].len();
    assert_eq!(told(pair.0, pair.1), 1);
    let list = format!("{} {}", "an apple, a pear,".repeat(LONGEST_PASSAGE), pair.1);
    assert_eq!(told(pair.0, &list), 0);
}
