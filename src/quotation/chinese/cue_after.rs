//! Sentences that open with a quotation: its cue stands behind it, between its
//! pieces, or nowhere.

use super::attribution::{Event, Reader, SHORTEST_CONTENT, TAIL, is_named};
use super::chunk::dateline;
use super::cues;
use super::detection;
use super::marks::{Region, is_break, is_final};
use super::mentions::{self, Mention, MentionKind};
use super::trie::End;
use crate::quotation::Kind;
use crate::quotation::Rule;
use smallvec::smallvec;
use std::ops::Range;

/// The shortest words that stand alone (点火！), their mark included.
const SHORTEST_CRY: usize = 3;
/// The longest verb that may stand in marks, in letters.
const LONGEST_VERB: usize = 4;

impl Reader<'_> {
    /// A sentence that opens with quoted words: returns where reading goes
    /// on, or `None` if the words are only a term in a sentence.
    pub(super) fn led_by_quotation(&mut self, region: Region) -> Option<usize> {
        if region.carried {
            self.events
                .push(Event::Continued(region.open..region.close));
            return Some(region.close);
        }
        let last = self.inner(region).last().copied();
        let finished = self.is_finished(region);
        let comma = matches!(last, Some('，' | ',' | '—'))
            || matches!(self.letter(region.close), Some('，' | ','));
        if !finished && !comma {
            return None;
        }
        if let Some((mention, cue, clause_end)) = self.tail(region, finished) {
            return Some(self.split(region, mention, cue, clause_end));
        }
        if let Some(next) = self.sandwiched(region) {
            return Some(next);
        }
        // “…”，柳守拙以这句话收尾。
        if !finished
            && !self.is_term(region)
            && let Some(mention) = self.spoken_of(region).filter(is_named)
        {
            let spans = smallvec![region.span()];
            self.say(spans, Kind::Direct, None, Some(mention), Rule::ActorAfter);
            return Some(region.close);
        }
        let alone = finished
            && self.inner(region).len() >= SHORTEST_CRY
            && !matches!(
                self.letter(region.close),
                Some('，' | ',' | '、' | '的' | '是')
            );
        let mention = alone
            .then(|| {
                self.said_by(region)
                    .or_else(|| self.spoken_of(region))
                    .or_else(|| self.person_behind(region))
            })
            .flatten();
        let found = if mention.is_some() {
            Rule::ActorAfter
        } else {
            Rule::StandsAlone
        };
        alone.then(|| {
            self.say(smallvec![region.span()], Kind::Direct, None, mention, found);
            region.close
        })
    }

    /// The person with a role whom the sentence behind a quotation is about,
    /// when the quotation opens its paragraph and that sentence quotes nothing.
    fn person_behind(&self, region: Region) -> Option<Mention> {
        let first = dateline(&self.letters);
        let opens = self.letters[first..]
            .iter()
            .position(|letter| !letter.is_whitespace())
            .is_some_and(|spaces| first + spaces == region.open);
        // Behind a sentence that only tells, too, if the person comes at once.
        let tells = !self
            .events
            .iter()
            .any(|event| matches!(event, Event::Said(_)))
            && mentions::at_start(self.letters, region.close, self.letters.len()).is_some_and(
                |mention| mention.range.start == region.close && mention.role.is_some(),
            );
        // “…。”甲说。“…。”乙做了个鬼脸: as the words before had their speaker behind them.
        let alike = matches!(
            self.events.last(),
            Some(Event::Said(said)) if said.found == Rule::CueAfter
        );
        // “…！”陶国庆情绪激动。: whom the text names elsewhere comes at once.
        let known = mentions::surnamed(self.letters, region.close, self.letters.len()).is_some_and(
            |mention| {
                mention.name.len() <= 3
                    && self.letters.statistics.keeps(&self.letters[mention.name]) == Some(true)
            },
        );
        // “…”说起这件事，庾晓棠低下了头
        let recalls = self.is_circumstance(region.close);
        let near = self.letters.len().min(region.close + TAIL / 2);
        let cleft = self.letters[region.close..near]
            .windows(2)
            .take_while(|pair| !is_break(pair[0]))
            .any(|pair| pair == ['的', '是']);
        if !opens && !tells && !alike && !known && !recalls && !cleft {
            return None;
        }
        let limit = self.letters.len().min(region.close + TAIL);
        // 站在大门紧锁的“跃动健身”店外: a term is no quotation.
        let quotes = |at: usize| {
            self.region_at(at)
                .is_some_and(|region| self.is_finished(region) || !self.is_term(region))
        };
        let end = (region.close..limit).find(|&at| is_final(self.letters[at]) || quotes(at))?;
        if quotes(end) {
            return None;
        }
        let mut clause = region.close;
        // 第一个找上门的是村民龙老三: the one of whom the sentence tells stands last.
        let told = self.letters[region.close..end]
            .windows(2)
            .position(|pair| pair == ['的', '是'])
            .and_then(|at| mentions::at_start(self.letters, region.close + at + 2, end));
        if told.is_some() {
            return told.filter(is_named);
        }
        while clause < end {
            let pause = (clause..end)
                .find(|&at| is_break(self.letters[at]))
                .unwrap_or(end);
            let mention = detection::owner(self.letters, clause, pause)
                .or_else(|| mentions::at_start(self.letters, clause, pause))
                .filter(|mention| opens || tells || recalls || mention.range.start == region.close)
                .filter(|mention| self.acts_behind(region, clause, mention));
            if mention.is_some() {
                return mention;
            }
            clause = pause + 1;
        }
        None
    }

    /// Whether `mention`, in the clause at `clause` behind a quotation, is surely
    /// somebody who may have said it.
    fn acts_behind(&self, region: Region, clause: usize, mention: &Mention) -> bool {
        // 接到电话的那一刻，柏朝建哭出了声: a clause of time stands before.
        let in_time = clause
            .checked_sub(2)
            .is_some_and(|last| "时后前刻里中上下间点天晨晚夜日".contains(self.letters[last]));
        let recalls = self.is_circumstance(region.close);
        let at_once = clause == region.close;
        let counted = matches!(
            self.letters[clause..],
            ['一', '位' | '名' | '个', ..] | ['有', '人', ..]
        );
        match mention.kind {
            MentionKind::Name => mention.role.is_some() || at_once || in_time || recalls,
            MentionKind::Pronoun => recalls && !at_once,
            MentionKind::Titled => true,
            MentionKind::Role => {
                let noun = &self.letters[mention.name.clone()];
                at_once && (counted || noun != ['记', '者'] && noun.len() == mention.range.len())
            }
            _ => false,
        }
    }

    /// The attribution directly behind `region`: its mention, its cue and
    /// where the clause ends.
    fn tail(&self, region: Region, finished: bool) -> Option<(Mention, Range<usize>, usize)> {
        let mut start = self.skip(region.close, |letter| {
            letter.is_whitespace() || matches!(letter, '，' | ',')
        });
        let first = start;
        let mut pauses = 0;
        // Whether the clause before the pause says where or when.
        let mut places = false;
        let mut at = start;
        while at < self.letters.len() && at - region.close <= TAIL {
            let letter = self.letters[at];
            if let Some(quoted) = self.region_at(at)
                && self.inner(quoted).len() <= LONGEST_VERB
                && self.letter(quoted.close).is_none_or(is_final)
                && at > start
            {
                // 科室主任邬佩兰笑着“揭发”。
                let mention = mentions::before(self.letters, start, at).filter(is_named)?;
                return Some((mention, quoted.span(), quoted.close));
            }
            // 在“跃动健身”办卡的程女士说: a term in what describes the speaker.
            // 「海岸线」志愿者郝霖说: or a body in marks.
            if let Some(quoted) = self.region_at(at)
                && (at > start || letters_follow(self.letter(quoted.close)))
                && quoted.closed
                && self.is_term(quoted)
                && !self.is_finished(quoted)
                && self
                    .letter(quoted.close)
                    .is_some_and(|next| !is_break(next))
            {
                if at == start {
                    start = quoted.close;
                }
                at = quoted.close;
                continue;
            }
            if self.region_at(at).is_some()
                || is_final(letter)
                || matches!(letter, '；' | '：' | ':')
            {
                return None;
            }
            // 第一作者、博士研究生覃雨说: two roles of one speaker.
            let joins = letter == '、' && self.letters.ends(End::Role, start, at).is_some();
            if is_break(letter) && !joins {
                // 在谈到此事时，他说: one clause of circumstance may stand first.
                let circumstance = self.is_circumstance(start);
                places = "上里中内时后前下旁外头边间侧处端口".contains(self.letters[at - 1]);
                pauses += 1;
                if pauses > 1 + usize::from(finished) || !(circumstance || finished) {
                    return None;
                }
                start = at + 1;
            }
            if letter == '说'
                && let Some(spoken) = self.spoken_before(start, at)
            {
                return Some(spoken);
            }
            let cue = match cues::at_or_next(self.letters, at) {
                Ok(cue) => cue,
                Err(next) => {
                    at = next;
                    continue;
                }
            };
            let behind = self.letter(cue.end);
            let ends = self.region_at(cue.end).is_some()
                || behind.is_none_or(|behind| is_break(behind) || behind.is_whitespace());
            let introduces = matches!(behind, Some('：' | ':')) && finished;
            if ends && !introduces && at > start {
                let mention = self
                    .known_as(start, at)
                    .or_else(|| self.nickname(start, at))
                    .or_else(|| mentions::before(self.letters, start, at))
                    .or_else(|| {
                        // 沈寿芝戴着老花镜，边绣边讲: the subject stands earlier.
                        (pauses > 0)
                            .then(|| mentions::at_start(self.letters, first, start - 1))
                            .flatten()
                    })
                    .or_else(|| self.before_other_verb(start, at))
                    .or_else(|| mentions::unknown(self.letters, start, at));
                // …李大爷坐上了首班车，他高兴地说: the clause before names him.
                let mention = match mention {
                    Some(mention) if mention.kind == MentionKind::Pronoun && pauses > 0 => {
                        Some(self.named_between(first, start).unwrap_or(mention))
                    }
                    Some(_) if pauses > 1 => None,
                    mention => mention,
                };
                let sure = |mention: &Mention| {
                    is_named(mention)
                        || mention.kind == MentionKind::Pronoun
                        || places && mention.kind == MentionKind::Role
                };
                if let Some(mention) = mention.filter(|mention| pauses == 0 || sure(mention)) {
                    return Some((mention, at..cue.end, cue.end));
                }
            }
            at = cue.end;
        }
        None
    }

    /// The person named at the start of a clause of `letters[from..to]`.
    fn named_between(&self, from: usize, to: usize) -> Option<Mention> {
        (from..to)
            .filter(|&at| at == from || is_break(self.letters[at - 1]))
            .filter_map(|clause| mentions::at_start(self.letters, clause, to))
            .find(is_named)
    }

    /// `“…。”小邹说这话时，眼睛看着别处。`: the cue is followed by what the speaker
    /// does, to the end of the sentence.
    fn spoken_before(&self, start: usize, at: usize) -> Option<(Mention, Range<usize>, usize)> {
        const SPOKEN: [&[char]; 5] = [
            &['说', '这', '话', '时'],
            &['说', '话', '时'],
            &['说', '完'],
            &['说', '罢'],
            &['说', '着'],
        ];
        let rest = &self.letters[at..];
        if at == start || !SPOKEN.iter().any(|words| rest.starts_with(words)) {
            return None;
        }
        let mention = mentions::before(self.letters, start, at)
            .filter(|mention| is_named(mention) || mention.kind == MentionKind::Pronoun)?;
        // “…，”小蓝说着自己先笑了，“…”: to the next chunk at the latest.
        let limit = self.letters.len().min(at + TAIL);
        let ends = |&end: &usize| is_final(self.letters[end]) || self.region_at(end).is_some();
        let end = (at..limit).find(ends)?;
        let pause = end - usize::from(matches!(self.letters[end - 1], '，' | ','));
        Some((mention, at..at + 1, pause))
    }

    /// `“…，”王毅摇摇头，“…”`: a clause without a cue between quoted pieces.
    fn sandwiched(&mut self, region: Region) -> Option<usize> {
        let open = matches!(self.inner(region).last(), Some('，' | ','));
        let start = region.close;
        let limit = self.letters.len().min(start + TAIL);
        let pause = |from: usize| {
            (from..limit).find(|&at| is_break(self.letters[at]) || self.region_at(at).is_some())
        };
        let mut clause = start;
        let mut end = pause(start)?;
        // 面对媒体追问，阚东来苦笑: a circumstance may stand first.
        if self.region_at(end + 1).is_none() && self.is_circumstance(start) {
            clause = end + 1;
            end = pause(clause)?;
        }
        // “…，”她撩起袖子，露出一块疤，“…”: words that go on may wait for several clauses.
        let mut mention = mentions::at_start(self.letters, clause, end);
        let goes_on = open || mention.as_ref().is_some_and(is_named);
        while goes_on && self.letters[end] == '，' && self.region_at(end + 1).is_none() {
            clause = end + 1;
            end = pause(clause)?;
            mention = mention.or_else(|| mentions::at_start(self.letters, clause, end));
        }
        let joins = matches!(self.letters[end], '，' | ',') || open;
        let next = self.region_at(end + 1).filter(|_| joins)?.open;
        let mention = mention?;
        if !open && !is_named(&mention) && mention.kind != MentionKind::Pronoun {
            return None;
        }
        let mut spans = smallvec![region.span()];
        let next = self.adjoining(next, &mut spans);
        self.say(
            spans,
            Kind::Direct,
            None,
            Some(mention),
            Rule::ClauseBetween,
        );
        Some(next)
    }

    /// Whether the clause at `start` tells a circumstance: 在谈到此事时, 面对追问.
    fn is_circumstance(&self, start: usize) -> bool {
        self.letter(start)
            .is_some_and(|first| "在谈对面回说提当".contains(first))
    }

    /// Who says what a sentence behind a quotation calls 这句话: 他常把这句话挂在嘴边.
    fn spoken_of(&self, region: Region) -> Option<Mention> {
        let limit = self.letters.len().min(region.close + TAIL);
        let end = (region.close..limit)
            .find(|&at| is_final(self.letters[at]) || self.region_at(at).is_some())?;
        let words = (region.close..end).find(|&at| {
            matches!(
                self.letters[at..end],
                ['这', '句' | '番' | '段', '话', ..]
                    | ['这', '话', ..]
                    | ['这', '样', '一', '句', '话', ..]
            )
        })?;
        let clause = (region.close..words)
            .rfind(|&at| is_break(self.letters[at]))
            .map_or(region.close, |at| at + 1);
        // 柳守拙以这句话: not 以.
        let with = matches!(self.letters[words - 1], '用' | '以' | '拿' | '把');
        let words = words - usize::from(with && words > clause + 2);
        let owner = detection::owner(self.letters, clause, words);
        owner.or_else(|| mentions::at_start(self.letters, clause, words))
    }

    /// The speaker that a cleft names: 这是柳守拙临走前讲的, 说这话的车夫叫郝霖.
    fn said_by(&self, region: Region) -> Option<Mention> {
        let limit = self.letters.len().min(region.close + TAIL);
        let end = (region.close..limit)
            .find(|&at| is_final(self.letters[at]) || self.region_at(at).is_some())?;
        let words = &self.letters[region.close..end];
        if words.starts_with(&['这', '是']) {
            let said = words
                .windows(2)
                .position(|pair| matches!(pair, ['说' | '讲' | '写' | '喊', '的' | '过']))?;
            let (from, to) = (region.close + 2, region.close + said);
            let named = mentions::at_start(self.letters, from, to).filter(is_named);
            return named.or_else(|| mentions::surnamed(self.letters, from, to));
        }
        if !words.starts_with(&['说', '这', '话', '的']) {
            return None;
        }
        let called = words
            .iter()
            .position(|letter| matches!(letter, '叫' | '是'))?;
        mentions::at_start(self.letters, region.close + called + 1, end)
            .filter(|mention| mention.kind != MentionKind::Pronoun)
    }

    /// Emits a quotation with its cue behind it and the pieces that follow.
    fn split(
        &mut self,
        region: Region,
        mention: Mention,
        cue: Range<usize>,
        clause_end: usize,
    ) -> usize {
        let mut spans = smallvec![region.span()];
        let mut at = clause_end;
        let open = !self.letter(at).is_some_and(is_final);
        if open {
            at = self.skip(at, |letter| {
                letter.is_whitespace() || matches!(letter, '，' | ',' | '：' | ':')
            });
            at = self.adjoining(at, &mut spans);
        }
        let whole = spans.len() > 1;
        let found = if whole {
            Rule::CueBetween
        } else {
            Rule::CueAfter
        };
        self.say(
            spans,
            Kind::Direct,
            Some(cue.clone()),
            Some(mention.clone()),
            found,
        );
        // 说着，抹了抹眼睛: what somebody does while speaking.
        let goes_on = self.letters[cue.clone()].ends_with(&['着']);
        if open
            && !goes_on
            && !whole
            && self
                .letter(clause_end)
                .is_some_and(|letter| matches!(letter, '，' | ','))
        {
            let end = self.sentence_end(at);
            let content = self.content_end(at, end);
            if content > at + SHORTEST_CONTENT {
                self.report(
                    at,
                    content,
                    Some(cue),
                    Some(mention),
                    Rule::ReportedAfterQuotation,
                );
                return content;
            }
        }
        at
    }
}

/// Whether a word goes on at `letter`.
fn letters_follow(letter: Option<char>) -> bool {
    letter.is_some_and(char::is_alphanumeric)
}
