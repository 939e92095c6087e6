//! SQL text in entities: lists, key words, names and parentheses. Its meaning is not interpreted.

use lexer::{Kind, Token};

use crate::schema::tokens::closing;

/// Splits at commas outside parentheses.
pub(crate) fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for token in lexer::tokens(text) {
        match token.text {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            "," if depth == 0 => {
                parts.push(text[start..token.start].trim());
                start = token.end();
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// The first token, and the rest.
pub(crate) fn token(text: &str) -> Option<(Token<'_>, &str)> {
    let token = lexer::tokens(text).next()?;
    Some((token, &text[token.end()..]))
}

/// The rest after a key word.
pub(crate) fn keyword<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    token(text).filter(|(token, _)| token.is(word)).map(|(_, rest)| rest)
}

/// The name at the start, and the rest.
pub(crate) fn name(text: &str) -> Option<(String, &str)> {
    let (token, rest) = token(text)?;
    Some((token.name()?, rest))
}

/// The text in the parentheses at the start, and the rest.
pub(crate) fn parenthesised(text: &str) -> Option<(&str, &str)> {
    let tokens: Vec<_> = lexer::tokens(text).collect();
    let open = tokens.first().filter(|it| it.is("("))?;
    let close = tokens[closing(&tokens)?];
    Some((text[open.end()..close.start].trim(), &text[close.end()..]))
}

/// Whether a text is self-contained wherever it is put: its parentheses and quotes are closed, and it neither ends a
/// statement nor begins a comment. Otherwise the reason.
pub(crate) fn whole(text: &str) -> Result<(), &'static str> {
    let mut depth = 0_usize;
    for token in lexer::lex(text) {
        match (token.kind, token.text) {
            (Kind::Comment, text) if text.starts_with("--") => return Err("`--` begins a comment"),
            (Kind::Comment, _) => return Err("`/*` begins a comment"),
            _ if !token.is_closed() => return Err("a quote is not closed"),
            (_, "(" | "[") => depth += 1,
            (_, ")" | "]") if depth == 0 => {
                return Err("a parenthesis is closed that was not opened");
            }
            (_, ")" | "]") => depth -= 1,
            (_, ";") => return Err("a `;` ends the statement"),
            _ => {}
        }
    }
    if depth > 0 { Err("a parenthesis is not closed") } else { Ok(()) }
}

/// The columns that an expression mentions, in order of first mention.
pub(crate) fn mentioned<'a>(
    expression: &str,
    columns: &(impl Iterator<Item = &'a str> + Clone),
) -> Vec<&'a str> {
    let mut mentioned = Vec::new();
    for name in lexer::tokens(expression).filter_map(|token| token.name()) {
        if let Some(column) = columns.clone().find(|column| *column == name)
            && !mentioned.contains(&column)
        {
            mentioned.push(column);
        }
    }
    mentioned
}

#[cfg(test)]
mod tests {
    use super::{mentioned, parenthesised, split, whole};

    #[test]
    fn self_contained_sql_is_accepted() {
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
            "a /* b */",
            "$$a$",
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
    fn columns_are_mentioned_by_whole_names_outside_strings() {
        let columns = ["price", "Qty", "pric"];
        let found = mentioned(r#""Qty" * PRICE > 0 and 'pric' <> ''"#, &columns.into_iter());
        assert_eq!(found, ["Qty", "price"]);
    }
}
