//! A connection string of keywords (`host=… dbname='my db'`) → libpq's parameters, as `conninfo_parse` in libpq's
//! `fe-connect.c` reads it. Which parameters exist is not known here.

use super::error::ConnectError;
use super::uri::Pairs;

/// Reads the whole string. An error names the position, and never the text, which may be half a password.
pub(super) fn read(text: &str) -> Result<Pairs, ConnectError> {
    let mut pairs = Pairs::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let fault = |reason: &str| {
            let place = text[..text.len() - rest.len()].chars().count() + 1;
            ConnectError::Malformed { reason: format!("{reason} at character {place}") }
        };
        let (name, behind) =
            rest.split_at(rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len()));
        let value = behind.trim_start().strip_prefix('=');
        let value = value.ok_or_else(|| fault("there is no `=` after the keyword"))?.trim_start();
        let (value, behind) = match value.strip_prefix('\'') {
            Some(inside) => quoted(inside).ok_or_else(|| fault("a quote is not closed"))?,
            None => unquoted(value),
        };
        pairs.push((name.to_owned(), value));
        rest = behind.trim_start();
    }
    Ok(pairs)
}

/// A value up to its closing quote, and the rest.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\'' => return Some((value, &text[at + 1..])),
            '\\' => value.push(chars.next()?.1),
            _ => value.push(c),
        }
    }
    None
}

/// A value up to white space, and the rest.
fn unquoted(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            _ if c.is_whitespace() => return (value, &text[at..]),
            '\\' => value.extend(chars.next().map(|(_, escaped)| escaped)),
            _ => value.push(c),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn values_are_quoted_and_escaped_as_in_libpq() {
        for (text, expected) in [
            ("host=h dbname='my db'", "host=h|dbname=my db"),
            (r"password='it\'s' user=a\ b", "password=it's|user=a b"),
            ("  host = h\n port= 5 ", "host=h|port=5"),
            (r"password='a\\b' host=", r"password=a\b|host="),
            ("host='' dbname=d'q", "host=|dbname=d'q"),
            ("options='-c a=b'dbname=x", "options=-c a=b|dbname=x"),
        ] {
            let pairs = read(text).expect(text);
            let pairs: Vec<_> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
            assert_eq!(pairs.join("|"), expected);
        }
    }

    #[test]
    fn a_fault_is_named_by_its_place() {
        for (text, reason) in [
            ("host=h s3cret", "no `=` after the keyword at character 8"),
            ("host=h password='s3cret", "a quote is not closed at character 8"),
        ] {
            let error = read(text).expect_err(text).to_string();
            assert!(error.contains(reason) && !error.contains("s3cret"), "{error}");
        }
    }
}
