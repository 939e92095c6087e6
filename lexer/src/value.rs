//! The value of a name or constant. Takes a closed token and returns its value, or `None` if Postgres refuses it.

use crate::{
    Kind, MAX_NAME_BYTES, lex,
    scan::{Backslash, bodies, delimiter, is_blank},
};

pub(crate) fn name(text: &str) -> Option<String> {
    let whole = match text.find('"') {
        None => text.to_ascii_lowercase(),
        Some(0) => undoubled(&text[1..text.len() - 1], '"'),
        Some(open) => {
            let end = open + lex(&text[open..]).next()?.text.len();
            let escape = escape(&text[end..])?;
            unicode(&undoubled(&text[open + 1..end - 1], '"'), escape)?
        }
    };
    let end = whole.floor_char_boundary(MAX_NAME_BYTES);
    (end > 0).then(|| whole[..end].to_owned())
}

pub(crate) fn constant(text: &str) -> Option<String> {
    if let Some(mark) = delimiter(text) {
        return Some(text[mark.len()..text.len() - mark.len()].to_owned());
    }
    let open = text.find('\'')?;
    let backslash =
        if text.starts_with(['e', 'E']) { Backslash::Escapes } else { Backslash::Plain };
    let (bodies, end) = bodies(text, open, backslash)?;
    match backslash {
        Backslash::Escapes => escaped(&bodies.concat()),
        Backslash::Plain => {
            let whole: String = bodies.iter().map(|it| undoubled(it, '\'')).collect();
            if open == 2 { unicode(&whole, escape(&text[end..])?) } else { Some(whole) }
        }
    }
}

fn undoubled(text: &str, quote: char) -> String {
    let mut doubled = [0; 8];
    let double: String = [quote, quote].into_iter().collect();
    text.replace(&double, quote.encode_utf8(&mut doubled))
}

/// The character in `UESCAPE`, by default a backslash.
fn escape(clause: &str) -> Option<char> {
    let Some(last) = lex(clause).last() else { return Some('\\') };
    let (Kind::Constant, Some(value)) = (last.kind, last.constant()) else { return None };
    match value.as_bytes() {
        [byte] if byte.is_ascii_hexdigit() || is_blank(*byte) || b"+'\"".contains(byte) => None,
        [byte] if byte.is_ascii() => Some(char::from(*byte)),
        _ => None,
    }
}

/// Decodes `\XXXX` and `\+XXXXXX`.
fn unicode(text: &str, escape: char) -> Option<String> {
    let (mut value, mut rest) = (String::new(), text);
    let unit = |rest: &str| {
        let rest = rest.strip_prefix(escape)?;
        let (digits, length) = rest.strip_prefix('+').map_or((rest, 4), |it| (it, 6));
        let code = hexadecimal(digits, length)?;
        Some((code, digits[length..].len()))
    };
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        if c == escape && !after.starts_with(escape) {
            let (c, left) = character(rest, unit)?;
            value.push(c);
            rest = &rest[rest.len() - left..];
        } else {
            value.push(c);
            rest = if c == escape { &after[c.len_utf8()..] } else { after };
        }
    }
    Some(value)
}

/// Decodes the escapes of `E'…'` (manual, table 4.1).
fn escaped(text: &str) -> Option<String> {
    let (mut value, mut rest) = (Vec::new(), text);
    let unit = |rest: &str| {
        let (digits, length) = match rest.strip_prefix("\\u") {
            Some(digits) => (digits, 4),
            None => (rest.strip_prefix("\\U")?, 8),
        };
        Some((hexadecimal(digits, length)?, digits[length..].len()))
    };
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = after;
        match (c, after.chars().next()) {
            // Inside, quotes are doubled.
            ('\'', _) => {
                value.push(b'\'');
                rest = &after[1..];
            }
            ('\\', Some('u' | 'U')) => {
                let whole = &text[text.len() - after.len() - 1..];
                let (c, left) = character(whole, unit)?;
                value.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
                rest = &text[text.len() - left..];
            }
            ('\\', Some(next)) => {
                let (length, byte) = single(after);
                match byte {
                    Some(byte) => value.push(byte),
                    None => value.extend(next.encode_utf8(&mut [0; 4]).as_bytes()),
                }
                rest = &after[length..];
            }
            (c, _) => value.extend(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    String::from_utf8(value).ok().filter(|it| !it.contains('\0'))
}

/// The length of the escape after a backslash, and its byte: by default the character itself.
fn single(text: &str) -> (usize, Option<u8>) {
    let digits = |text: &str, most: usize, radix: u32| {
        text.chars().take(most).take_while(|c| c.is_digit(radix)).count()
    };
    // Three octal digits may exceed a byte; the low bits count.
    let byte =
        |text: &str, radix| u32::from_str_radix(text, radix).ok().map(|it| it.to_le_bytes()[0]);
    match text.as_bytes() {
        [b'0'..=b'7', ..] => {
            let length = digits(text, 3, 8);
            (length, byte(&text[..length], 8))
        }
        [b'x', next, ..] if next.is_ascii_hexdigit() => {
            let length = digits(&text[1..], 2, 16);
            (1 + length, byte(&text[1..=length], 16))
        }
        [b'b', ..] => (1, Some(0x08)),
        [b'f', ..] => (1, Some(0x0c)),
        [b'n', ..] => (1, Some(b'\n')),
        [b'r', ..] => (1, Some(b'\r')),
        [b't', ..] => (1, Some(b'\t')),
        [b'v', ..] => (1, Some(0x0b)),
        _ => (text.chars().next().map_or(0, char::len_utf8), None),
    }
}

/// The character at the start, from one or two escapes, and the length of the remaining text. `unit` reads one
/// escape.
fn character(text: &str, unit: impl Fn(&str) -> Option<(u32, usize)>) -> Option<(char, usize)> {
    let (first, left) = unit(text)?;
    if !(0xd800..0xdc00).contains(&first) {
        return char::from_u32(first).filter(|c| *c != '\0').map(|c| (c, left));
    }
    let (second, left) = unit(&text[text.len() - left..])?;
    let low = second.checked_sub(0xdc00).filter(|it| *it < 0x400)?;
    char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + low).map(|c| (c, left))
}

fn hexadecimal(text: &str, length: usize) -> Option<u32> {
    let digits = text.get(..length).filter(|it| it.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}
