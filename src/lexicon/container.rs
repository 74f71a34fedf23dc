//! Several byte sections in one byte string: the form in which the dictionary and the
//! word list are part of the program or kept in a file.

/// What a container begins with; the last byte counts the versions of the form.
const MAGIC: &[u8; 8] = b"duidulx\x01";

/// The sections as one byte string: magic, number, lengths, contents.
pub fn pack(sections: &[&[u8]]) -> Vec<u8> {
    let mut packed = MAGIC.to_vec();
    packed.extend(small(sections.len()).to_le_bytes());
    for section in sections {
        packed.extend(small(section.len()).to_le_bytes());
    }
    for section in sections {
        packed.extend(*section);
    }
    packed
}

/// The `N` sections that [`pack`] put together; none if these are no such bytes.
pub fn unpack<const N: usize>(packed: &[u8]) -> Option<[&[u8]; N]> {
    let mut rest = packed.strip_prefix(MAGIC)?;
    if next_u32(&mut rest)? as usize != N {
        return None;
    }
    let mut lengths = [0; N];
    for length in &mut lengths {
        *length = next_u32(&mut rest)? as usize;
    }
    let mut sections = [&packed[..0]; N];
    for (section, length) in sections.iter_mut().zip(lengths) {
        (*section, rest) = rest.split_at_checked(length)?;
    }
    Some(sections)
}

/// The n-th little-endian number of a table.
pub fn u32_at(table: &[u8], index: usize) -> Option<u32> {
    let bytes = table.get(4 * index..4 * index + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn next_u32(bytes: &mut &[u8]) -> Option<u32> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*number))
}

/// Appends `number` in seven bits a byte, the low ones first.
pub fn push_varint(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// Takes a number of [`push_varint`] off the front.
pub fn next_varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Takes a counted list of such numbers off the front.
pub fn numbers(bytes: &mut &[u8]) -> impl Iterator<Item = u32> {
    let count = next_varint(bytes).unwrap_or(0);
    (0..count).map_while(move |_| next_varint(bytes))
}

/// A length or an offset: no section is longer than four gigabytes.
pub fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
