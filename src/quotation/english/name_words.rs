//! Words that tell names from other capitals, and names of groups from those of
//! people.

use super::lexicon::WordSet;
use std::sync::LazyLock;

/// Words that begin with a capital only because they begin a sentence, and
/// capitals that name nobody.
pub(super) static NO_NAMES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "The A An This That These Those There Here It Its He She They We You I His Her Their Our My Your Who What \
         When Where Why How Which While If Although Though Because Since Until Unless As At By For From In Into Of On \
         Off Out Over Under Up Upon To With Within Without About Above After Against Along Among Around Before \
         Behind Below Beneath Beside Besides Between Beyond Despite Down During Except Inside Like Near Outside Past \
         Per Through Throughout Toward Towards And But Or Nor So Yet Then Than Also Even Still Just Only Once Now \
         Today Tomorrow Yesterday Tonight Later Earlier Meanwhile However Moreover Instead Indeed Perhaps Maybe Not \
         No Yes All Any Both Each Either Every Few Many More Most Much Neither None One Two Three Four Five Six Seven \
         Eight Nine Ten Other Others Another Several Some Such Same Asked Speaking According Following Given \
         Including Regarding Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April \
         May June July August September October November December Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec. Is \
         Are Was Were Be Been Has Have Had Do Does Did Will Would Can Could Should Might Must Let Say Says Said Read \
         See Look Listen Think Well Oh Okay OK Hello Please Thanks Thank Never Always Often Sometimes Again Almost \
         Already Too Very Quite Rather Additionally Furthermore Nevertheless Nonetheless Thus Therefore Hence \
         Finally First Second Third Last Next Recently Previously Currently Eventually Ultimately Clearly Obviously \
         Certainly Apparently Reportedly Critics Supporters Officials Police Authorities Experts Analysts Sources \
         Witnesses Residents People Democrats Republicans Conservatives Liberals Americans Russians Chinese American \
         Russian British French German Japanese Korean European English Spanish Mexican Canadian Australian Islamic \
         Muslim Muslims Christian Christians Jewish Jews Black White Asked Told Added",
    )
});

/// Words of the names of organisations.
pub(super) static GROUPS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "committee commission council department ministry bureau agency administration university college school \
         institute institution center centre association union federation organization organisation foundation fund \
         bank board office court party congress senate parliament assembly house campaign army navy force forces guard \
         times post journal news herald tribune guardian gazette magazine press network television radio company \
         corporation corp corp. inc inc. co. ltd. ltd llc group holdings industries motors airlines airways systems \
         technologies partners associates club team league alliance coalition society academy hospital clinic church \
         museum library authority service services trust project initiative endowment caucus conference convention \
         summit forum government cabinet police tower street avenue road bridge park hall river airport hotel stadium \
         act bill treaty county city district state states island islands mountain lake valley bay square building \
         games cup prize award theater theatre studio studios records show week month day war website database survey \
         poll report nations brothers laboratory observatory",
    )
});

/// Those of them that are surnames as well.
pub(super) const SURNAMES: [&str; 23] = [
    "Park", "Hall", "Street", "Church", "House", "Day", "Post", "Bridge", "Bank", "Court", "Lake",
    "Bay", "Tower", "Guard", "Force", "Hill", "Power", "Fund", "Brothers", "Price", "Case",
    "Center", "Airport",
];

/// Small words inside names.
pub(super) static PARTICLES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new("de van von der den del della di da du la le bin ibn al el dos ben y ter")
});
pub(super) const SUFFIXES: [&str; 6] = ["Jr.", "Sr.", "Jr", "Sr", "II", "III"];

/// `Musaev's`.
pub(super) fn is_possessive(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [.., b'\'', b's'] | [.., 0xe2, 0x80, 0x99, b's']
    )
}

/// A word without its possessive ending.
pub(super) fn bare(word: &str) -> &str {
    // Most words end otherwise.
    if !matches!(word.as_bytes(), [.., b's' | b'\''] | [.., 0x80, 0x99]) {
        return word;
    }
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
        .trim_end_matches(['\'', '’'])
}

/// Whether a word has a capital only at the start of a sentence.
pub(super) fn starts_sentence(word: &str) -> bool {
    NO_NAMES.contains(word)
        && !matches!(
            word,
            "American"
                | "Russian"
                | "British"
                | "French"
                | "German"
                | "Japanese"
                | "Korean"
                | "Chinese"
                | "European"
                | "English"
                | "Spanish"
                | "Mexican"
                | "Canadian"
                | "Australian"
                | "Islamic"
                | "First"
                | "White"
                | "Black"
                | "Christian"
                | "Muslim"
                | "Jewish"
        )
}
