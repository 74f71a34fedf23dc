//! Sentences that do not open with a quotation: who they name, and which of their
//! cues attribute what.

use super::attribution::{Event, Reader, SHORTEST_CONTENT, TAIL, is_named};
use super::char_index::Class;
use super::clauses;
use super::cues::{self, Cue};
use super::detection;
use super::inscription::{inscribed, written};
use super::lexicon::CueClass;
use super::marks::{Region, is_break, is_final};
use super::mentions::{self, Mention, MentionKind};
use super::person::is_given;
use crate::quotation::Rule;
use crate::quotation::{Kind, Spans};
use smallvec::smallvec;

/// How many letters may stand between a cue and its colon (说了一番话：).
const COLON_REACH: usize = 16;
/// How many cues of one clause may fail to attribute anything.
const MOST_FAILURES: usize = 5;

impl Reader<'_> {
    /// Reads one sentence that does not open with a quotation.
    pub(super) fn sentence(&mut self, start: usize, end: usize) {
        self.meet(start, end);
        if self.in_the_eyes_of(start, end) {
            return;
        }
        let (mut clause, mut at) = (start, start);
        // No clause of a real text holds many cues without a speaker.
        let mut failed = 0;
        while at < end {
            let letter = self.letters[at];
            if !is_given(letter) {
                if let Some(region) = self.region_at(at) {
                    self.nicknamed(clause, region);
                    self.acted(start, region, end);
                    at = region.close;
                    continue;
                }
                if matches!(letter, '：' | ':')
                    && let Some(next) = self.colon(start, clause, at)
                {
                    at = next;
                    clause = next;
                    continue;
                }
                if is_break(letter) {
                    clause = at + 1;
                    failed = 0;
                    self.announce(clause, end);
                }
            }
            if failed > MOST_FAILURES {
                at += 1;
                continue;
            }
            match cues::at_or_next(self.letters, at) {
                Ok(cue) => {
                    failed += 1;
                    if let Some(next) = self.cue(start, clause, &cue, end) {
                        at = next.max(cue.end);
                        clause = at;
                    } else {
                        at = cue.end;
                    }
                }
                Err(next) => at = next,
            }
        }
    }

    /// A colon with quoted words behind it and no cue before it.
    fn colon(&mut self, start: usize, clause: usize, at: usize) -> Option<usize> {
        let behind = self.skip(at + 1, char::is_whitespace);
        let region = self.region_at(behind).filter(|region| !region.carried)?;
        if written(&self.letters[clause..at]) && self.is_finished(region) && !self.is_term(region) {
            self.events.push(Event::Written(region.span()));
            return Some(region.close);
        }
        if self.is_term(region) && !self.is_finished(region) || inscribed(self.letters, clause, at)
        {
            return None;
        }
        let mention = mentions::at_start(self.letters, clause, at)
            .or_else(|| self.subject_just_before(start, clause))
            .or_else(|| mentions::at_start(self.letters, start, at))
            .or_else(|| detection::owner(self.letters, clause, at))
            .or_else(|| {
                // 导调组判定：“…”: whatever the verb is, it ends the clause.
                let verb = self.letters.last_word(clause, at);
                (verb > 1).then(|| mentions::before(self.letters, clause, at - verb))?
            })
            .or_else(|| (clause > start).then(|| self.earlier_subject(start, clause))?)
            .or_else(|| mentions::unknown(self.letters, clause, at));
        let mut spans = Spans::new();
        let next = self.adjoining(behind, &mut spans);
        self.say(
            spans,
            Kind::Direct,
            Some(at..at + 1),
            mention,
            Rule::ColonBefore,
        );
        Some(next)
    }

    /// The subject of a cue: in its clause, or that of an earlier clause of
    /// the sentence when the clause has none (…，并表示).
    fn subject(&self, start: usize, clause: usize, cue: usize) -> Option<Mention> {
        let quoted = self.nickname(clause, cue);
        if let Some(mention) = quoted.or_else(|| mentions::cited(self.letters, clause, cue)) {
            return Some(mention);
        }
        if let Some(mention) = mentions::before(self.letters, clause, cue) {
            return Some(mention);
        }
        if clause > start && clauses::has_no_subject(self.letters, clause, cue) {
            let first = mentions::at_start(self.letters, start, clause);
            // 若兰端着碗站到父亲身后: she opens the sentence, not her mother.
            let is_inside = |mention: &Mention| {
                mention.kind == MentionKind::Role && mention.name.start > start + 2
            };
            let given = || mentions::given_name(self.letters, start, clause);
            return match first {
                Some(mention) if is_inside(&mention) => given().or(Some(mention)),
                first => first.or_else(|| self.earlier_subject(start, clause)),
            };
        }
        None
    }

    /// Who says what stands behind a colon when its clause shows nobody for certain: whom
    /// an earlier clause names, or else the words before the cue.
    fn unknown(&self, start: usize, clause: usize, cue: usize) -> Option<Mention> {
        (clause > start)
            .then(|| {
                self.earlier_subject(start, clause)
                    .or_else(|| mentions::at_start(self.letters, start, clause))
            })
            .flatten()
            .filter(|mention| is_named(mention) || mention.kind == MentionKind::Pronoun)
            .or_else(|| self.before_other_verb(clause, cue))
            .or_else(|| mentions::given_name(self.letters, start, clause.max(cue)))
            .or_else(|| mentions::unknown(self.letters, clause, cue))
    }

    /// The subject before another verb with 道: 省城晚报打趣道.
    pub(super) fn before_other_verb(&self, clause: usize, cue: usize) -> Option<Mention> {
        let verb = self.letters.last_word(clause, cue);
        (verb == 2 && self.letters[cue] == '道')
            .then(|| mentions::before(self.letters, clause, cue - verb))?
    }

    /// Who the clause right before `clause` is about: 两位阿婆对视一眼，异口同声.
    fn subject_just_before(&self, start: usize, clause: usize) -> Option<Mention> {
        let pause = clause.checked_sub(1).filter(|&pause| pause > start)?;
        let before = self.letters.last(Class::Break, start, pause)?;
        mentions::at_start(self.letters, before + 1, pause)
            .filter(|mention| mention.kind != MentionKind::Organisation)
    }

    /// Who the nearest clause before `clause` is about: 谈到…，濮存礼想了想，说.
    fn earlier_subject(&self, start: usize, clause: usize) -> Option<Mention> {
        let from = start.max(clause.saturating_sub(mentions::WINDOW));
        (from + 1..clause - 1)
            .rev()
            .filter(|&at| matches!(self.letters[at - 1], '，' | ','))
            .filter_map(|at| mentions::at_start(self.letters, at, clause))
            .find(|mention| is_named(mention) || mention.kind == MentionKind::Pronoun)
    }

    /// A cue within a sentence. Returns where reading goes on if it attributes
    /// something.
    fn cue(&mut self, start: usize, clause: usize, cue: &Cue, end: usize) -> Option<usize> {
        let behind = self.letter(cue.end);
        // 一名自称公司员工的网友: what somebody is, not what they say.
        let describes = self.letters[cue.start..].starts_with(&['自', '称'])
            && self.letters[cue.end..end.min(cue.end + COLON_REACH)]
                .iter()
                .take_while(|&&letter| !is_break(letter))
                .any(|&letter| letter == '的');
        if describes
            || cues::is_followed_by_grammar(&self.letters[cue.end..])
            || inscribed(self.letters, clause, cue.start)
        {
            return None;
        }
        let subject = self.subject(start, clause, cue.start);
        if behind.is_none_or(is_final) {
            return self.postponed(start, clause, cue, subject?, end);
        }
        let pause = behind.is_some_and(|letter| matches!(letter, '，' | ',' | '：' | ':'));
        let colon = behind.is_some_and(|letter| matches!(letter, '：' | ':'));
        let content = self.skip(cue.end + usize::from(pause), char::is_whitespace);
        if let Some(region) = self.region_at(content).filter(|region| !region.carried) {
            let mention = subject.or_else(|| self.unknown(start, clause, cue.start));
            return self.quoted(region, cue, mention, colon, end);
        }
        if self.is_overtaken(cue.end, end) {
            return None;
        }
        if let Some(region) = self.region_behind_colon(cue.end, end) {
            let mention = subject.or_else(|| self.unknown(start, clause, cue.start));
            let mut spans = Spans::new();
            let next = self.adjoining(region.open, &mut spans);
            self.say(
                spans,
                Kind::Direct,
                Some(cue.start..cue.end),
                mention,
                Rule::CueBefore,
            );
            return Some(next);
        }
        // 介绍了有关安排, 一边说一边走: nothing is reported.
        let tells = !matches!(behind, Some('了'))
            && !self.letters[cue.end..].starts_with(&['一', '边'])
            && !matches!(behind, Some('边'));
        if !tells {
            return None;
        }
        if !pause && let Some(next) = self.called(cue, subject.as_ref(), end) {
            return Some(next);
        }
        if !pause && cue.class == CueClass::Marked {
            return None;
        }
        if content >= self.letters.len() {
            // 王毅说： at the end of a paragraph introduces the next one.
            self.events.push(Event::Seen(subject?));
            return Some(end);
        }
        let short = cue.end - cue.start == 1 && cue.class == CueClass::Marked;
        // 局长指，…: the verb of the press of Hong Kong.
        let says = self.letters[cue.start] == '指' && subject.is_some();
        if short && !colon && !says {
            return None;
        }
        let mention = subject?;
        // 据路透社报道，总统府发言人证实: the one whom the agency cites speaks.
        let cites = mention.kind == MentionKind::Organisation
            && self.letters[cue.start..cue.end].starts_with(&['报', '道']);
        // 报告显示，半数商户担心“…”: the nearer cue wins.
        let shows = pause
            && mention.kind == MentionKind::Organisation
            && self.letters[cue.start..cue.end].ends_with(&['显', '示']);
        if self.leads_to_colon(content, end)
            || cites && self.attributes(content, end)
            || shows && self.another_quotes(content - 1, end)
        {
            return None;
        }
        let until = self.content_end(content, end);
        let length = self.letters[content..until]
            .iter()
            .filter(|letter| !is_final(**letter))
            .count();
        // 祝某当庭表示不上诉
        let plain =
            is_named(&mention) && matches!(self.letters[cue.start..cue.end], ['表', '示'] | ['称']);
        if length < SHORTEST_CONTENT - usize::from(plain) {
            return None;
        }
        self.report(
            content,
            until,
            Some(cue.start..cue.end),
            Some(mention),
            Rule::CueBeforeReported,
        );
        Some(until)
    }

    /// Whether what seems reported leads to quoted sentences behind a colon:
    /// 未予正面回应，只是重复了一句老话：“…”.
    fn leads_to_colon(&self, from: usize, end: usize) -> bool {
        let to = self.content_end(from, end.min(from + TAIL));
        (from..to)
            .take_while(|&at| self.region_at(at).is_none())
            .filter(|&at| matches!(self.letters[at], '：' | ':'))
            .any(|at| {
                self.region_at(self.skip(at + 1, char::is_whitespace))
                    .is_some_and(|region| self.is_finished(region))
            })
    }

    /// `称其为“…”`: quoted words behind the thing they are said of.
    fn called(&mut self, cue: &Cue, subject: Option<&Mention>, end: usize) -> Option<usize> {
        let reach = end.min(cue.end + COLON_REACH);
        let open = (cue.end..reach)
            .find(|&at| is_break(self.letters[at]) || self.region_at(at).is_some())?;
        let region = self.region_at(open)?;
        let calls = matches!(
            self.letters[cue.start],
            '称' | '指' | '批' | '形' | '斥' | '评'
        ) && self.letter(cue.start + 1) != Some('赞');
        // 称这是“迟到的正义”: a sentence is reported.
        let calls = calls && !self.letters[cue.end..open].contains(&'是');
        let closes = self.letter(region.close).is_none_or(is_final);
        if !calls || !closes || self.inner(region).len() < SHORTEST_CONTENT {
            return None;
        }
        let spans = smallvec![region.span()];
        self.say(
            spans,
            Kind::Direct,
            Some(cue.start..cue.end),
            Some(subject?.clone()),
            Rule::Naming,
        );
        Some(region.close)
    }

    /// Quoted words directly behind a cue.
    fn quoted(
        &mut self,
        region: Region,
        cue: &Cue,
        mention: Option<Mention>,
        colon: bool,
        end: usize,
    ) -> Option<usize> {
        // 名字叫“慢慢吃”
        let names = self.letters[..cue.end].ends_with(&['叫']);
        if names && self.is_term(region) && !self.is_finished(region) {
            return None;
        }
        let mut spans = Spans::new();
        let next = self.adjoining(region.open, &mut spans);
        let last = self.region_before(next);
        let closes = next >= end
            || self
                .letter(next)
                .is_some_and(|letter| is_final(letter) || letter == '；')
            || self.another_quotes(next, end)
            || last.is_some_and(|last| self.is_finished(last));
        let cue_range = Some(cue.start..cue.end);
        if mention.is_none() && !colon && !matches!(self.letter(cue.end), Some('，' | ',')) {
            return None;
        }
        if closes || (colon && !self.is_term(region)) {
            if self.is_term(region) && !colon && !self.is_finished(region) && mention.is_none() {
                return None;
            }
            self.say(spans, Kind::Direct, cue_range, mention, Rule::CueBefore);
            return Some(next);
        }
        // 自称“主治医生”的男子: the words say what somebody is called.
        let named = self.letters[cue.start..cue.end].ends_with(&['称']);
        if named && self.is_term(region) && self.letter(region.close) == Some('的') {
            return None;
        }
        let mention = mention.filter(|mention| mention.kind != MentionKind::Other)?;
        let until = self.content_end(region.open, end);
        self.report(
            region.open,
            until,
            cue_range,
            Some(mention),
            Rule::CueBeforePartlyQuoted,
        );
        Some(until)
    }

    /// Whether the next clause quotes somebody else: 甲主张“…”，乙反对“…”.
    pub(super) fn another_quotes(&self, pause: usize, end: usize) -> bool {
        let is_pause = |at| matches!(self.letter(at), Some('，' | ','));
        let next =
            (pause + 1..end).find(|&at| is_break(self.letters[at]) || self.region_at(at).is_some());
        let Some(region) = next.and_then(|next| self.region_at(next)) else {
            return false;
        };
        let is_cue =
            |at: &usize| cues::at(self.letters, *at).is_some_and(|cue| cue.end == region.open);
        is_pause(pause)
            && (pause + 2..region.open).find(is_cue).is_some_and(|cue| {
                mentions::before(self.letters, pause + 1, cue)
                    .is_some_and(|mention| mention.kind != MentionKind::Pronoun)
            })
    }

    /// Whether a later verb of the clause stands before the colon and is the cue:
    /// 一名不愿透露姓名的人员告诉法新社：“…”.
    fn is_overtaken(&self, from: usize, end: usize) -> bool {
        let reach = end.min(from + COLON_REACH);
        let Some(colon) =
            (from..reach).find(|&at| is_break(self.letters[at]) || self.region_at(at).is_some())
        else {
            return false;
        };
        matches!(self.letters[colon], '：' | ':')
            && (from..colon).any(|at| {
                cues::at(self.letters, at)
                    .is_some_and(|cue| cue.end == colon && cue.class == CueClass::Speech)
            })
    }

    /// `他说了这样一番话：“…”`: quoted words behind a colon near the cue.
    fn region_behind_colon(&self, from: usize, end: usize) -> Option<Region> {
        let colon = (from..end.min(from + COLON_REACH))
            .find(|&at| is_break(self.letters[at]) || self.region_at(at).is_some())?;
        if !matches!(self.letters[colon], '：' | ':') {
            return None;
        }
        let behind = self.skip(colon + 1, char::is_whitespace);
        self.region_at(behind).filter(|region| !region.carried)
    }

    /// `…，王毅说。`: the cue ends the sentence and what stands before was said.
    fn postponed(
        &mut self,
        start: usize,
        clause: usize,
        cue: &Cue,
        mention: Mention,
        end: usize,
    ) -> Option<usize> {
        // 医生却有些担心: what somebody feels, and not about what stands before.
        let feels = self.letters[clause..cue.start]
            .windows(2)
            .any(|pair| matches!(pair, ['有', '些' | '点'] | ['不', '免'] | ['十', '分']));
        let until = clause.checked_sub(1).filter(|_| !feels)?;
        if until < start + SHORTEST_CONTENT || !matches!(self.letter(until), Some('，' | ',')) {
            return None;
        }
        self.report(
            start,
            until,
            Some(cue.start..cue.end),
            Some(mention),
            Rule::CueAfterReported,
        );
        Some(end)
    }
}
