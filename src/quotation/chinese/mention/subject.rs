//! The subject of a clause, as the mention of its speaker. Does not say who that is.

use super::apposition::named_behind_role;
use super::clauses::{clause_end, cuts, trim_adverbs, trim_opening};
use super::noun_phrase::classify;
use super::{Mention, MentionKind, WINDOW, whole};
use crate::quotation::chinese::character::{Class, is_han};
use crate::quotation::chinese::entity::boundary::{ends_at, is_adverb, is_verb};
use crate::quotation::chinese::entity::organisation::business;
use crate::quotation::chinese::entity::{name, name_end};
use crate::quotation::chinese::lexicon::LEXICON;
use crate::quotation::chinese::lexicon::role_suffix::ends_like_role;
use crate::quotation::chinese::lexicon::trie::{End, Start};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;
use std::ops::Range;

/// The speaker named at the end of `letters[from..to]`, directly before a cue.
pub(crate) fn before(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let from = from.max(to.saturating_sub(WINDOW));
    let end = trim_adverbs(letters, from, to);
    if let Some(title) = title(letters, from, end)
        && cuts(letters, from, title.start).next().is_none()
        && (title.end == end || cuts(letters, from, end).any(|at| at == title.end))
    {
        return Some(whole(title.start, title.end, MentionKind::Organisation));
    }
    let start = trim_opening(letters, from, end);
    // 中场休息时自己只对队员说了一句话: the subject of the sentence.
    if let Some(own) = letters[start..end.max(start)]
        .windows(2)
        .rposition(|pair| pair == ['自', '己'])
        .map(|at| start + at)
        .filter(|at| {
            at + 2 == end || is_verb(letters, at + 2, end) || is_adverb(letters, at + 2, end)
        })
    {
        return Some(whole(own, own + 2, MentionKind::Pronoun));
    }
    // 录音中一名男子: the words before a counted noun are a circumstance.
    let counted = (start + 1..end.saturating_sub(2)).rfind(|&at| {
        matches!(letters[at - 1], '一' | '另' | '某' | '几' | '数')
            && matches!(letters[at], '名' | '位')
    });
    let start = counted.map_or(start, |at| at + 1);
    subject(letters, start, end)
}

/// The first title of a paper or text: 《半岛晨报》.
fn title(letters: AnnotatedText<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let mut marks = letters.each(Class::Mark, from, end);
    let open = marks.find(|&at| letters[at] == '《')?;
    let close = (open..end).find(|&at| letters[at] == '》')?;
    Some(open..close + 1)
}

/// The speaker named at the start of the clause `letters[from..to]`, whatever
/// follows it.
pub(crate) fn at_start(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW);
    let end = clause_end(letters, from, to);
    let start = trim_opening(letters, from, end);
    if letters[start..end.max(start)].starts_with(&['自', '己']) {
        return Some(whole(start, start + 2, MentionKind::Pronoun));
    }
    let end = trim_adverbs(letters, start, end);
    subject(letters, start, end)
}

/// Whose words a report cites: 路透社援引知情人士的话报道称.
pub(crate) fn cited(letters: AnnotatedText<'_>, clause: usize, cue: usize) -> Option<Mention> {
    let from = clause.max(cue.saturating_sub(WINDOW));
    let words = &letters[from..cue];
    let cites = words
        .windows(2)
        .rposition(|pair| matches!(pair, ['援', '引'] | ['引', '述' | '用']))?;
    let start = from + cites + 2;
    let end = start
        + letters[start..letters.len().min(cue + 2)]
            .windows(2)
            .position(|pair| pair == ['的', '话'])?;
    classify(letters, trim_opening(letters, start, end), end)
}

/// The subject of `letters[start..end]`.
fn subject(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    letters.subject(start, end, || find_subject(letters, start, end))
}

/// Looks for the subject of `letters[start..end]`. A relative clause may precede
/// it (卖豆腐的何老板), and words of manner after it (红着眼睛说).
fn find_subject(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let mut nobody = Nobody::from(start);
    let first = subject_before_verb(letters, &mut nobody, end);
    let sure = |mention: &Mention| {
        matches!(
            mention.kind,
            MentionKind::Name | MentionKind::Titled | MentionKind::Pronoun | MentionKind::Definite
        )
    };
    if first.as_ref().is_some_and(sure) {
        return first;
    }
    if let Some(named) = named_behind_role(letters, start, end) {
        // 队员阿依的奶奶把球藏了起来: it is her grandmother who does.
        let owns = letters.get(named.range.end) == Some(&'的');
        let owned = first
            .as_ref()
            .filter(|first| owns && first.range.end > named.range.end + 1);
        return owned.cloned().or(Some(named));
    }
    let described = described(letters, start, end, sure);
    // 组织在网站上发布的公报: the organisation speaks.
    let by_body = first
        .as_ref()
        .is_some_and(|mention| mention.kind == MentionKind::Organisation);
    described
        .filter(|mention| {
            !by_body
                || letters
                    .ends(End::Document, mention.name.start, mention.name.end)
                    .is_none()
        })
        .or(first)
        .or_else(|| prefix(letters, &mut nobody, end))
}

/// Negative cache for [`classify`]: several rules ask for the same phrases.
struct Nobody {
    start: usize,
    /// A bit for each length up to [`WINDOW`].
    lengths: u64,
}

impl Nobody {
    fn from(start: usize) -> Self {
        Self { start, lengths: 0 }
    }

    /// What the words from the place to `end` are.
    fn classify(&mut self, letters: AnnotatedText<'_>, end: usize) -> Option<Mention> {
        let length = u32::try_from(end.saturating_sub(self.start)).unwrap_or(u32::MAX);
        let bit = 1_u64.checked_shl(length).unwrap_or(0);
        if self.lengths & bit != 0 {
            return None;
        }
        let found = classify(letters, self.start, end);
        if found.is_none() {
            self.lengths |= bit;
        }
        found
    }
}

/// The noun that a relative clause describes: 家住城北的李大爷坐上了首班车. After any
/// but the last 的 there has to be a name.
fn described(
    letters: AnnotatedText<'_>,
    start: usize,
    end: usize,
    sure: impl Fn(&Mention) -> bool,
) -> Option<Mention> {
    let last = (start + 1..end).rfind(|&at| letters[at] == '的')?;
    letters
        .each(Class::Describes, start + 1, last)
        .filter(|&at| letters[at] == '的')
        .take(MOST_CUTS)
        .chain(std::iter::once(last))
        .find_map(|at| {
            let mut nobody = Nobody::from(at + 1);
            subject_before_verb(letters, &mut nobody, end)
                .filter(|mention| at == last || sure(mention))
                .or_else(|| prefix(letters, &mut nobody, end).filter(&sure))
        })
        .map(|mention| Mention {
            range: start..mention.range.end,
            ..mention
        })
}

/// The longest beginning of the clause that is a mention, whatever follows.
fn prefix(letters: AnnotatedText<'_>, nobody: &mut Nobody, end: usize) -> Option<Mention> {
    let start = nobody.start;
    if business(&letters[start..end]).is_some() {
        return None;
    }
    (start + 1..end.min(start + LONGEST_PREFIX))
        .rev()
        .filter_map(|cut| nobody.classify(letters, cut))
        .find(|mention| match mention.kind {
            MentionKind::Organisation | MentionKind::Group => false,
            // 委员 of 欧盟委员会 is no speaker.
            MentionKind::Role | MentionKind::Definite => letters.parts_at(mention.range.end),
            // 承办商百腾升降机: an organisation alone is no speaker here.
            MentionKind::Name => {
                let name = &letters[mention.name.clone()];
                (ends_at(letters, mention.range.end, end)
                    || letters.statistics.keeps(name) == Some(true))
                    && mention.role.clone().is_none_or(|role| {
                        letters.ends(End::Role, role.start, role.end).is_some()
                            || ends_like_role(&letters[role])
                    })
            }
            _ => true,
        })
}

/// The longest mention looked for where no verb shows its end.
const LONGEST_PREFIX: usize = 20;

/// The subject that `letters[start..end]` begins with: all of it, or what
/// precedes the first preposition or verb that leaves a speaker.
fn subject_before_verb(
    letters: AnnotatedText<'_>,
    nobody: &mut Nobody,
    end: usize,
) -> Option<Mention> {
    let start = nobody.start;
    if start >= end {
        return None;
    }
    if let Some(titled) = titled_at_start(letters, start, end) {
        return Some(titled);
    }
    let cut = cuts(letters, start, end)
        .take(MOST_CUTS)
        .find_map(|cut| nobody.classify(letters, trim_adverbs(letters, start, cut)));
    let Some(mention) = cut else {
        // 南方电网对法新社: what follows a preposition is no subject.
        let addresses = |mention: &Mention| {
            mention.kind == MentionKind::Organisation
                && cuts(letters, start, end).any(|at| {
                    matches!(letters[at], '对' | '向' | '与' | '跟')
                        || matches!(letters.get(at + 1), Some('了' | '着' | '过'))
                })
        };
        let whole = nobody.classify(letters, end);
        return whole.filter(|mention| !addresses(mention));
    };
    if mention.kind != MentionKind::Name {
        return Some(mention);
    }
    // The verb may be a character of the name (莫大同, 史可为), and the name may have
    // taken one of the verb's (打断了).
    let whole = classify(letters, start, end)
        .filter(|whole| whole.kind == MentionKind::Name && whole.name.start == mention.name.start);
    if whole.is_some() {
        return whole;
    }
    let until = name_end::end(letters, mention.name.start, end).filter(|until| {
        mention.range.end.abs_diff(*until) == 1 && mention.name.end == mention.range.end
    });
    Some(match until {
        Some(until) => Mention {
            range: mention.range.start..until,
            name: mention.name.start..until,
            ..mention
        },
        None => mention,
    })
}

/// A surname with 女士, 先生 or the like that `letters[start..end]` begin with, whatever
/// the predicate is: 罗女士|气喘吁吁地跑进派出所.
fn titled_at_start(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let surname = letters.starts(Start::Surname, start, end)?;
    let polite = name::is_polite(&letters[start + surname..end]);
    let stop = start + surname + 2;
    let alone = stop >= end
        || !matches!(
            letters[stop],
            '的' | '和' | '与' | '、' | '等' | '及' | '一' | '们' | '（'
        ) && letters.starts(Start::Role, stop, end).is_none();
    (polite && alone).then(|| whole(start, stop, MentionKind::Titled))
}

/// How many places a subject may be cut at before it is given up.
const MOST_CUTS: usize = 8;

/// The given name that the sentence `letters[from..to]` begins with, of two characters that
/// form no word and with a predicate right after them: 若兰推开院门.
pub(crate) fn given_name(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let start = trim_opening(letters, from, to);
    let end = start + 2;
    let is_name = |at: usize| {
        is_han(letters[at])
            && letters.word_at(at) == 1
            && !LEXICON.functions.contains(letters[at])
            && !is_verb(letters, at, to)
            && !is_adverb(letters, at, to)
    };
    let acts = end < to
        && (matches!(
            letters[end],
            '把' | '将' | '被' | '对' | '向' | '在' | '从' | '不' | '又' | '也'
        ) || is_verb(letters, end, to));
    let is_listed = letters.starts(Start::Pronoun, start, to).is_some()
        || letters.starts(Start::Determiner, start, to).is_some()
        || letters.starts(Start::Role, start, to).is_some()
        || letters.starts(Start::NotName, start, to).is_some();
    (acts && !is_listed && end < to && is_name(start) && is_name(start + 1))
        .then(|| whole(start, end, MentionKind::Name))
}

/// The name with a surname that `letters[from..to]` begin with, whatever follows.
pub(crate) fn surnamed(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    letters.starts(Start::Surname, from, to)?;
    let end = name_end::end(letters, from, to.min(from + WINDOW))?;
    Some(whole(from, end, MentionKind::Name))
}
