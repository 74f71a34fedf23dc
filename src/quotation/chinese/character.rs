//! What a character is by itself: Han, a break, a mark, the dot of a foreign name.

pub(crate) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}')
}

/// Whether `letter` separates clauses or sentences.
pub(crate) fn is_break(letter: char) -> bool {
    is_final(letter) || matches!(letter, '，' | ',' | '；' | ';' | '：' | ':' | '、' | '\n')
}

/// Whether `letter` ends an utterance.
pub(crate) fn is_final(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？' | '!' | '?' | '…')
}

/// Whether `letter` may open or close a quotation or a title.
pub(crate) fn is_mark(letter: char) -> bool {
    closing(letter).is_some() || matches!(letter, '”' | '’' | '」' | '』' | '《' | '〈')
}

/// The mark that closes what `open` opens.
pub(crate) fn closing(open: char) -> Option<char> {
    Some(match open {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '"' | '＂' | '〝' => '"',
        _ => return None,
    })
}

/// Whether `letter` is the dot between the parts of a foreign name.
pub(crate) fn is_dot(letter: char) -> bool {
    matches!(letter, '·' | '•' | '・' | '．' | '‧')
}

/// What a letter may be, whatever is around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Separates clauses or sentences.
    Break,
    /// A break other than 、, which separates conjuncts.
    Stop,
    /// Opens or closes a quotation or a title.
    Mark,
    /// White space.
    Space,
    /// Is no Chinese character.
    Foreign,
    /// The dot between the parts of a foreign name.
    Dot,
    /// 的 or 岁, which end a description.
    Describes,
    /// 和, 与 or 、 between two of a kind.
    Joins,
    /// 叫, which tells a name.
    Names,
    /// Begins a word for answering questions.
    Answers,
    /// Begins a verb of meeting.
    Meets,
}

/// How many classes there are.
pub(crate) const CLASSES: usize = Class::Meets as usize + 1;

/// Several classes at once.
#[derive(Clone, Copy, Default)]
pub(crate) struct Classes(pub(crate) u16);

impl Classes {
    /// What `letter` is.
    pub(crate) fn of(letter: char) -> Self {
        let classes = Self::default();
        if is_han(letter) {
            let class = match letter {
                '的' | '岁' => Class::Describes,
                '和' | '与' => Class::Joins,
                '叫' => Class::Names,
                '答' | '受' => Class::Answers,
                '见' | '找' | '遇' | '采' | '联' | '名' | '本' | '原' | '真' => {
                    Class::Meets
                }
                _ => return classes,
            };
            return classes.with(class, true);
        }
        // Letters of other scripts, none of them a mark.
        if matches!(letter, '\u{3100}'..='\u{4dff}' | '\u{a000}'..='\u{fdff}') {
            return classes.with(Class::Foreign, true);
        }
        let is_break = is_break(letter);
        classes
            .with(Class::Foreign, true)
            .with(Class::Mark, is_mark(letter))
            .with(Class::Space, letter.is_whitespace())
            .with(Class::Break, is_break)
            .with(Class::Stop, is_break && letter != '、')
            .with(Class::Joins, letter == '、')
            .with(Class::Dot, is_dot(letter))
    }

    /// Whether `class` is one of them.
    #[inline]
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u16 != 0
    }

    /// These classes, and `class` where `is_one`.
    #[inline]
    fn with(self, class: Class, is_one: bool) -> Self {
        Self(self.0 | u16::from(is_one) << class as u16)
    }
}
