use super::*;

use super::palette::indexed;

/// Red, green and blue from 0 to 255.
type Channels = [u8; 3];

/// The backgrounds of xterm, GNOME Terminal, Windows Terminal, Ubuntu and
/// Solarized.
const DARK_GROUNDS: [Channels; 5] = [
    [0x00, 0x00, 0x00],
    [0x17, 0x14, 0x21],
    [0x0c, 0x0c, 0x0c],
    [0x30, 0x0a, 0x24],
    [0x00, 0x2b, 0x36],
];
const LIGHT_GROUNDS: [Channels; 3] = [[0xff, 0xff, 0xff], [0xfd, 0xf6, 0xe3], [0xf2, 0xf2, 0xf2]];

/// Relative luminance, WCAG 2.2.
fn luminance(color: Channels) -> f64 {
    let [red, green, blue] = color.map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Channels, other: Channels) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Every style that text can have.
fn text_styles(theme: Theme) -> Vec<Style> {
    let mut styles: Vec<Style> = (0..8).map(|rank| theme.speaker(Some(rank))).collect();
    styles.extend([
        theme.speaker(None),
        theme.mention(Some(0)),
        theme.differing(),
        theme.bookmark_sign(),
        theme.note(),
        theme.tag(),
        theme.progress(),
        theme.matched(),
        theme.dimmed(),
        theme.found(),
        theme.found_here(),
        theme.headline(),
        theme.pane_name(true),
        theme.pane_name(false),
        theme.quiet(),
        theme.notice(),
        theme.alarm(),
    ]);
    styles
}

fn channels(color: Option<Color>) -> Option<Channels> {
    match color {
        Some(Color::Indexed(index)) => Some(indexed(index)),
        Some(Color::Rgb(red, green, blue)) => Some([red, green, blue]),
        None => None,
        other => panic!("{other:?} differs from terminal to terminal"),
    }
}

#[track_caller]
fn check(theme: Theme, grounds: &[Channels], least: f64) {
    let passage = channels(theme.passage().bg);
    for style in text_styles(theme) {
        let Some(text) = channels(style.fg) else {
            continue;
        };
        let own = channels(style.bg);
        let under = own.map_or_else(
            || grounds.iter().copied().chain(passage).collect(),
            |own| vec![own],
        );
        for ground in under {
            let contrast = contrast(text, ground);
            assert!(contrast >= least, "{style:?} on {ground:?}: {contrast:.2}");
        }
    }
}

fn named(name: &str) -> Palettes {
    Palettes::built_in(name).unwrap_or_else(|| panic!("{name} is not right"))
}

#[test]
fn text_can_be_read_on_the_backgrounds_of_the_usual_terminals() {
    let all = [&DARK_GROUNDS[..], &LIGHT_GROUNDS].concat();
    for colors in [Colors::Indexed, Colors::True] {
        for (name, least) in [("auto", 4.5), ("contrast", 7.0)] {
            let of = |ground| Theme::of(named(name), colors, ground);
            check(of(Ground::Dark), &DARK_GROUNDS, least);
            check(of(Ground::Light), &LIGHT_GROUNDS, least);
            check(of(Ground::Unknown), &all, least);
        }
        check(
            Theme::of(named("dark"), colors, Ground::Unknown),
            &DARK_GROUNDS,
            4.5,
        );
        check(
            Theme::of(named("light"), colors, Ground::Unknown),
            &LIGHT_GROUNDS,
            4.5,
        );
        check(Theme::of(named("mono"), colors, Ground::Dark), &all, 4.5);
    }
    check(Theme::new(Colors::Sixteen, Ground::Dark), &all, 4.5);
    check(Theme::MONO, &all, 4.5);
}

#[test]
fn a_theme_for_one_background_is_taken_at_its_word_and_mono_has_no_colour() {
    let light = Theme::of(named("light"), Colors::True, Ground::Dark);
    assert_eq!(
        light.quiet(),
        Theme::new(Colors::True, Ground::Light).quiet()
    );
    let mono = Theme::of(named("mono"), Colors::True, Ground::Dark);
    assert!(!mono.has_color());
}

#[test]
fn the_line_of_a_mistake_is_told() {
    let source = include_str!("../../../assets/themes/dark.toml");
    let wrong = source.replace("quiet = \"#9e9e9e\"", "quiet = \"grey\"");
    let line = 1 + source
        .lines()
        .position(|line| line.starts_with("quiet"))
        .expect("it is there");
    let told = Palettes::parse(&wrong).expect_err("no colour");
    assert!(told.starts_with(&format!("{line}: `grey`")), "{told}");
}

/// What a colour looks like (CIE 1976 L*a*b*) to somebody without one of the
/// three cones, or with all: Machado, Oliveira and Fernandes 2009.
fn seen(color: Channels, matrix: [[f64; 3]; 3]) -> [f64; 3] {
    let linear = color.map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    });
    let dot = |row: [f64; 3], of: [f64; 3]| row[0] * of[0] + row[1] * of[1] + row[2] * of[2];
    let seen = matrix.map(|row| dot(row, linear).clamp(0.0, 1.0));
    let cube = |value: f64| {
        if value > 0.008_856 {
            value.cbrt()
        } else {
            7.787 * value + 16.0 / 116.0
        }
    };
    let x = cube(dot([0.4124, 0.3576, 0.1805], seen) / 0.950_47);
    let y = cube(dot([0.2126, 0.7152, 0.0722], seen));
    let z = cube(dot([0.0193, 0.1192, 0.9505], seen) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

const EYES: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

/// Twice the difference that is seen at a glance.
#[test]
fn speakers_are_told_apart_without_red_green_or_blue() {
    for (ground, least) in [(Ground::Dark, 20.0), (Ground::Light, 20.0)] {
        let theme = Theme::new(Colors::Indexed, ground);
        let ranks = (0..7).map(Some);
        let colors: Vec<_> = ranks
            .filter_map(|rank| channels(theme.speaker(rank).fg))
            .collect();
        assert_eq!(colors.len(), 7);
        for matrix in EYES {
            for (place, one) in colors.iter().enumerate() {
                for other in &colors[..place] {
                    let [one, other] = [one, other].map(|color| seen(*color, matrix));
                    let square = |at: usize| (one[at] - other[at]).powi(2);
                    let apart = (square(0) + square(1) + square(2)).sqrt();
                    assert!(apart >= least, "{one:?} {other:?}: {apart:.1}");
                }
            }
        }
    }
}
