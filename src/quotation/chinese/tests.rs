use crate::article::parse;
use crate::quotation::{Kind, analyse};

/// Finds the quotations of a paragraph in which the spans are marked ⟦so⟧;
/// `speakers` has a name for each quotation.
#[track_caller]
fn check(marked: &str, kind: Kind, speakers: &[&str]) {
    let text = marked.replace(['⟦', '⟧'], "");
    let analysis = analyse(&parse(&text));
    let mut found = text.clone();
    let mut spans: Vec<_> = analysis
        .quotations
        .iter()
        .flat_map(|quotation| quotation.spans.clone())
        .collect();
    spans.sort_by_key(|span| span.start);
    for span in spans.iter().rev() {
        found.insert(span.end, '⟧');
        found.insert(span.start, '⟦');
    }
    assert_eq!(found, marked);
    let names: Vec<&str> = analysis
        .quotations
        .iter()
        .map(|quotation| {
            quotation
                .speaker
                .map_or("", |speaker| analysis.speakers[speaker].name.as_str())
        })
        .collect();
    assert_eq!(names, speakers);
    for quotation in &analysis.quotations {
        assert_eq!(quotation.kind, kind);
    }
}

#[test]
fn cues_stand_before_after_and_between() {
    check(
        "公安部副部长孟宏伟说：⟦“各方积极合作。”⟧",
        Kind::Direct,
        &["孟宏伟"],
    );
    check("⟦“我们已经准备好了，”⟧李明说。", Kind::Direct, &["李明"]);
    check(
        "⟦“我们，”⟧李明说，⟦“已经准备好了。”⟧",
        Kind::Direct,
        &["李明"],
    );
    check("王芳在会上强调：⟦「安全第一。」⟧", Kind::Direct, &["王芳"]);
}

#[test]
fn reported_words_need_no_marks() {
    check("李明表示，⟦会议将于下周举行⟧。", Kind::Indirect, &["李明"]);
    check(
        "外交部发言人毛宁指出，⟦双方应当保持沟通⟧。",
        Kind::Indirect,
        &["毛宁"],
    );
}

#[test]
fn terms_and_titles_are_no_quotations() {
    check("“一带一路”倡议受到欢迎。", Kind::Direct, &[]);
    check(
        "《人民日报》刊登了这部小说的名称和说明。",
        Kind::Direct,
        &[],
    );
}

#[test]
fn a_pronoun_is_the_last_speaker() {
    check(
        "李明说：⟦“今天天气很好。”⟧他说：⟦“我们出发吧。”⟧",
        Kind::Direct,
        &["李明", "李明"],
    );
}
