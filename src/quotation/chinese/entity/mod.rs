//! Named entities: where the name of a person or an organisation begins and ends, roles,
//! and the cues beside them.

pub(crate) mod boundary;
pub(crate) mod cues;
pub(crate) mod name;
pub(crate) mod name_end;
pub(crate) mod name_start;
pub(crate) mod organisation;
pub(crate) mod person;
pub(crate) mod roles;
pub(crate) mod transliteration;
