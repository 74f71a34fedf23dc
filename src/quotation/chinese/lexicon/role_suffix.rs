//! Suffixes of professions, which tell a role that no list holds.

use super::LEXICON;

/// Endings of professions that the list does not hold (扳道工, 挡车工).
pub(crate) fn ends_like_role(words: &[char]) -> bool {
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    // Most letters are none of them, and a branch on them would be mispredicted.
    if !LEXICON.role_ends.contains(*last) {
        return false;
    }
    let before = before.last();
    let is_before = |letters: &str| before.is_some_and(|&before| letters.contains(before));
    match last {
        '长' => !is_before("成增生延特"),
        '家' => {
            !before.is_some_and(char::is_ascii_digit)
                && !is_before("国大人一二三两几这那该每全各多数回搬在到老自独商厂买卖")
        }
        '人' => {
            before.is_some()
                && !is_before(
                    "本别他她众有没令使让个一两三几数多每些用为被害某大小新的是男女好坏外客",
                )
        }
        '主' => is_before("农牧店场业车摊船货户雇房园社"),
        '医' => is_before("村乡中西军兽牙法队校名老"),
        _ => true,
    }
}
