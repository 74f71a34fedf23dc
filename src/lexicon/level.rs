//! How early a learner meets a word: the levels of the Chinese Proficiency Test (HSK) in
//! the standard of 2021.

use hsk::{HskLevel, HskQuery, HskSystem};

/// The number of levels; the last one stands for 7 to 9.
pub const LEVELS: usize = 7;

/// The level of a word in simplified characters, from 1; 7 stands for 7 to 9. The lowest
/// where it has several.
#[must_use]
pub fn level(word: &str) -> Option<u8> {
    const BELOW_SEVEN: [HskLevel; 6] = [
        HskLevel::One,
        HskLevel::Two,
        HskLevel::Three,
        HskLevel::Four,
        HskLevel::Five,
        HskLevel::Six,
    ];
    let levels = hsk::levels(HskSystem::ProficiencyStandard2021, HskQuery::new(word));
    let lowest = levels.ok()?.into_iter().min()?;
    let below_seven = (1..).zip(BELOW_SEVEN).find(|(_, level)| *level == lowest);
    Some(below_seven.map_or(7, |(level, _)| level))
}

/// A level as it is written: `HSK 3`, `HSK 7–9`.
#[must_use]
pub fn shown(level: u8) -> String {
    match level {
        7.. => "HSK 7–9".to_owned(),
        _ => format!("HSK {level}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_of_words() {
        assert_eq!(level("爱"), Some(1));
        assert_eq!(level("没有这个词"), None);
        assert_eq!(level("A"), None);
        assert_eq!(shown(7), "HSK 7–9");
    }
}
