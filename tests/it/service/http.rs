//! The little HTTP that one request needs, so that the state of the connection is visible.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;

use serde_json::Value;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum NoAnswer {
    /// Nobody listens.
    Refused,
    /// The connection ended before the first byte of an answer.
    Closed,
}

impl Answer {
    /// Fails the test unless the status is this one.
    #[track_caller]
    pub(crate) fn status(self, expected: u16) -> Self {
        assert_eq!(self.status, expected, "{}", self.body);
        self
    }

    /// Fails the test unless it is an error that contains this text.
    #[track_caller]
    pub(crate) fn error(self, status: u16, text: &str) {
        let answer = self.status(status);
        let error = answer.body["error"].as_str().expect("an `error`");
        assert!(error.contains(text), "`{text}` is not in `{error}`");
    }
}

/// On a separate connection. Half an answer fails the test.
pub(crate) fn ask(
    address: &str,
    method: &str,
    path: &str,
    body: Option<&Value>,
) -> Result<Answer, NoAnswer> {
    let text = body.map(Value::to_string).unwrap_or_default();
    let kind = if body.is_some() { "Content-Type: application/json\r\n" } else { "" };
    ask_raw(
        address,
        &format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{kind}Content-Length: {}\r\n\r\n{text}",
            text.len()
        ),
    )
}

/// With all parts of the request.
pub(crate) fn ask_raw(address: &str, request: &str) -> Result<Answer, NoAnswer> {
    let mut stream = match TcpStream::connect(address) {
        Ok(stream) => stream,
        Err(error) if error.kind() == ErrorKind::ConnectionRefused => {
            return Err(NoAnswer::Refused);
        }
        Err(error) => return closed(error.kind()),
    };
    if let Err(error) = stream.write_all(request.as_bytes()) {
        return closed(error.kind());
    }
    let mut answer = Vec::new();
    let ended = stream.read_to_end(&mut answer);
    if answer.is_empty() {
        return closed(ended.err().map_or(ErrorKind::UnexpectedEof, |error| error.kind()));
    }
    ended.expect("the rest of an answer");
    Ok(parse(&String::from_utf8(answer).expect("text")))
}

fn closed(kind: ErrorKind) -> Result<Answer, NoAnswer> {
    match kind {
        ErrorKind::UnexpectedEof
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe => Err(NoAnswer::Closed),
        kind => panic!("a connection failed: {kind}"),
    }
}

fn parse(answer: &str) -> Answer {
    let (head, body) =
        answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("half an answer: {answer}"));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length").then(|| value.parse::<usize>().ok())?
    });
    assert_eq!(length, Some(body.len()), "half an answer: {answer}");
    let body = serde_json::from_str(body).unwrap_or_else(|_| panic!("not JSON: {answer}"));
    Answer { status: status.expect("a status"), body }
}
