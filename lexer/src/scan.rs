//! Finds the end of a token. Takes the start of a text, and returns the kind of its first token and its length. The
//! rules are those of `src/backend/parser/scan.l`.

use crate::Kind;

/// Whether a backslash escapes what follows it.
#[derive(Clone, Copy)]
pub(crate) enum Backslash {
    Plain,
    Escapes,
}

/// The first token and its length; `None` if it is not closed, and therefore takes the rest of the text.
pub(crate) fn first(text: &str) -> Option<(Kind, Option<usize>)> {
    let bytes = text.as_bytes();
    let second = bytes.get(1).copied().unwrap_or_default();
    Some(match *bytes.first()? {
        b if is_blank(b) => (Kind::Blank, Some(run(bytes, is_blank))),
        b'-' if second == b'-' => (Kind::Comment, Some(line_comment(bytes))),
        b'/' if second == b'*' => (Kind::Comment, block_comment(bytes)),
        b'\'' => (Kind::Constant, string(text, 0, Backslash::Plain)),
        b'e' | b'E' if second == b'\'' => (Kind::Constant, string(text, 1, Backslash::Escapes)),
        b'n' | b'N' if second == b'\'' => (Kind::Constant, string(text, 1, Backslash::Plain)),
        b'b' | b'B' | b'x' | b'X' if second == b'\'' => {
            (Kind::Bits, string(text, 1, Backslash::Plain))
        }
        b'"' => (Kind::Name, closing(bytes, 1, b'"', Backslash::Plain)),
        b'u' | b'U' if bytes[1..].starts_with(b"&'") => {
            let end = string(text, 2, Backslash::Plain);
            (Kind::Constant, end.map(|end| end + escape_clause(&text[end..])))
        }
        b'u' | b'U' if bytes[1..].starts_with(b"&\"") => {
            let end = closing(bytes, 3, b'"', Backslash::Plain);
            (Kind::Name, end.map(|end| end + escape_clause(&text[end..])))
        }
        b if is_name_start(b) => (Kind::Name, Some(run(bytes, is_name_part))),
        b'0'..=b'9' => (Kind::Number, Some(number(bytes))),
        b'.' if second.is_ascii_digit() => (Kind::Number, Some(number(bytes))),
        b'$' if second.is_ascii_digit() => {
            (Kind::Parameter, Some(with_junk(bytes, 1 + run(&bytes[1..], |b| b.is_ascii_digit()))))
        }
        b'$' => match delimiter(text) {
            Some(mark) => {
                let end = text[mark.len()..].find(mark).map(|at| at + 2 * mark.len());
                (Kind::Constant, end)
            }
            None => (Kind::Special, Some(1)),
        },
        b if is_operator(b) => (Kind::Operator, Some(operator(bytes))),
        b':' if matches!(second, b':' | b'=') => (Kind::Special, Some(2)),
        b'.' if second == b'.' => (Kind::Special, Some(2)),
        _ => (Kind::Special, Some(1)),
    })
}

/// The bodies of the string constant whose first quote is at `open`, one for each continued part, and the end of the
/// last one. `None` if one is not closed.
pub(crate) fn bodies(text: &str, open: usize, backslash: Backslash) -> Option<(Vec<&str>, usize)> {
    let (mut bodies, mut start) = (Vec::new(), open + 1);
    loop {
        let end = closing(text.as_bytes(), start, b'\'', backslash)?;
        bodies.push(&text[start..end - 1]);
        match continuation(&text.as_bytes()[end..]) {
            Some(length) => start = end + length,
            None => return Some((bodies, end)),
        }
    }
}

/// The `$tag$` at the start.
pub(crate) fn delimiter(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('$')?;
    let length = run(inner.as_bytes(), |b| is_name_part(b) && b != b'$');
    let is_tag = length == 0 || is_name_start(inner.as_bytes()[0]);
    (is_tag && inner[length..].starts_with('$')).then(|| &text[..length + 2])
}

pub(crate) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

/// Every byte of a non-ASCII character can be part of a name.
fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

fn is_name_part(byte: u8) -> bool {
    is_name_start(byte) || byte.is_ascii_digit() || byte == b'$'
}

fn is_operator(byte: u8) -> bool {
    b"+-*/<>=~!@#%^&|`?".contains(&byte)
}

fn run(bytes: &[u8], belongs: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|byte| !belongs(*byte)).unwrap_or(bytes.len())
}

fn line_comment(bytes: &[u8]) -> usize {
    run(bytes, |b| !matches!(b, b'\n' | b'\r'))
}

/// Comments of this kind nest.
fn block_comment(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        match bytes.get(at..at + 2)? {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// The end of a string constant.
fn string(text: &str, open: usize, backslash: Backslash) -> Option<usize> {
    bodies(text, open, backslash).map(|(_, end)| end)
}

/// The position after the quote that closes what begins at `at`. A doubled quote is part of the text.
fn closing(bytes: &[u8], mut at: usize, quote: u8, backslash: Backslash) -> Option<usize> {
    loop {
        let byte = *bytes.get(at)?;
        at += match (byte, backslash) {
            (b'\\', Backslash::Escapes) => 2,
            (byte, _) if byte != quote => 1,
            _ if bytes.get(at + 1) == Some(&quote) => 2,
            _ => return Some(at + 1),
        };
    }
}

/// A constant continues after a line break, possibly with comments in between: the length up to its next body.
fn continuation(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut is_on_next_line) = (0, false);
    loop {
        match &bytes[at..] {
            [b'\n' | b'\r', ..] => is_on_next_line = true,
            [b'-', b'-', rest @ ..] => at += 1 + line_comment(rest),
            [b'\'', ..] => return is_on_next_line.then_some(at + 1),
            [byte, ..] if is_blank(*byte) => {}
            _ => return None,
        }
        at += 1;
    }
}

/// The length of `UESCAPE '…'` after a constant or name with Unicode escapes.
fn escape_clause(text: &str) -> usize {
    let Some(word) = after_blanks(text, 0).filter(|at| {
        text.get(*at..at + 7).is_some_and(|it| it.eq_ignore_ascii_case("uescape"))
            && !text[at + 7..].bytes().next().is_some_and(is_name_part)
    }) else {
        return 0;
    };
    let Some(start) = after_blanks(text, word + 7) else { return 0 };
    let is_plain = text[start..].starts_with(['\'', 'e', 'E', '$']);
    match is_plain.then(|| first(&text[start..])) {
        Some(Some((Kind::Constant, Some(length)))) => start + length,
        _ => 0,
    }
}

/// The position of the next token that is not a blank or a comment.
fn after_blanks(text: &str, mut at: usize) -> Option<usize> {
    while let Some((Kind::Blank | Kind::Comment, length)) = first_blank(&text[at..]) {
        at += length?;
    }
    Some(at)
}

fn first_blank(text: &str) -> Option<(Kind, Option<usize>)> {
    // Nothing else is scanned, because it may be long.
    let begins = text.starts_with("--") || text.starts_with("/*");
    (begins || text.bytes().next().is_some_and(is_blank)).then(|| first(text))?
}

fn number(bytes: &[u8]) -> usize {
    let based = match bytes {
        [b'0', b'x' | b'X', ..] => digits(bytes, 2, |b| b.is_ascii_hexdigit()),
        [b'0', b'o' | b'O', ..] => digits(bytes, 2, |b| matches!(b, b'0'..=b'7')),
        [b'0', b'b' | b'B', ..] => digits(bytes, 2, |b| matches!(b, b'0' | b'1')),
        _ => 2,
    };
    if based > 2 {
        return with_junk(bytes, based);
    }
    let decimal = |b: u8| b.is_ascii_digit();
    let mut end = run(bytes, decimal).min(1);
    end = digits(bytes, end, decimal);
    if bytes.get(end) == Some(&b'.') && bytes.get(end + 1) != Some(&b'.') {
        end += 1;
        let fraction = run(&bytes[end..], decimal).min(1);
        end = digits(bytes, end + fraction, decimal);
    }
    if let [b'e' | b'E', exponent @ ..] = &bytes[end..] {
        let sign = usize::from(matches!(exponent, [b'+' | b'-', ..]));
        if exponent.get(sign).is_some_and(u8::is_ascii_digit) {
            end = digits(bytes, end + 2 + sign, decimal);
        }
    }
    with_junk(bytes, end)
}

/// Skips the digits at `at`, each with or without an underscore before it.
fn digits(bytes: &[u8], mut at: usize, is_digit: impl Fn(u8) -> bool) -> usize {
    loop {
        let underscore = usize::from(bytes.get(at) == Some(&b'_'));
        match bytes.get(at + underscore) {
            Some(byte) if is_digit(*byte) => at += underscore + 1,
            _ => return at,
        }
    }
}

/// Letters after a number belong to it: Postgres refuses the whole token.
fn with_junk(bytes: &[u8], end: usize) -> usize {
    match bytes.get(end) {
        Some(byte) if is_name_start(*byte) => end + run(&bytes[end..], is_name_part),
        _ => end,
    }
}

/// An operator ends where a comment begins. If it has several characters, it ends in `+` or `-` only if it contains
/// one that no standard operator has (manual, section 4.1.3).
fn operator(bytes: &[u8]) -> usize {
    let all = run(bytes, is_operator);
    let is_comment = |at: &usize| matches!(bytes[*at..], [b'-', b'-', ..] | [b'/', b'*', ..]);
    let mut end = (1..all).find(is_comment).unwrap_or(all);
    if !bytes[..end].iter().any(|byte| b"~!@#%^&|`?".contains(byte)) {
        while end > 1 && matches!(bytes[end - 1], b'+' | b'-') {
            end -= 1;
        }
    }
    end
}
