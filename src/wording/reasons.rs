//! What the panel says of why a quotation is one and why it is this speaker's: the
//! names of the rules.

use super::Wording;
use crate::quotation::{Kind, Resolution, Rule};
use std::borrow::Cow;

table! {
    why(key: &str): format!("Why this speaker ({key} closes)"), format!("为何是此人说的（{key} 关闭）");
    label_kind: "kind", "类型";
    label_found: "found", "依据";
    label_speaker: "speaker", "说话人";
    label_because: "because", "理由";
    label_role: "role", "身份";
    found_by(cue: &str, rule: &str): format!("by “{cue}”: {rule}"), format!("“{cue}”：{rule}");
    mention_is(mention: &str, name: &str): format!("“{mention}” is {name}"), format!("“{mention}”即“{name}”");
    not_named_here: "not named here", "此处未指明";
    named_in_full: "named in full here", "此处写出全名";
}

impl Wording {
    /// What kind of quotation it is, and how one tells.
    #[must_use]
    pub fn kind(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::English, Kind::Direct) => "direct: in quotation marks",
            (Self::English, Kind::Mixed) => "mixed: reported and quoted",
            (Self::English, Kind::Indirect) => "indirect: without marks",
            (Self::Chinese, Kind::Direct) => "直接引语：全在引号内",
            (Self::Chinese, Kind::Mixed) => "混合引语：部分转述，部分引用",
            (Self::Chinese, Kind::Indirect) => "间接引语：没有引号",
        }
    }

    /// How a quotation was found.
    #[must_use]
    pub fn rule(self, rule: Rule) -> &'static str {
        if self == Self::English {
            return rule.wording();
        }
        match rule {
            Rule::CueAfter => "引语后有引述词",
            Rule::CueBefore => "引语前有引述词",
            Rule::CueBetween => "引述词在两段引语之间",
            Rule::ColonBefore => "引语前有冒号",
            Rule::Signature => "引语后有署名",
            Rule::SignatureBelow => "下一段是署名",
            Rule::AccordingTo => "以“据……”引出",
            Rule::ReportingNoun => "由表示言说的名词引出",
            Rule::SubjectOfSentence => "引文嵌在句中，归于该句主语",
            Rule::ReportedClause => "引述词后的转述从句",
            Rule::BareReportedClause => "引述词后不带 that 的转述从句",
            Rule::ReportedAfterAside => "插入语之后的转述从句",
            Rule::ReportedQuestion => "引述词后的问句",
            Rule::Topic => "引述词所谈的话题",
            Rule::ReportedBefore => "转述在引述词之前",
            Rule::AsClause => "“正如……所说”所在的句子",
            Rule::TranscriptLine => "对话记录中的一行",
            Rule::HeadlineColon => "人名后有冒号",
            Rule::InterviewLine => "访谈中的一行",
            Rule::NoCue => "整句在引号内，没有引述词",
            Rule::Announced => "上一段已预告",
            Rule::StandsAlone => "独立成行的引语",
            Rule::CueBeforeReported => "转述前有引述词",
            Rule::CueAfterReported => "转述后有引述词",
            Rule::CueBeforePartlyQuoted => "部分引用前有引述词",
            Rule::Naming => "引号内是事物的名称",
            Rule::ActorAfter => "引语后一句的主语",
            Rule::ClauseBetween => "两段引语之间的小句",
            Rule::ReportedAfterQuotation => "引语之后接着转述",
            Rule::Viewpoint => "说话人的看法",
            Rule::ClauseBefore => "引语前的小句",
            Rule::Request => "说话人的要求",
            Rule::ReportedInfinitive => "引述词后的不定式",
            Rule::Displayed => "展示的文字（标语、招牌等）",
        }
    }

    /// How the mention of a speaker was resolved.
    #[must_use]
    pub fn resolution(self, resolution: Resolution) -> &'static str {
        if self == Self::English {
            return resolution.wording();
        }
        match resolution {
            Resolution::NewName => "文中所写的名字",
            Resolution::NewDescription => "文中所写的称呼",
            Resolution::NewRole => "只有身份，没有名字",
            Resolution::FullerName => "文中有更完整的名字",
            Resolution::Surname => "文中某人的姓",
            Resolution::FirstName => "文中某人的名",
            Resolution::SurnameWithAddress => "姓加称呼",
            Resolution::KnownName => "前文出现过的名字",
            Resolution::KnownNameInClause => "前文出现过的名字，带有动作",
            Resolution::SameDescription => "与前文称呼相同",
            Resolution::RoleOfPerson => "文中某人的身份",
            Resolution::SalientDescription => "对前文最突出的人的描述",
            Resolution::Pronoun => "代词，指前文最突出的人",
            Resolution::GroupPronoun => "代词，指前文最近提到的群体",
            Resolution::PronounForLastNamed => "代词，指前文最近提到的人",
            Resolution::PronounWithoutAntecedent => "代词，前文没有所指",
            Resolution::Writer => "作者或泛指的人",
            Resolution::Continued => "接续上一条引语",
            Resolution::LastActive => "最近说话或行动的人",
            Resolution::NewOrganisation => "机构或文件",
            Resolution::PartOfName => "前文出现过的名字的一部分",
            Resolution::ShortOrganisation => "前文机构的简称",
            Resolution::Group => "一群人",
            Resolution::PlainWords => "引述词旁的词语",
            Resolution::FullName => "全名",
            Resolution::Asker => "提问者",
            Resolution::Answerer => "受访者",
        }
    }
}
