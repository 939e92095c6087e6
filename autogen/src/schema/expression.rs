//! SQL expressions: defaults, checks, predicates, generated columns, index keys.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{name::MAX_BYTES, tokens};

/// The text of an SQL expression.
///
/// From the catalog it is Postgres' own spelling (`pg_get_expr`); from an entity it is what its author wrote, until
/// the scratch stage has had Postgres respell it. Never holds the outer parentheses of `CHECK (…)` or `WHERE (…)`.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Expression(pub String);

impl Expression {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The expression without the parentheses around the whole of it, which mean nothing.
    #[must_use]
    pub fn bare(text: &str) -> Self {
        let mut text = text.trim();
        while let Some(inner) = unwrapped(text) {
            text = inner.trim();
        }
        Self(text.to_owned())
    }

    /// Whether the expression may speak of the column: its name stands there as a word, quoted or not. Errs on the side
    /// of yes.
    #[must_use]
    pub fn mentions(&self, column: &str) -> bool {
        let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let quoted = column.replace('"', "\"\"");
        // Its author may have written more of a name than Postgres keeps, which cuts at a whole character.
        let is_cut = column.len() + char::MAX.len_utf8() > MAX_BYTES;
        [column, quoted.as_str()].iter().any(|name| {
            self.0.match_indices(name).any(|(at, _)| {
                let before = self.0[..at].chars().next_back();
                let after = self.0[at + name.len()..].chars().next();
                !before.is_some_and(is_word) && (is_cut || !after.is_some_and(is_word))
            })
        })
    }

    /// Whether the expression, as Postgres prints it, speaks of the column: its name stands there as a word, and not in a
    /// string constant, as a type that something is cast to, or as a function.
    #[must_use]
    pub fn names_column(&self, column: &str) -> bool {
        let mut found = false;
        _ = tokens::rewrite(&self.0, |token| {
            // What stands before the first or a later word of a type's name, or of a collation's.
            const NO_COLUMN: &[&str] = &[
                "::",
                "COLLATE ",
                " with ",
                " without ",
                " without time ",
                " with time ",
                "::double ",
                "::character ",
                "::bit ",
            ];
            let is_name = token.kind == tokens::Kind::Name && token.name() == column;
            let of_type = NO_COLUMN.iter().any(|before| token.before.ends_with(before));
            found |= is_name && !of_type && !token.after.starts_with('(');
            None
        });
        found
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What stands in the parentheses, where one pair of them encloses the whole text.
fn unwrapped(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let (mut depth, mut quote) = (0_usize, None);
    for c in inner.chars() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.checked_sub(1)?,
            (None, _) => {}
        }
    }
    (depth == 0 && quote.is_none()).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::Expression;

    #[test]
    fn only_parentheses_around_the_whole_are_taken_off() {
        for (text, expected) in [
            ("((a > 0))", "a > 0"),
            ("(a > 0) AND (b > 0)", "(a > 0) AND (b > 0)"),
            ("(a = ')')", "a = ')'"),
            ("lower(a)", "lower(a)"),
        ] {
            assert_eq!(Expression::bare(text).as_str(), expected);
        }
    }

    #[test]
    fn a_column_is_no_constant_no_type_and_no_function() {
        for (text, column, expected) in [
            ("words > 0", "words", true),
            ("title <> 'words'", "words", false),
            ("title <> 'it''s words'::text", "words", false),
            ("(a)::text = 'b'::text", "text", false),
            ("(text)::text = 'b'::text", "text", true),
            ("(a)::timestamp without time zone < now()", "time", false),
            ("lower(a) = a", "lower", false),
            ("lower(lower) = 'a'", "lower", true),
            ("a = 'x' COLLATE \"C\"", "C", false),
            ("\"Words\" > 1", "Words", true),
        ] {
            assert_eq!(Expression::new(text).names_column(column), expected, "{text}: {column}");
        }
    }
}
