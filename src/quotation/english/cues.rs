//! Words that attribute: verbs of saying, and the few that are not verbs.

/// What a cue takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// `said (that) …`
    Says,
    /// `told X (that) …`
    Tells,
    /// `vowed to …`, `urged X to …`: an infinitive is the content.
    Vows,
    /// `called it …`, `dismissed it as …`: quoted words only.
    Calls,
}

/// Verbs that report what follows or what stands before, in the forms that
/// reports use.
const SAYS: &str = " said says say saying added adds wrote writes writing continued continues replied replies responded \
    responds declared declares concluded concludes noted notes explained explains stated states recalled recalls \
    remarked remarks argued argues claimed claims insisted insists acknowledged acknowledges announced announces \
    admitted admits commented comments complained complains contended contends confirmed confirms cautioned cautions \
    observed observes predicted predicts stressed stresses testified testifies emphasized emphasizes emphasised \
    reiterated reiterates asserted asserts maintained maintains suggested suggests joked jokes quipped tweeted tweets \
    posted estimated estimates repeated warned warns believed believes thinks revealed reveals reported reports \
    answered answers asked asks exclaimed shouted whispered read reads lamented mused conceded concedes denied denies \
    vowed vows pledged pledges promised promises boasted bragged countered opined proclaimed pointed ";

const TELLS: &str = " told tells telling reminded reminds informed assured assures ";

const CALLS: &str = " called calls calling described describes describing dubbed labeled labelled branded denounced \
    denounces dismissed dismisses blasted slammed hailed hails praised praises characterized criticized criticised \
    condemned condemns termed mocked accused referred deemed ";

const VOWS: &str = " urged urges demanded demands called calls vowed vows pledged pledges promised promises offered \
    threatened threatens ";

/// What `word`, in lower case, takes as a cue.
pub(super) fn cue(word: &str) -> Option<Cue> {
    let is_in = |list: &str| word.len() > 2 && contains_word(list, word);
    if is_in(TELLS) {
        Some(Cue::Tells)
    } else if is_in(SAYS) {
        Some(Cue::Says)
    } else if is_in(CALLS) {
        Some(Cue::Calls)
    } else if is_in(VOWS) {
        Some(Cue::Vows)
    } else {
        None
    }
}

/// Whether `list`, words between spaces, holds `word`.
pub(super) fn contains_word(list: &str, word: &str) -> bool {
    memchr::memmem::find_iter(list.as_bytes(), word).any(|at| {
        let (before, after) = (
            list.as_bytes().get(at.wrapping_sub(1)),
            list.as_bytes().get(at + word.len()),
        );
        before == Some(&b' ') && after == Some(&b' ')
    })
}

/// Words that may stand between a subject and its verb.
pub(super) fn is_between(word: &str) -> bool {
    const BETWEEN: &str = " has have had also then later once just even again first often still further would will is \
        was recently earlier yesterday today ";
    contains_word(BETWEEN, word) || (word.len() > 4 && word.ends_with("ly"))
}
