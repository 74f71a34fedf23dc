//! What a reader is shown for sentences of each kind.

use super::*;

/// `marked` holds each expected piece as ⟦…⟧; `speakers` gives, for each
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
fn cues_stand_before_after_and_between() {
    check("张三说：⟦“好。”⟧", &["direct 张三"]);
    check(
        "⟦“我们会继续努力，”⟧外交部发言人毛宁说。",
        &["direct 毛宁 | 外交部发言人"],
    );
    check("⟦“我们会继续努力。”⟧毛宁说道。", &["direct 毛宁"]);
    check("⟦“天气很好，”⟧李明说，⟦“我们出发吧。”⟧", &["direct 李明"]);
}
