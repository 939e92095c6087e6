//! A connection URL → libpq's parameters, as `conninfo_uri_parse_options` in libpq's `fe-connect.c` reads it.
//!
//! The `url` crate follows browsers' rules: a single host, a `#` that ends the path, and a `+` that is a space. Here
//! hosts are a list, and `#` and `+` are ordinary characters. Which parameters exist is not known here.

use percent_encoding::percent_decode_str;

use super::error::ConnectError;

/// Parameters as written, in order, decoded.
pub(super) type Pairs = Vec<(String, String)>;

/// Reads what follows `postgres://`.
pub(super) fn read(rest: &str) -> Result<Pairs, ConnectError> {
    let mut pairs = Pairs::new();
    let place = match user_info(rest) {
        Some((user_info, place)) => {
            let (user, password) = user_info.split_once(':').unwrap_or((user_info, ""));
            push(&mut pairs, "user", user)?;
            push(&mut pairs, "password", password)?;
            place
        }
        None => rest,
    };
    let rest = read_hosts(place, &mut pairs)?;
    let (database, query) = rest.split_once('?').unwrap_or((rest, ""));
    push(&mut pairs, "dbname", database.strip_prefix('/').unwrap_or(database))?;
    for parameter in query.split('&').filter(|it| !it.is_empty()) {
        let (key, value) = parameter
            .split_once('=')
            .ok_or_else(|| malformed("a parameter after the `?` has no `=`"))?;
        pairs.push((decode(key, "parameter name")?, decode(value, "parameter")?));
    }
    Ok(pairs)
}

/// The text before the `@`, and the text after it. libpq takes the first `@` before a slash. A host never contains
/// one, so passwords with an unencoded `@` are understood too, as in other drivers.
fn user_info(text: &str) -> Option<(&str, &str)> {
    let first = text.find(['@', '/']).filter(|at| text[*at..].starts_with('@'))?;
    let end = text[first..].find(['/', '?']).map_or(text.len(), |end| first + end);
    let last = text[..end].rfind('@')?;
    Some((&text[..last], &text[last + 1..]))
}

/// Reads `host:port,[::1]:port,…`, and returns the rest.
fn read_hosts<'a>(text: &'a str, pairs: &mut Pairs) -> Result<&'a str, ConnectError> {
    let (mut hosts, mut ports) = (vec![], vec![]);
    let mut rest = text;
    loop {
        let host;
        (host, rest) = match rest.strip_prefix('[') {
            Some(inside) => inside
                .split_once(']')
                .ok_or_else(|| malformed("an IPv6 address lacks its closing bracket"))?,
            None => rest.split_at(rest.find([':', '/', '?', ',']).unwrap_or(rest.len())),
        };
        hosts.push(host);
        let mut port = "";
        if let Some(behind) = rest.strip_prefix(':') {
            (port, rest) = behind.split_at(behind.find(['/', '?', ',']).unwrap_or(behind.len()));
        }
        ports.push(port);
        match rest.chars().next() {
            Some(',') => rest = &rest[1..],
            None | Some('/' | '?') => break,
            Some(_) => return Err(malformed("there is text after the bracket of an IPv6 address")),
        }
    }
    push(pairs, "host", &hosts.join(","))?;
    push(pairs, "port", &ports.join(","))?;
    Ok(rest)
}

fn push(pairs: &mut Pairs, name: &str, value: &str) -> Result<(), ConnectError> {
    if !value.is_empty() {
        pairs.push((name.to_owned(), decode(value, name)?));
    }
    Ok(())
}

fn decode(text: &str, what: &str) -> Result<String, ConnectError> {
    let digits = |at: usize| text.get(at + 1..at + 3);
    let whole = |at: usize| {
        digits(at).is_some_and(|it| it.bytes().all(|b| b.is_ascii_hexdigit()) && it != "00")
    };
    if !text.match_indices('%').all(|(at, _)| whole(at)) {
        return Err(malformed(&format!("a `%` in its {what} is not followed by two digits")));
    }
    let decoded = percent_decode_str(text).decode_utf8();
    let decoded = decoded.map_err(|_| malformed(&format!("its {what} is not UTF-8")))?;
    Ok(decoded.into_owned())
}

fn malformed(reason: &str) -> ConnectError {
    ConnectError::Malformed { reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::read;

    fn shown(text: &str) -> String {
        match read(text) {
            Ok(pairs) => {
                let pairs: Vec<_> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
                pairs.join(" ")
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_url_is_taken_apart_as_libpq_does() {
        for (text, expected) in [
            ("", ""),
            ("/db", "dbname=db"),
            ("me:p%40s@h:1/db", "user=me password=p@s host=h port=1 dbname=db"),
            ("me@/db?host=/tmp", "user=me dbname=db host=/tmp"),
            ("[::1]:5/db", "host=::1 port=5 dbname=db"),
            ("[fe80::1%25eth0]", "host=fe80::1%eth0"),
            ("a:1,[::2],c:3/db", "host=a,::2,c port=1,,3 dbname=db"),
            ("a,b", "host=a,b port=,"),
            ("%2Frun%2Fpg/db", "host=/run/pg dbname=db"),
            ("%40abstract/db", "host=@abstract dbname=db"),
            ("?host=h&options=-c%20a%3Db+c", "host=h options=-c a=b+c"),
            ("h?options=-ca=b", "host=h options=-ca=b"),
            ("u:a#b?c@h/db", "user=u password=a#b?c host=h dbname=db"),
            ("u:a@b@h/db?x=y@z", "user=u password=a@b host=h dbname=db x=y@z"),
            ("h/db?email=a@b", "host=h dbname=db email=a@b"),
        ] {
            assert_eq!(shown(text), expected.to_owned(), "{text}");
        }
    }

    #[test]
    fn a_fault_is_named_without_the_text() {
        for (text, part) in [
            ("u:s3cret%zz@h/db", "in its password"),
            ("u:s3cret%4@h/db", "in its password"),
            ("u:s3cret%ff@h/db", "not UTF-8"),
            ("h/db?s3cret", "no `=`"),
            ("[::1/s3cret", "closing bracket"),
            ("[::1]s3cret", "text after the bracket"),
        ] {
            let shown = shown(text);
            assert!(shown.contains(part) && !shown.contains("s3cret"), "{shown}");
        }
    }
}
