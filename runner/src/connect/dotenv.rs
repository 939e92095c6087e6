//! The text of a `.env` file → its variables, and the lines that cannot be read.
//!
//! There is no standard, so this accepts what `dotenvy`, Docker Compose and Node's `dotenv` agree on. If they differ,
//! this module chooses the reading that keeps a password whole: a `#` begins a comment only after white space, a `$`
//! without a variable's name stays, and a backslash has a meaning only in double quotes. Unquoted values may contain
//! spaces, because other programs write such lines. This module knows neither where the file is nor which variables
//! matter.

use std::collections::BTreeMap;

/// The contents of a file.
#[derive(Default)]
pub(super) struct Dotenv {
    pub(super) variables: BTreeMap<String, String>,
    pub(super) broken: Vec<Broken>,
}

/// A line that cannot be read. Its value is not stored, because it may be a password.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// Counted from 1.
    pub(super) line: usize,
    /// The variable it seems to set.
    pub(super) name: String,
    pub(super) reason: &'static str,
}

/// Reads a whole file. `outer` looks up variables of the process, which take precedence in references.
pub(super) fn read(text: &str, outer: &dyn Fn(&str) -> Option<String>) -> Dotenv {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut dotenv = Dotenv::default();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let next = rest.find('\n').map_or(text.len(), |end| at + end + 1);
        let statement = rest.trim_start_matches([' ', '\t']);
        let statement = match statement.strip_prefix("export") {
            Some(name) if name.starts_with([' ', '\t']) => name.trim_start_matches([' ', '\t']),
            _ => statement,
        };
        if statement.starts_with(['#', '\r', '\n']) || statement.is_empty() {
            at = next;
            continue;
        }
        let known = |name: &str| outer(name).or_else(|| dotenv.variables.get(name).cloned());
        let (name, result) = assignment(statement, &known);
        match result {
            Ok((value, remainder)) => {
                dotenv.variables.insert(name.to_owned(), value);
                at = text.len() - remainder.len();
            }
            Err(reason) => {
                let line = text[..at].matches('\n').count() + 1;
                dotenv.broken.push(Broken { line, name: name.to_owned(), reason });
                at = next;
            }
        }
    }
    dotenv
}

/// A value, and the text after its line.
type Read<'a> = Result<(String, &'a str), &'static str>;

fn assignment<'a>(text: &'a str, known: &dyn Fn(&str) -> Option<String>) -> (&'a str, Read<'a>) {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let (name, rest) = text.split_at(text.find(|c| !is_name(c)).unwrap_or(text.len()));
    let result = match rest.trim_start_matches([' ', '\t']).strip_prefix('=') {
        Some(_) if name.is_empty() => Err("there is no name before the `=`"),
        Some(value) => read_value(value.trim_start_matches([' ', '\t']), known),
        None => Err("there is no `=` after the name"),
    };
    (name, result)
}

fn read_value<'a>(text: &'a str, known: &dyn Fn(&str) -> Option<String>) -> Read<'a> {
    match text.chars().next() {
        Some('\'') => {
            let (value, rest) = text[1..].split_once('\'').ok_or("its quote is not closed")?;
            Ok((value.to_owned(), line_end(rest)?))
        }
        Some('"') => {
            let (value, rest) = double_quoted(&text[1..], known)?;
            Ok((value, line_end(rest)?))
        }
        _ => {
            let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
            let comment = line
                .char_indices()
                .zip(std::iter::once(' ').chain(line.chars()))
                .find(|((_, c), before)| *c == '#' && before.is_whitespace())
                .map_or(line.len(), |((at, _), _)| at);
            Ok((substituted(line[..comment].trim_end(), known), rest))
        }
    }
}

/// Only a comment may follow a closing quote.
fn line_end(text: &str) -> Result<&str, &'static str> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    match line.trim_start().chars().next() {
        None | Some('#') => Ok(rest),
        Some(_) => Err("there is text after its closing quote"),
    }
}

fn double_quoted<'a>(text: &'a str, known: &dyn Fn(&str) -> Option<String>) -> Read<'a> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let at = rest.find(['"', '\\', '$']).ok_or("its quote is not closed")?;
        value.push_str(&rest[..at]);
        let (special, behind) = (&rest[at..=at], &rest[at + 1..]);
        rest = match special {
            "\"" => return Ok((value, behind)),
            "$" => {
                let (text, behind) = reference(behind, known);
                value.push_str(&text);
                behind
            }
            _ => {
                let escaped = behind.chars().next().ok_or("its quote is not closed")?;
                match escaped {
                    'n' => value.push('\n'),
                    'r' => value.push('\r'),
                    't' => value.push('\t'),
                    '"' | '\\' | '$' | '`' => value.push(escaped),
                    // For example a Windows path.
                    _ => value.extend(['\\', escaped]),
                }
                &behind[escaped.len_utf8()..]
            }
        };
    }
}

/// Without quotes, a backslash only escapes a `$`.
fn substituted(text: &str, known: &dyn Fn(&str) -> Option<String>) -> String {
    let mut value = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        if let Some(before) = rest[..at].strip_suffix('\\') {
            value.push_str(before);
            value.push('$');
            rest = &rest[at + 1..];
        } else {
            value.push_str(&rest[..at]);
            let (text, behind) = reference(&rest[at + 1..], known);
            value.push_str(&text);
            rest = behind;
        }
    }
    value + rest
}

/// The value of `$…`, given the text after the `$`: `${X}`, `${X:-default}`, `${X-default}` or `$X`.
fn reference<'a>(text: &'a str, known: &dyn Fn(&str) -> Option<String>) -> (String, &'a str) {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if let Some((inside, behind)) = text.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        let (name, default) = inside.split_at(inside.find(|c| !is_name(c)).unwrap_or(inside.len()));
        let value = known(name);
        let value = match default.strip_prefix(':') {
            Some(_) => value.filter(|value| !value.is_empty()),
            None => value,
        };
        let default = default.trim_start_matches(':').strip_prefix('-').unwrap_or_default();
        return (value.unwrap_or_else(|| default.to_owned()), behind);
    }
    let (name, behind) = text.split_at(text.find(|c| !is_name(c)).unwrap_or(text.len()));
    match known(name) {
        Some(value) => (value, behind),
        None => ("$".to_owned(), text),
    }
}

#[cfg(test)]
mod tests {
    use super::{Broken, read};

    fn value(text: &str, name: &str) -> Option<String> {
        let outer = |name: &str| (name == "OUTER").then(|| "out".to_owned());
        read(text, &outer).variables.remove(name)
    }

    #[test]
    fn dotenv_values_are_read_in_every_form() {
        for (text, expected) in [
            ("A=plain", "plain"),
            ("A = spaced ", "spaced"),
            ("export A=x", "x"),
            ("\u{feff}A=x\r\n", "x"),
            ("# first\n\n  A=x # last\nB=y", "x"),
            ("A=My nice app", "My nice app"),
            ("A=a#b", "a#b"),
            ("A= # nothing", ""),
            ("A='a#b$OUTER\\n' # c", "a#b$OUTER\\n"),
            ("A=\"a#b\"\r\n", "a#b"),
            (r#"A="a\"b\\c\$d\ne""#, "a\"b\\c$d\ne"),
            (r#"A="C:\dir""#, r"C:\dir"),
            (r"A=C:\new", r"C:\new"),
            ("A='two\nlines'\nB=y", "two\nlines"),
            ("A=$OUTER/${OUTER}", "out/out"),
            ("B=in\nA=\"${B}-$B\"", "in-in"),
            ("A=pa$word\\$OUTER", "pa$word$OUTER"),
            ("A=${NO:-d}${NO-e}${OUTER:-f}${NO}", "deout"),
            ("A=1\nA=2", "2"),
            ("exported=1\nA=x", "x"),
        ] {
            assert_eq!(value(text, "A").as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn a_line_that_cannot_be_read_hides_no_other() {
        for (text, line, name) in [
            ("A=1\nB='open\nURL=x", 2, "B"),
            ("B=\"a\" b\nURL=x", 1, "B"),
            ("B='it's'\nURL=x", 1, "B"),
            ("B: yaml\nURL=x", 1, "B"),
            ("=b\nURL=x", 1, ""),
            ("\n\nURL: y\nURL=x", 3, "URL"),
        ] {
            assert_eq!(value(text, "URL").as_deref(), Some("x"), "{text:?}");
            let broken = read(text, &|_| None).broken;
            assert!(
                matches!(&broken[..], [Broken { line: at, name: of, .. }] if (*at, &**of) == (line, name)),
                "{broken:?}"
            );
        }
    }

    #[test]
    fn any_text_can_be_read() {
        for text in
            ["A=\"\\", "$", "A=$", "A=${", "A=\"$", "export", "export ", "ä=1", "A='ä\n'ö", "\\"]
        {
            let _ = read(text, &|_| None);
        }
    }
}
