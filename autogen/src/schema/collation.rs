//! Collations.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{quote, tokens};

/// The name of a collation. Without a schema, the search path finds it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(from = "String", into = "String")]
pub struct Collation {
    pub schema: Option<String>,
    pub name: String,
}

impl Collation {
    /// A collation that the search path finds.
    pub fn new(name: impl Into<String>) -> Self {
        Self { schema: None, name: name.into() }
    }

    /// Reads `C` or `en_US.utf8`, a plain name; or `"app"."german"`, quoted as in SQL, with a schema.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        if !text.starts_with('"') && !text.contains(".\"") {
            return Self::new(text);
        }
        Self::from_sql(text)
    }

    /// Reads what follows `COLLATE` in SQL: `"C"`, `app.german`.
    #[must_use]
    pub fn from_sql(text: &str) -> Self {
        let names = tokens::parts(&lexer::tokens(text).collect::<Vec<_>>());
        match <[String; 2]>::try_from(names) {
            Ok([schema, name]) => Self { schema: Some(schema), name },
            Err(mut names) => Self::new(names.pop().unwrap_or_default()),
        }
    }

    /// As SQL writes it after `COLLATE`.
    #[must_use]
    pub fn to_sql(&self) -> String {
        let schema = self.schema.as_ref().map(|schema| format!("{}.", quote::ident(schema)));
        format!("{}{}", schema.unwrap_or_default(), quote::ident(&self.name))
    }
}

impl fmt::Display for Collation {
    /// As [`Collation::parse`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.schema {
            Some(schema) => write!(f, "{}.{}", quote::quoted(schema), quote::quoted(&self.name)),
            None => f.write_str(&self.name),
        }
    }
}

impl From<String> for Collation {
    fn from(text: String) -> Self {
        Self::parse(&text)
    }
}

impl From<Collation> for String {
    fn from(collation: Collation) -> Self {
        collation.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Collation;

    #[test]
    fn collations_read_back_unchanged() {
        for (text, sql) in [
            ("C", "\"C\""),
            ("en_US.utf8", "\"en_US.utf8\""),
            ("\"app\".\"german\"", "app.german"),
            ("app.\"German\"", "app.\"German\""),
            ("\"C\"", "\"C\""),
        ] {
            let collation = Collation::parse(text);
            assert_eq!(collation.to_sql(), sql);
            assert_eq!(Collation::parse(&collation.to_string()), collation);
        }
    }
}
