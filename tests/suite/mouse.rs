//! The mouse: wheel, clicks and drags, each where it is on the screen.

use crate::reader::Reader;
use duidu::app::Message;
use duidu::app::pointer::Gesture;
use duidu::app::step::Direction;
use duidu::text::Language;
use duidu::ui;

impl Reader {
    fn point(&mut self, gesture: Gesture, at: (u16, u16)) {
        let target = ui::at(&self.app, at.into());
        self.receive(Message::Pointed {
            gesture,
            target,
            at,
        });
    }

    fn click(&mut self, at: (u16, u16)) {
        self.point(Gesture::Press, at);
        self.point(Gesture::Release, at);
    }

    /// The cell where `words` begin.
    #[track_caller]
    fn cell_of(&self, words: &str) -> (u16, u16) {
        let screen = self.screen();
        for (y, row) in (0..).zip(screen.lines()) {
            if let Some(at) = row.find(words) {
                let x = duidu::text::width(&row[..at]);
                return (u16::try_from(x).expect("it is on the screen"), y);
            }
        }
        panic!("{words:?} is not on the screen:\n{screen}");
    }
}

#[test]
fn a_click_goes_to_the_sentence_and_a_double_click_to_the_word() {
    let mut reader = Reader::article(120, 36);
    let at = reader.cell_of("important tool");
    reader.click(at);
    let sentence = reader.passage().to_owned();
    assert!(sentence.starts_with("He said the Internet") && sentence.ends_with('.'));
    // A second passes with each step of the test: no double click.
    reader.click(at);
    assert_eq!(reader.passage(), sentence);
    let target = ui::at(&reader.app, at.into());
    for gesture in [Gesture::Press, Gesture::Release, Gesture::Press] {
        let target = target.clone();
        // The time stands still.
        let _ = reader.app.receive(Message::Pointed {
            gesture,
            target,
            at,
        });
    }
    assert_eq!(reader.passage(), "important");
    // Chinese letters take two columns each.
    let (x, y) = reader.cell_of("之间的合作");
    reader.click((x + 3, y));
    assert!(reader.passage().starts_with("周四"));
    assert_eq!(reader.app.reading.page.focus, Language::Chinese);
}

#[test]
fn the_wheel_scrolls_the_column_under_it() {
    let text = "今天开会。\n\n".repeat(60) + &"They met today.\n\n".repeat(60);
    let mut reader = Reader::open(&text, 100, 20);
    reader.press("=");
    let tops = |reader: &Reader| reader.app.reading.page.tops();
    let before = tops(&reader);
    reader.point(Gesture::Wheel(Direction::Next), (5, 8));
    let after = tops(&reader);
    assert!(after[0] > before[0] && after[1] == before[1]);
    reader.point(Gesture::Wheel(Direction::Next), (70, 8));
    assert!(tops(&reader)[1] > before[1]);
    // In a list it moves the choice.
    reader.press("?");
    let chosen = |reader: &Reader| {
        let picker = reader.app.overlay().and_then(duidu::app::Overlay::picker);
        picker.expect("a list").place()
    };
    reader.point(Gesture::Wheel(Direction::Next), (5, 8));
    assert_eq!(chosen(&reader), 3);
}

#[test]
fn a_click_on_a_speaker_or_the_scroll_bar_goes_there() {
    let mut reader = Reader::article(120, 36);
    let at = reader.cell_of("Meng Hongwei");
    reader.click(at);
    assert!(
        reader.status().contains("Meng Hongwei"),
        "{}",
        reader.status()
    );
    let mut reader = Reader::article(80, 24);
    let bar = reader
        .app
        .reading
        .page
        .regions
        .scroll_bar
        .expect("there is one");
    let first = reader.screen();
    reader.click((bar.x, bar.bottom() - 1));
    assert_eq!(reader.screen(), Reader::article(80, 24).press("G").screen());
    // Back from a jump.
    reader.press("Ctrl-o");
    assert_eq!(reader.screen(), first);
}

#[test]
fn a_drag_moves_the_rule_or_selects() {
    let mut reader = Reader::article(120, 36);
    let rule = reader.app.reading.page.regions.rule.expect("two columns");
    reader.point(Gesture::Press, (rule.x, 10));
    reader.point(Gesture::Drag, (rule.x + 10, 10));
    reader.point(Gesture::Release, (rule.x + 10, 10));
    let moved = reader.app.reading.page.regions.rule.expect("two columns");
    assert!(moved.x.abs_diff(rule.x + 10) <= 2, "{rule:?} {moved:?}");

    let mut reader = Reader::article(120, 36);
    let from = reader.cell_of("important tool");
    reader.point(Gesture::Press, from);
    reader.point(Gesture::Drag, (from.0 + 12, from.1));
    reader.point(Gesture::Release, (from.0 + 12, from.1));
    assert_eq!(reader.passage(), "important tool");
    assert!(reader.status().contains("SELECT"));
    // A click elsewhere leaves it.
    let elsewhere = reader.cell_of("Meanwhile, terrorists");
    reader.click(elsewhere);
    assert!(reader.passage().starts_with("Meanwhile"));
}

#[test]
fn an_entry_of_a_list_is_chosen_and_gone_to() {
    let mut reader = Reader::article(120, 36);
    reader.press("Q");
    let at = reader.cell_of("the Internet has become").1;
    reader.click((10, at));
    reader.press("Enter");
    assert!(reader.passage().starts_with("the Internet has become"));
}
