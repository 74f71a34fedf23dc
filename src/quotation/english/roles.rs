//! What people are called beside their names: titles, offices, professions.

use super::cues::contains_word;

/// Titles that stand right before a name.
const TITLES: &str = " Mr. Mrs. Ms. Dr. Prof. Rev. Sen. Sens. Rep. Reps. Gov. Gen. Col. Lt. Capt. Sgt. Maj. Adm. Mr Mrs \
    Ms Dr Prof Sen Rep Gov Gen President Vice Senator Representative Congressman Congresswoman Governor Mayor Minister \
    Prime Chancellor King Queen Prince Princess Pope Bishop Archbishop Cardinal Judge Justice General Colonel Captain \
    Major Lieutenant Sergeant Admiral Professor Doctor Sir Lady Lord Chairman Chairwoman Director Secretary Ambassador \
    Attorney Speaker Sheriff Officer Detective Inspector Chief Commissioner Coach Miss Madam Deputy Republican Democratic \
    Democrat Rabbi Imam Father Sister Pastor Reverend ";

/// Nouns that say what a person is or does.
const NOUNS: &str = " president chief minister secretary director chairman chairwoman chair head leader member official \
    officer spokesman spokeswoman spokesperson professor expert analyst adviser advisor senator governor mayor judge \
    lawyer attorney prosecutor economist researcher scientist scholar historian author writer journalist reporter editor \
    producer actor actress singer player coach manager executive founder owner partner consultant strategist commander \
    general colonel captain sergeant major sheriff detective commissioner ambassador diplomat envoy representative \
    congressman congresswoman lawmaker candidate nominee democrat republican activist organizer advocate volunteer \
    teacher student doctor nurse physician psychologist engineer farmer worker resident neighbor friend wife husband \
    mother father son daughter brother sister widow survivor witness victim owner deputy assistant associate fellow \
    coordinator counsel treasurer clerk superintendent principal dean pastor priest bishop rabbi imam pollster host \
    correspondent columnist critic veteran supporter voter delegate aide mp premier chancellor king queen prince pilot \
    driver specialist administrator inspector investigator agent supervisor trustee negotiator moderator photographer \
    designer artist musician developer programmer ceo cfo cto entrepreneur investor banker trader buyer designer guard ";

/// Whether `word` is a title before a name.
pub(super) fn is_title(word: &str) -> bool {
    contains_word(TITLES, word)
}

/// Whether `phrase` says what somebody is: it holds a noun for a person before
/// any preposition that would make it a place or a time.
pub(super) fn is_role(phrase: &str) -> bool {
    let mut words = phrase.split_whitespace().peekable();
    if words
        .peek()
        .is_some_and(|first| matches!(*first, "who" | "which" | "speaking" | "in" | "on" | "at"))
    {
        return false;
    }
    words.take(16).any(|word| {
        let word = word.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '.');
        let lower = word.trim_end_matches('.').to_lowercase();
        let is_noun = |word: &str| contains_word(NOUNS, word);
        is_title(word)
            || lower
                .split('-')
                .any(|part| is_noun(part) || part.strip_suffix('s').is_some_and(is_noun))
    })
}
