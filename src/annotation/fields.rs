//! Reading an object field by field, those that are not known included. As
//! serde's `flatten`, but no value is kept twice on the way: a list of ten
//! thousand bookmarks is to open at once.

use serde::Deserializer;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// What takes the fields of a map one by one.
pub(super) trait Fields: Default {
    /// The names of the fields that are known, and `Other`.
    type Name: DeserializeOwned;

    /// Takes the field `name`.
    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: Self::Name,
        map: &mut A,
    ) -> Result<(), A::Error>;
}

/// What `deserializer` holds, field by field.
pub(super) fn fields<'de, T: Fields, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(Reading(PhantomData))
}

struct Reading<T>(PhantomData<T>);

impl<'de, T: Fields> Visitor<'de> for Reading<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut read = T::default();
        while let Some(name) = map.next_key::<T::Name>()? {
            read.take(name, &mut map)?;
        }
        Ok(read)
    }
}
