//! Noun phrases without a name: roles, groups, organisations, documents.

use super::classify;
use crate::quotation::chinese::character::Class;
use crate::quotation::chinese::entity::boundary::is_verb;
use crate::quotation::chinese::entity::cues;
use crate::quotation::chinese::entity::organisation::{account, business};
use crate::quotation::chinese::entity::roles::{head, is_agent};
use crate::quotation::chinese::lexicon::trie::End;
use crate::quotation::chinese::mention::clauses::{trim_adverbs, trim_opening};
use crate::quotation::chinese::mention::plain_words::unknown;
use crate::quotation::chinese::mention::{Mention, MentionKind, WINDOW, whole};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// Roles, groups, organisations and documents.
pub(crate) fn unnamed(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let words = &letters[start..end];
    let nouns = [End::Role, End::Account, End::Document, End::Organisation];
    let listed = letters.ending(end);
    let ends = listed.is_some_and(|listed| {
        let mut nouns = nouns.iter();
        nouns.any(|&noun| listed.of(noun, words.len()).is_some())
    }) || words.ends_with(&['们'])
        || is_agent(letters, start, end);
    if !ends || words.len() > 30 || is_sentence(words) {
        return None;
    }
    // 他建议农户, but 他父亲: a pronoun and its verb.
    let is_clause = matches!(words[0], '他' | '她' | '我')
        && (is_verb(letters, start + 1, end) || cues::at(letters, start + 1).is_some());
    if is_clause {
        return None;
    }
    if matches!(words, [.., '们']) && letters.ends(End::Role, start, end - 1).is_some() {
        return Some(group(letters, start, end));
    }
    // 三成考生, 多数村民
    let counts = matches!(words, [first, '成' | '数', _, ..] if "一两二三四五六七八九半多少".contains(*first));
    if counts && letters.ends(End::Role, start, end).is_some() {
        return Some(whole(start, end, MentionKind::Group));
    }
    if letters.ends(End::Role, start, end).is_some() || is_agent(letters, start, end) {
        // 一位私募人士 is one.
        let near = start.saturating_sub(WINDOW / 2);
        let before = letters
            .last(Class::Break, near, start)
            .map_or(near, |pause| pause + 1);
        let one = words
            .windows(2)
            .any(|pair| matches!(pair, ['一' | '该' | '某' | '另', '位' | '名' | '个']))
            || letters[before..start]
                .windows(2)
                .any(|pair| matches!(pair, ['一' | '另' | '某', '位' | '名' | '个']));
        let several = !one
            && (words.ends_with(&['人', '士'])
                || words.ends_with(&['人', '员'])
                || words.ends_with(&['网', '友']));
        let head = end - head(letters, start, end);
        // 指给记者, 生前常对学生: whoever listens does not speak.
        if head > start && matches!(letters[head - 1], '给' | '对' | '向' | '跟') {
            return None;
        }
        return Some(Mention {
            range: start..end,
            name: head..end,
            role: (head > start).then_some(start..end),
            kind: if several {
                MentionKind::Group
            } else {
                MentionKind::Role
            },
        });
    }
    if let Some(account) = account(letters, start, end) {
        return Some(whole(start, start + account, MentionKind::Organisation));
    }
    if let Some(length) = letters.ends(End::Document, start, end) {
        // 华曜证券研报: a house speaks by its report.
        let house = end - length;
        if letters.ends(End::Organisation, start, house) > Some(1) {
            return Some(whole(start, house, MentionKind::Organisation));
        }
        return Some(issuer(letters, start, end).unwrap_or(whole(
            start,
            end,
            MentionKind::Organisation,
        )));
    }
    let organisation = letters.ends(End::Organisation, start, end).is_some() && words.len() >= 2;
    organisation.then(|| {
        let own = business(words).map_or(start, |length| start + length);
        Mention {
            name: own..end,
            ..whole(start, end, MentionKind::Organisation)
        }
    })
}

/// Whether `words` are no noun but a sentence: 今年三十二岁的某人是经济学家, 说起儿子.
fn is_sentence(words: &[char]) -> bool {
    words.contains(&'是')
        || words
            .iter()
            .skip(1)
            .any(|letter| matches!(letter, '他' | '她' | '我' | '你'))
        || matches!(words, ['说' | '谈' | '提' | '聊' | '想', '起' | '到', ..])
}

/// A group with the organisation it belongs to: the name is what follows the organisation
/// (成员国|安全事务官员们), if that says enough to stand alone.
pub(crate) fn group(letters: AnnotatedText<'_>, start: usize, end: usize) -> Mention {
    let own = (start + 1..end.saturating_sub(3)).rfind(|&at| {
        matches!(letters[at - 1], '国' | '省' | '市')
            || letters.ends(End::Organisation, start, at).is_some()
    });
    Mention {
        range: start..end,
        name: own.unwrap_or(start)..end,
        role: None,
        kind: MentionKind::Group,
    }
}

/// The organisation that puts out the document `letters[start..end]` name: 公司当晚发布公告.
pub(crate) fn issuer(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let verb = letters[start..end].windows(2).position(|pair| {
        matches!(
            pair,
            ['发', '布' | '表' | '出']
                | ['刊', '发' | '登']
                | ['印', '发']
                | ['出', '具']
                | ['在', '其']
        )
    })?;
    let until = trim_adverbs(letters, start, start + verb);
    let from = trim_opening(letters, start, until);
    let mention =
        classify(letters, from, until).or_else(|| unknown(letters, start, start + verb))?;
    matches!(
        mention.kind,
        MentionKind::Organisation | MentionKind::Name | MentionKind::Other
    )
    .then_some(mention)
}
