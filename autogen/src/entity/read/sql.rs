//! SQL text, as far as it has to be cut up: top-level commas, words, quotes and parentheses. Nothing is understood.

/// Splits at commas that stand in no parentheses and no quotes.
pub(crate) fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start, mut at) = (0_usize, 0, 0);
    while let Some(token) = token(&text[at..]) {
        match token {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            "," if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
        at += token.len();
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// The next token: a quoted string or name, a word, blanks, or one character. `None` at the end.
pub(crate) fn token(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let end = match first {
        '\'' | '"' => quoted_end(text, first),
        '$' => dollar_end(text).unwrap_or(1),
        _ if first.is_whitespace() => run(text, char::is_whitespace),
        _ if is_word(first) => run(text, is_word),
        _ => first.len_utf8(),
    };
    Some(&text[..end])
}

/// The tokens of a text that are not blanks, each with where it begins.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let token = token(&text[at..])?;
        at += token.len();
        Some((at - token.len(), token))
    })
    .filter(|(_, token)| !token.trim().is_empty())
}

/// What stands in the parentheses that the text begins with, and the rest.
pub(crate) fn parenthesised(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    if !text.starts_with('(') {
        return None;
    }
    let mut depth = 0_usize;
    for (at, token) in tokens(text) {
        match token {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((text[1..at].trim(), &text[at + 1..]));
        }
    }
    None
}

/// Whether a text keeps to itself wherever it is put: its parentheses and quotes are closed, it ends no statement and
/// begins no comment. Otherwise why not.
pub(crate) fn whole(text: &str) -> Result<(), &'static str> {
    let (mut depth, mut at) = (0_usize, 0);
    let mut before = "";
    while let Some(mut token) = token(&text[at..]) {
        let is_escape = before.eq_ignore_ascii_case("e") && token.starts_with('\'');
        if is_escape {
            token = escape_string(&text[at..]).ok_or("a quote is not closed")?;
        }
        let rest = &text[at..];
        match token {
            "(" | "[" => depth += 1,
            ")" | "]" if depth == 0 => return Err("a parenthesis is closed that was not opened"),
            ")" | "]" => depth -= 1,
            ";" => return Err("a `;` ends the statement"),
            "-" if rest.starts_with("--") => return Err("`--` begins a comment"),
            "/" if rest.starts_with("/*") => return Err("`/*` begins a comment"),
            _ if token.starts_with(['\'', '"']) && !is_escape && is_open(token) => {
                return Err("a quote is not closed");
            }
            _ => {}
        }
        at += token.len();
        before = token;
    }
    if depth > 0 { Err("a parenthesis is not closed") } else { Ok(()) }
}

/// Whether a quoted token lacks its end; within, quotes come in pairs.
fn is_open(token: &str) -> bool {
    token.matches(&token[..1]).count() % 2 == 1
}

/// The `'…'` of an `E'…'`, in which a backslash hides what follows.
fn escape_string(text: &str) -> Option<&str> {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '\'' if characters.next_if(|(_, next)| *next == '\'').is_none() => {
                return Some(&text[..=at]);
            }
            _ => {}
        }
    }
    None
}

/// The name that a token is: folded to lower case, unless quoted.
pub(crate) fn name(token: &str) -> Option<String> {
    if let Some(inner) = token.strip_prefix('"') {
        return inner.strip_suffix('"').map(|inner| inner.replace("\"\"", "\""));
    }
    token.starts_with(|c: char| c.is_alphabetic() || c == '_').then(|| token.to_lowercase())
}

/// Which of some columns an expression mentions, in the order of their first mention.
pub(crate) fn mentioned<'a>(
    expression: &str,
    columns: &(impl Iterator<Item = &'a str> + Clone),
) -> Vec<&'a str> {
    let mut mentioned = Vec::new();
    for name in tokens(expression).filter_map(|(_, token)| name(token)) {
        if let Some(column) = columns.clone().find(|column| *column == name)
            && !mentioned.contains(&column)
        {
            mentioned.push(column);
        }
    }
    mentioned
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

/// The end of a quoted string; a doubled quote is one of its characters.
fn quoted_end(text: &str, quote: char) -> usize {
    let mut rest = 1;
    while let Some(at) = text[rest..].find(quote) {
        rest += at + 1;
        if !text[rest..].starts_with(quote) {
            return rest;
        }
        rest += 1;
    }
    text.len()
}

/// The end of `$tag$ … $tag$`.
fn dollar_end(text: &str) -> Option<usize> {
    let tag = &text[..=text[1..].find('$')? + 1];
    if !tag[1..tag.len() - 1].chars().all(is_word) {
        return None;
    }
    text[tag.len()..].find(tag).map(|at| at + 2 * tag.len())
}

#[cfg(test)]
mod tests {
    use super::{mentioned, parenthesised, split, whole};

    #[test]
    fn what_keeps_to_itself_is_whole() {
        for text in [
            "",
            "a > 0",
            "f(a[1], ')')",
            "'it''s; fine -- so /* far'",
            r#""odd ; name" - -1"#,
            r"E'\'; (' || 'x'",
            r"e'a\\' || 'b'",
            "$$ ; ) $$ || $x$ ' $x$",
            "a -> 'b' / 2 * 3",
            "",
        ] {
            assert_eq!(whole(text), Ok(()), "{text}");
        }
        for text in [
            "a > 0); DROP TABLE t; --",
            "a)",
            "(a",
            "a; b",
            "a -- b",
            "a /* b",
            "'a",
            "'a''",
            "\"a",
            r"'a\'; b'",
            r"E'a\'",
            "'')",
        ] {
            whole(text).expect_err(text);
        }
    }

    #[test]
    fn only_commas_at_the_top_split() {
        assert_eq!(
            split(r#"a, lower(b, c) DESC, "x,y", f('p,(q'), (a || ',')"#),
            ["a", "lower(b, c) DESC", r#""x,y""#, "f('p,(q')", "(a || ',')"]
        );
        assert_eq!(split("'it''s, fine', $$a,b$$"), ["'it''s, fine'", "$$a,b$$"]);
        assert!(split("  ").is_empty());
    }

    #[test]
    fn parentheses_are_matched_past_quotes() {
        assert_eq!(parenthesised("(a > ')' and (b)) rest"), Some(("a > ')' and (b)", " rest")));
        assert_eq!(parenthesised("(open"), None);
    }

    #[test]
    fn mentions_are_whole_names_outside_of_strings() {
        let columns = ["price", "Qty", "pric"];
        let found = mentioned(r#""Qty" * PRICE > 0 and 'pric' <> ''"#, &columns.into_iter());
        assert_eq!(found, ["Qty", "price"]);
    }
}
