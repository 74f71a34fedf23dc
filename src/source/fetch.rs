//! One page from the network: http and https only, few redirects and each
//! looked at, and bounds of time and size. Keeps nothing.

use super::address::{Guarded, REFUSED};
use crate::error::{Problem, Web};
use crate::text::clean_line;
use encoding_rs::Encoding;
use std::io::{ErrorKind, Read};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use ureq::http::{HeaderMap, Response, header};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, Error, Timeout};
use url::Url;

/// What a server sends back.
pub(super) enum Answer {
    /// The page.
    Page(Box<Page>),
    /// It has not changed since it was last fetched.
    Unchanged,
}

/// A page as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    /// Where it was in the end.
    pub(super) address: String,
    pub(super) media_type: String,
    pub(super) charset: Option<String>,
    pub(super) validators: Validators,
}

/// By what a server knows whether a page has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Validators {
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

impl Page {
    /// The encoding that the server says it is in.
    pub(super) fn encoding(&self) -> Option<&'static Encoding> {
        Encoding::for_label(self.charset.as_deref()?.as_bytes())
    }
}

const MOST_REDIRECTS: usize = 5;
const CONNECT: Duration = Duration::from_secs(10);
const IN_ALL: Duration = Duration::from_secs(30);
/// The largest page after it has been unpacked, in megabytes.
const LARGEST: u64 = 8;
/// The longest head of an answer, in bytes.
const LONGEST_HEAD: usize = 64 << 10;

/// Fetches the page at `address`; where `validators` are given, only if it has
/// changed.
pub(super) fn fetch(address: &str, validators: &Validators) -> Result<Answer, Problem> {
    let deadline = Instant::now() + IN_ALL;
    let mut url = parsed(address)?;
    let start = url.host_str().map(str::to_owned);
    let mut allowed = None;
    for hop in 0..=MOST_REDIRECTS {
        let left = deadline.saturating_duration_since(Instant::now());
        let resolver = Guarded::new(hop == 0, allowed.clone());
        let is_private = resolver.is_private.clone();
        let mut response = send(&url, validators, resolver, left).map_err(told)?;
        if hop == 0 && is_private.load(Ordering::SeqCst) {
            allowed.clone_from(&start);
        }
        match response.status().as_u16() {
            200..=299 => return page(&url, &mut response).map(|page| Answer::Page(Box::new(page))),
            304 => return Ok(Answer::Unchanged),
            301 | 302 | 303 | 307 | 308 => url = next(&url, response.headers())?,
            status => {
                let wait = text(response.headers(), &header::RETRY_AFTER);
                return Err(Problem::Web(Web::Status(status, wait)));
            }
        }
    }
    Err(Problem::Web(Web::TooManyRedirects))
}

fn parsed(address: &str) -> Result<Url, Problem> {
    let url = Url::parse(address).map_err(|_| Problem::Web(Web::BadAddress))?;
    if matches!(url.scheme(), "http" | "https") && url.host_str().is_some() {
        Ok(url)
    } else {
        Err(Problem::Web(Web::BadAddress))
    }
}

/// Where a redirect leads: never out of the web, and never with a password.
fn next(from: &Url, headers: &HeaderMap) -> Result<Url, Problem> {
    let bad = || Problem::Web(Web::BadRedirect);
    let location = text(headers, &header::LOCATION).ok_or_else(bad)?;
    let to = from.join(&location).map_err(|_| bad())?;
    let to = parsed(to.as_str()).map_err(|_| bad())?;
    if to.username().is_empty() && to.password().is_none() {
        Ok(to)
    } else {
        Err(bad())
    }
}

fn send(
    url: &Url,
    validators: &Validators,
    resolver: Guarded,
    left: Duration,
) -> Result<Response<Body>, Error> {
    let config = Agent::config_builder()
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_connect(Some(CONNECT.min(left)))
        .timeout_global(Some(left))
        .max_response_header_size(LONGEST_HEAD)
        .user_agent(concat!("duidu/", env!("CARGO_PKG_VERSION")))
        .accept("text/html, application/xhtml+xml, text/*, application/rss+xml, application/atom+xml, application/epub+zip, */*;q=0.5")
        .build();
    let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
    let mut request = agent.get(url.as_str());
    if let Some(etag) = &validators.etag {
        request = request.header(header::IF_NONE_MATCH, etag);
    }
    if let Some(date) = &validators.last_modified {
        request = request.header(header::IF_MODIFIED_SINCE, date);
    }
    request.call()
}

/// The body and what is said of it. What has been packed twice or in a way that
/// was not asked for is not unpacked.
fn page(url: &Url, response: &mut Response<Body>) -> Result<Page, Problem> {
    let packed = text(response.headers(), &header::CONTENT_ENCODING);
    if packed.is_some_and(|packed| !packed.eq_ignore_ascii_case("identity")) {
        return Err(Problem::Web(Web::Packed));
    }
    let headers = response.headers();
    let content_type = text(headers, &header::CONTENT_TYPE).unwrap_or_default();
    let charset = content_type
        .to_ascii_lowercase()
        .split(';')
        .find_map(|part| {
            Some(
                part.trim()
                    .strip_prefix("charset=")?
                    .trim_matches('"')
                    .to_owned(),
            )
        });
    let mut page = Page {
        address: url.to_string(),
        media_type: content_type
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned(),
        charset,
        validators: Validators {
            etag: text(headers, &header::ETAG),
            last_modified: text(headers, &header::LAST_MODIFIED),
        },
        bytes: Vec::new(),
    };
    let mut body = response.body_mut().as_reader().take((LARGEST << 20) + 1);
    match body.read_to_end(&mut page.bytes) {
        Ok(_) if page.bytes.len() as u64 > LARGEST << 20 => Err(Problem::TooLarge(LARGEST)),
        Ok(_) => Ok(page),
        // What has come of a page that breaks off is worth reading.
        Err(error) if error.kind() == ErrorKind::UnexpectedEof && !page.bytes.is_empty() => {
            Ok(page)
        }
        Err(error) => Err(told(Error::from(error))),
    }
}

/// A header as text, if it is some.
fn text(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(clean_line)
}

/// What went wrong, in the reader's words.
fn told(error: Error) -> Problem {
    Problem::Web(match error {
        Error::HostNotFound => Web::NoHost,
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => Web::NoAnswer,
        Error::Timeout(_) => Web::TooSlow,
        Error::Tls(_) | Error::Rustls(_) => Web::Certificate,
        Error::Other(reason) if reason.to_string() == REFUSED => Web::PrivateAddress,
        Error::BadUri(_) => Web::BadAddress,
        Error::Io(error) => match error.kind() {
            ErrorKind::ConnectionRefused => Web::Refused,
            ErrorKind::TimedOut => Web::NoAnswer,
            ErrorKind::InvalidData if error.to_string().contains("certificate") => Web::Certificate,
            // The system's look-up has no kind of its own.
            _ if error.to_string().contains("lookup address") => Web::NoHost,
            _ => Web::BrokenOff,
        },
        Error::ConnectionFailed => Web::Refused,
        _ => Web::Protocol,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::net::TcpListener;
    use std::thread;

    /// Answers each request in turn with one of `answers`, in which `PORT` is
    /// its own; then fetches the first.
    #[track_caller]
    fn fetched(answers: &[&[u8]]) -> Result<Answer, Problem> {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let answers: Vec<Vec<u8>> = answers.iter().map(|answer| answer.to_vec()).collect();
        let server = thread::spawn(move || {
            for answer in answers {
                let Ok((mut stream, _)) = listener.accept() else {
                    return;
                };
                let mut request = [0; 4096];
                let _ = stream.read(&mut request);
                let _ = stream.write_all(&answer);
            }
        });
        let found = fetch(
            &format!("http://127.0.0.1:{port}/a"),
            &Validators::default(),
        );
        drop(server);
        found
    }

    #[track_caller]
    fn check_refused(answers: &[&[u8]], expected: &str) {
        match fetched(answers) {
            Ok(_) => panic!("a page"),
            Err(problem) => {
                let problem = problem.to_string();
                assert!(problem.contains(expected), "{problem}");
                assert!(!problem.contains(char::is_control), "{problem:?}");
            }
        }
    }

    #[test]
    fn a_page_comes_with_what_is_said_of_it() {
        let answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=GBK\r\nETag: \"x\"\r\nContent-Length: 2\r\n\r\nhi";
        let moved = b"HTTP/1.1 301 Moved\r\nLocation: /b?c\r\nContent-Length: 0\r\n\r\n";
        let Ok(Answer::Page(page)) = fetched(&[moved, answer]) else {
            panic!("no page");
        };
        assert_eq!((&*page.bytes, &*page.media_type), (&b"hi"[..], "text/html"));
        assert!(page.address.ends_with("/b?c"));
        assert_eq!(page.encoding().map(Encoding::name), Some("GBK"));
        assert_eq!(page.validators.etag.as_deref(), Some("\"x\""));
    }

    #[test]
    fn redirects_lead_nowhere_but_to_the_web() {
        for location in [
            "file:///etc/passwd",
            "ftp://127.0.0.1/x",
            "data:text/html,x",
            "http+unix://x/",
            "http://a.example@127.0.0.1/",
        ] {
            let answer =
                format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");
            check_refused(&[answer.as_bytes()], "redirect");
        }
        for location in [
            "http://169.254.169.254/latest",
            "http://[::ffff:10.0.0.1]:22/",
            "http://2130706434/",
        ] {
            let answer =
                format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");
            check_refused(&[answer.as_bytes()], "private");
        }
        let forever: &[u8] = b"HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n";
        check_refused(&[forever; 8], "redirects");
    }

    #[test]
    fn each_failure_is_a_sentence() {
        check_refused(
            &[b"HTTP/1.1 404 \x1b[31mNo\r\nContent-Length: 0\r\n\r\n"],
            "",
        );
        check_refused(
            &[b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"],
            "not there",
        );
        check_refused(
            &[b"HTTP/1.1 429 No\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n"],
            "60",
        );
        check_refused(
            &[b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: 1\r\n\r\nx"],
            "compressed",
        );
        check_refused(&[b"no http at all\r\n\r\n"], "");
        let gone = fetch("http://127.0.0.1:1/", &Validators::default());
        assert!(gone.is_err_and(|problem| problem.to_string().contains("refuse")));
        assert!(fetch("ftp://127.0.0.1/", &Validators::default()).is_err());
    }
}
