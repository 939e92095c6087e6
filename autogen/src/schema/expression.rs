//! SQL expressions: defaults, checks, predicates, generated columns, index keys.

use std::{collections::BTreeSet, fmt};

use lexer::Kind;
use serde::{Deserialize, Serialize};

use super::tokens;

/// The text of an SQL expression.
///
/// From the catalog it is Postgres' own spelling (`pg_get_expr`); from an entity it is the author's text, until the
/// scratch stage has Postgres respell it. Never contains the outer parentheses of `CHECK (…)` or `WHERE (…)`.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Expression(pub String);

impl Expression {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The expression without outer parentheses, which mean nothing.
    #[must_use]
    pub fn bare(text: &str) -> Self {
        let tokens: Vec<_> = lexer::lex(text).collect();
        let mut inner = &tokens[..];
        let whole = loop {
            inner = match inner {
                [blank, rest @ ..] if blank.kind == Kind::Blank => rest,
                [rest @ .., blank] if blank.kind == Kind::Blank => rest,
                [open, rest @ .., _]
                    if open.is("(") && tokens::closing(inner) == Some(inner.len() - 1) =>
                {
                    rest
                }
                [first, .., last] => break &text[first.start..last.end()],
                [only] => break only.text,
                [] => break "",
            }
        };
        Self(whole.to_owned())
    }

    /// Every name in the text, even inside string constants: what the expression may use, and more.
    #[must_use]
    pub fn names(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for token in lexer::tokens(&self.0) {
            names.extend(token.name());
            if let Some(text) = token.constant() {
                names.extend(lexer::tokens(&text).filter_map(|it| it.name()));
            }
        }
        names
    }

    /// Whether the expression may use the column or other object. In doubt the answer is yes. To test many objects,
    /// call [`Expression::names`] once.
    #[must_use]
    pub fn mentions(&self, name: &str) -> bool {
        self.names().contains(name)
    }

    /// Whether the expression, as Postgres prints it, uses the column.
    #[must_use]
    pub fn names_column(&self, column: &str) -> bool {
        let tokens: Vec<_> = lexer::tokens(&self.0).collect();
        tokens::columns(&tokens).into_iter().any(|at| tokens[at].name().as_deref() == Some(column))
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

#[cfg(test)]
mod tests {
    use super::Expression;

    #[test]
    fn only_parentheses_around_the_whole_are_taken_off() {
        for (text, expected) in [
            ("((a > 0))", "a > 0"),
            ("(a > 0) AND (b > 0)", "(a > 0) AND (b > 0)"),
            ("(a = ')')", "a = ')'"),
            (r"(a = E'\')')", r"a = E'\')'"),
            ("(a = $$)$$ )", "a = $$)$$"),
            (" ( a /* ) */)", "a /* ) */"),
            ("(a = ')", "(a = ')"),
            ("()", ""),
            ("lower(a)", "lower(a)"),
        ] {
            assert_eq!(Expression::bare(text).as_str(), expected);
        }
    }

    #[test]
    fn a_column_is_not_a_constant_type_or_function() {
        for (text, column, expected) in [
            ("words > 0", "words", true),
            ("title <> 'words'", "words", false),
            ("title <> 'it''s words'::text", "words", false),
            ("(a)::text = 'b'::text", "text", false),
            ("(text)::text = 'b'::text", "text", true),
            ("(a)::timestamp(3) without time zone < now()", "zone", false),
            ("title <> E'\\' words'", "words", false),
            ("((a).words).words = app.words", "words", false),
            ("lower(a) = a", "lower", false),
            ("lower(lower) = 'a'", "lower", true),
            ("a = 'x' COLLATE \"C\"", "C", false),
            ("\"Words\" > 1", "Words", true),
        ] {
            assert_eq!(Expression::new(text).names_column(column), expected, "{text}: {column}");
        }
    }
}
