use super::*;

/// What is told of two passages, each difference as `kind: Chinese · English`.
#[track_caller]
fn check(zh: &str, en: &str, expected: &[&str]) {
    let found: Vec<String> = differences([(0, zh)], [(0, en)])
        .iter()
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
