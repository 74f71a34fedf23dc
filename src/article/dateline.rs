//! The dateline that a paragraph opens with: where and by whom it was wired,
//! which nobody says.

use crate::text::Language;

/// The bytes of the dateline that `paragraph` opens with, with the dash and
/// the space after it: `BEIJING - `, `LONDON, May 3 (Reuters) — `,
/// `新华社北京5月3日电（记者王小明）`. 0 if there is none.
pub(super) fn dateline(paragraph: &str, language: Language) -> u8 {
    match language {
        Language::English => english_dateline(paragraph),
        Language::Chinese => chinese_dateline(paragraph),
    }
    // Sixty characters of three bytes fit.
    .and_then(|bytes| u8::try_from(bytes).ok())
    .unwrap_or(0)
}

/// The longest dateline, in characters.
const DATELINE_LENGTH: usize = 60;

fn english_dateline(paragraph: &str) -> Option<usize> {
    let (city_end, _) = paragraph.char_indices().find(|(_, character)| {
        !(character.is_uppercase() || matches!(character, ' ' | '.' | '\'' | '-'))
    })?;
    let city = paragraph[..city_end].trim_end_matches([' ', '-']);
    if city
        .chars()
        .filter(|character| character.is_uppercase())
        .count()
        < 3
    {
        return None;
    }
    let dash = [" - ", " – ", " — ", " -- ", "—"]
        .into_iter()
        .filter_map(|dash| paragraph.find(dash).map(|at| (at, at + dash.len())))
        .min()?;
    let between = paragraph[city.len().min(dash.0)..dash.0].trim_start();
    let is_place_and_date = between.chars().count() <= DATELINE_LENGTH
        && (between.is_empty() || between.starts_with([',', '(']))
        && !between.contains(['"', '“', '?', ':', ';']);
    is_place_and_date.then_some(dash.1)
}

fn chinese_dateline(paragraph: &str) -> Option<usize> {
    let mut near = paragraph.char_indices().take(DATELINE_LENGTH);
    // A pause comes first where the paragraph begins with its text.
    let (wire, mark) = near
        .find(|&(_, mark)| matches!(mark, '电' | '電' | '讯' | '訊' | '，' | '。' | '“' | '：'))?;
    let before = &paragraph[..wire];
    if matches!(mark, '，' | '。' | '“' | '：') || !before.contains(['日', '社', '网', '報', '报'])
    {
        return None;
    }
    let end = wire + mark.len_utf8();
    let opening = &paragraph[..near.last().map_or(end, |(at, last)| at + last.len_utf8())];
    let rest = &opening[end..];
    let reporter = rest
        .starts_with('（')
        .then(|| rest.find('）').map(|at| at + '）'.len_utf8()))
        .flatten()
        .unwrap_or(0);
    let after = &paragraph[end + reporter..];
    let space = after.len() - after.trim_start().len();
    // 电 also begins ordinary words (电力, 电话): a wire dateline is followed by
    // a reporter, a space, or the date before it.
    let is_wire = reporter > 0 || space > 0 || before.ends_with('日');
    is_wire.then_some(end + reporter + space)
}
