//! The tokens of an SQL expression that can name something: names and string constants. An expression is never parsed
//! further than that; what a token means, Postgres decides.

use super::{Qualified, name::clip};

/// A token, with the text on either side of it.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    pub kind: Kind,
    /// As it is spelled, quotes included.
    pub text: &'a str,
    /// The text up to the token.
    pub before: &'a str,
    /// The text behind the token.
    pub after: &'a str,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Bare or between double quotes; key words are names here.
    Name,
    /// Between single quotes.
    Constant,
}

impl Token<'_> {
    /// What a name stands for: folded where it is bare, and cut where it is too long.
    #[must_use]
    pub fn name(&self) -> String {
        let whole = match between(self.text, '"') {
            Some(inner) => inner.replace("\"\"", "\""),
            None => self.text.to_lowercase(),
        };
        clip(&whole).to_owned()
    }

    /// What a constant stands for.
    #[must_use]
    pub fn constant(&self) -> Option<String> {
        between(self.text, '\'').map(|inner| inner.replace("''", "'"))
    }
}

/// The text with the tokens replaced for which `replace` has something.
#[must_use]
pub fn rewrite(text: &str, mut replace: impl FnMut(&Token<'_>) -> Option<String>) -> String {
    let mut rewritten = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, length) = match c {
            '\'' => (Some(Kind::Constant), quoted(rest, '\'')),
            c if c == '"' || c == '_' || c.is_alphabetic() => (Some(Kind::Name), name_length(rest)),
            // A number is no name, nor is what follows its digits.
            c if c.is_ascii_digit() => (None, name_length(rest)),
            c => (None, c.len_utf8()),
        };
        let end = at + length;
        let token = &text[at..end];
        let replaced = kind.and_then(|kind| {
            replace(&Token { kind, text: token, before: &text[..at], after: &text[end..] })
        });
        rewritten.push_str(replaced.as_deref().unwrap_or(token));
        at = end;
    }
    rewritten
}

/// The name at the start of the text, as it stands for itself.
#[must_use]
pub fn leading_name(text: &str) -> Option<String> {
    split_leading_name(text).map(|(name, _)| name)
}

/// The same, and what follows it.
fn split_leading_name(text: &str) -> Option<(String, &str)> {
    let (name, after) = text.split_at(name_length(text));
    let token = Token { kind: Kind::Name, text: name, before: "", after };
    (!name.is_empty()).then(|| (token.name(), after))
}

/// What follows the name at the start of the text, with its schema or without, where it is that name.
#[must_use]
pub fn strip_name<'a>(text: &'a str, name: &Qualified) -> Option<&'a str> {
    let (first, after) = split_leading_name(text)?;
    let Some(rest) = after.strip_prefix('.') else {
        return (first == name.name).then_some(after);
    };
    let (second, after) = split_leading_name(rest)?;
    (first == name.schema && second == name.name).then_some(after)
}

/// The name between double quotes at the start of the text, and what follows it; `None` where the quotes do not close.
#[must_use]
pub fn split_name(text: &str) -> Option<(String, &str)> {
    let (token, after) = text.split_at(quoted(text, '"'));
    between(token, '"').filter(|_| token.len() > 1).map(|it| (it.replace("\"\"", "\""), after))
}

/// How long the name at the start of the text is, quoted or not.
fn name_length(text: &str) -> usize {
    if text.starts_with('"') {
        return quoted(text, '"');
    }
    text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(text.len())
}

/// How long the quoted token at the start of the text is. A doubled quote is a part of it.
fn quoted(text: &str, quote: char) -> usize {
    let mut rest = text[1..].char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        if c != quote {
            continue;
        }
        if rest.next_if(|(_, next)| *next == quote).is_none() {
            return at + 2;
        }
    }
    text.len()
}

fn between(text: &str, quote: char) -> Option<&str> {
    text.strip_prefix(quote)?.strip_suffix(quote)
}

#[cfg(test)]
mod tests {
    use super::rewrite;

    #[test]
    fn tokens_are_names_and_constants_and_the_rest_stays() {
        let text = r#"a + "B ""c" || 'it''s a'::text >= 1e5 AND $1"#;
        let mut seen = Vec::new();
        let same = rewrite(text, |token| {
            seen.push(token.text.to_owned());
            None
        });
        assert_eq!(same, text);
        assert_eq!(seen, ["a", r#""B ""c""#, "'it''s a'", "text", "AND"]);
    }
}
