//! The form in which a compiled dictionary is kept in a file: with the hash of its content,
//! so that a damaged one is known for what it is.

use super::container::{pack, unpack};
use xxhash_rust::xxh3::xxh3_64;

/// What a kept dictionary begins with; the last byte counts the versions of the form.
const MAGIC: &[u8; 8] = b"duidudi\x01";

/// The sections in one byte string, after the hash of it.
pub fn seal(sections: &[&[u8]]) -> Vec<u8> {
    let packed = pack(sections);
    let mut sealed = MAGIC.to_vec();
    sealed.extend(xxh3_64(&packed).to_le_bytes());
    sealed.extend(packed);
    sealed
}

/// The sections that [`seal`] put together; none where a byte of them is another.
pub fn unseal<const N: usize>(sealed: &[u8]) -> Option<[&[u8]; N]> {
    let (hash, packed) = sealed.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
    if xxh3_64(packed) != u64::from_le_bytes(*hash) {
        return None;
    }
    unpack(packed)
}
