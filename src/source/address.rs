//! Which machines a page may be fetched from. A page on the open network must
//! not make the reader's own network answer.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Looks names up and refuses private addresses; those of the machine that the
/// reader has named are allowed.
pub(super) struct Guarded {
    inner: DefaultResolver,
    /// Whether this is the address that the reader gave.
    pub(super) is_start: bool,
    /// Set if the address looked up is private.
    pub(super) is_private: Arc<AtomicBool>,
    /// The host whose private address is allowed.
    pub(super) allowed: Option<String>,
}

/// What a refusal is known by among the failures of the client.
pub(super) const REFUSED: &str = "private address";

impl Guarded {
    pub(super) fn new(is_start: bool, allowed: Option<String>) -> Self {
        Self {
            inner: DefaultResolver::default(),
            is_start,
            is_private: Arc::default(),
            allowed,
        }
    }
}

impl fmt::Debug for Guarded {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Guarded").finish_non_exhaustive()
    }
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        if found.iter().any(|address| is_private(address.ip())) {
            self.is_private.store(true, Ordering::SeqCst);
            let is_allowed = self.is_start || self.allowed.as_deref() == uri.host();
            if !is_allowed {
                return Err(Error::Other(REFUSED.into()));
            }
        }
        Ok(found)
    }
}

/// Whether `address` is no machine of the open network.
fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => is_private_v6(address),
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || first == 0
        || first >= 240
        // Shared by the customers of a provider, tests of devices, and what is
        // set apart for protocols.
        || first == 100 && (64..128).contains(&second)
        || first == 198 && (18..20).contains(&second)
        || (first, second, third) == (192, 0, 0)
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let embedded = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_private_v4(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        // The older protocol inside the newer: mapped, compatible (with ::1
        // and ::), translated, tunnelled.
        [0, 0, 0, 0, 0, 0xffff | 0, high, low]
        | [0x64, 0xff9b, .., high, low]
        | [0x2002, high, low, ..] => embedded(high, low),
        [first, ..] => {
            // Unique local, link local, site local, multicast.
            first & 0xfe00 == 0xfc00
                || first & 0xffc0 == 0xfe80
                || first & 0xffc0 == 0xfec0
                || first & 0xff00 == 0xff00
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: bool) {
        let address = address.parse().expect("an address");
        assert_eq!(is_private(address), expected, "{address}");
    }

    #[test]
    fn private_addresses_are_known_in_every_form() {
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
        ] {
            check(address, true);
        }
        for address in [
            "93.184.216.34",
            "8.8.8.8",
            "2606:2800:220:1::1",
            "::ffff:8.8.8.8",
            "100.128.0.1",
        ] {
            check(address, false);
        }
    }
}
