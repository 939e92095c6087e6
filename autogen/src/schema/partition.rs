//! The partition key of a table.

use lexer::{Kind, Token};
use serde::{Deserialize, Serialize};

use super::{Enum, Expression, Pair, Qualified, Schema, TypeName, quote, tokens};

/// `PARTITION BY` of a table. Postgres cannot change it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartitionKey {
    pub strategy: PartitionStrategy,
    /// The text in parentheses, as Postgres prints it: columns and expressions, each with its collation and operator
    /// class if these are not the default.
    pub keys: Expression,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PartitionStrategy {
    Range,
    List,
    Hash,
}

/// Whether a table is partitioned by a column of this enum.
#[must_use]
pub fn is_by(enumeration: &Qualified, schema: &Schema) -> bool {
    schema.tables.values().any(|table| {
        let Some(key) = &table.partition_by else { return false };
        table.columns.iter().any(|column| {
            matches!(&column.ty.name, TypeName::Enum(own) if own == enumeration)
                && key.speaks_of(&column.name)
        })
    })
}

/// Whether reverting a change to an enum would only remove labels.
#[must_use]
pub fn only_adds(enums: Pair<&Enum>) -> bool {
    let mut after = enums.after.labels.iter();
    enums.before.labels.iter().all(|label| after.any(|it| it == label))
}

/// The start of a plan, with labels that Postgres cannot remove again because a table is partitioned by their enum.
#[must_use]
pub fn stayed(mut start: Schema, after: &Schema) -> Schema {
    let stays = |(name, after): (&Qualified, &Enum)| {
        let before = start.enums.get(name)?;
        let stays = is_by(name, &start) && only_adds(Pair::new(before, after));
        stays.then(|| (name.clone(), after.labels.clone()))
    };
    let stayed: Vec<_> = after.enums.iter().filter_map(stays).collect();
    for (name, labels) in stayed {
        start.enums.entry(name).or_default().labels = labels;
    }
    start
}

impl PartitionStrategy {
    /// The SQL keyword.
    #[must_use]
    pub fn as_sql(self) -> &'static str {
        match self {
            Self::Range => "RANGE",
            Self::List => "LIST",
            Self::Hash => "HASH",
        }
    }
}

impl PartitionKey {
    /// Reads what `pg_get_partkeydef` prints: `RANGE (at, lower(slug))`.
    #[must_use]
    pub fn parse(definition: &str) -> Option<Self> {
        let (strategy, keys) = definition.split_once(' ')?;
        let all = [PartitionStrategy::Range, PartitionStrategy::List, PartitionStrategy::Hash];
        let strategy = all.into_iter().find(|it| it.as_sql() == strategy)?;
        let keys = keys.trim().strip_prefix('(')?.strip_suffix(')')?;
        Some(Self { strategy, keys: Expression::new(keys) })
    }

    /// `RANGE (at, lower(slug))`
    #[must_use]
    pub fn to_sql(&self) -> String {
        format!("{} ({})", self.strategy.as_sql(), self.keys)
    }

    /// The same as an entity states it: `range (at, slug)`. `None` if it is over more than plain columns.
    #[must_use]
    pub fn stated(&self) -> Option<String> {
        let columns: Vec<String> = self.columns()?.iter().map(|it| quote::ident(it)).collect();
        let keys = columns.join(", ");
        let strategy = self.strategy.as_sql().to_lowercase();
        (keys == self.keys.as_str()).then(|| format!("{strategy} ({keys})"))
    }

    /// Whether a key is, or uses, the column.
    #[must_use]
    pub fn speaks_of(&self, column: &str) -> bool {
        self.keys.names_column(column)
    }

    /// The columns, if every key is one; `None` if a key is an expression.
    #[must_use]
    pub fn columns(&self) -> Option<Vec<String>> {
        let tokens: Vec<Token<'_>> = lexer::tokens(self.keys.as_str()).collect();
        let mut columns = Vec::new();
        let mut rest = &tokens[..];
        while !rest.is_empty() {
            let end = end_of_key(rest);
            columns.push(column(&rest[..end])?);
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        Some(columns)
    }
}

impl TryFrom<String> for PartitionKey {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is not a partition key"))
    }
}

impl From<PartitionKey> for String {
    fn from(key: PartitionKey) -> Self {
        key.to_sql()
    }
}

/// The position of the comma after the first key, or the end.
fn end_of_key(tokens: &[Token<'_>]) -> usize {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token.text {
            "," => break,
            "(" => at += tokens::closing(&tokens[at..]).unwrap_or_default() + 1,
            _ => at += 1,
        }
    }
    at.min(tokens.len())
}

/// The column of a key, without collation and operator class.
fn column(key: &[Token<'_>]) -> Option<String> {
    let (first, rest) = key.split_first()?;
    let is_call = rest.first().is_some_and(|it| it.is("("));
    if first.kind != Kind::Name || is_call { None } else { first.name() }
}

#[cfg(test)]
mod tests {
    use super::{PartitionKey, PartitionStrategy};

    fn columns(definition: &str) -> Option<Vec<String>> {
        PartitionKey::parse(definition).expect("a key").columns()
    }

    #[test]
    fn a_partition_key_is_a_column_or_an_expression() {
        assert_eq!(columns("RANGE (at)"), Some(vec!["at".to_owned()]));
        let two = Some(vec!["Day, at".to_owned(), "slug".to_owned()]);
        assert_eq!(columns("LIST (\"Day, at\", slug COLLATE \"C\" text_pattern_ops)"), two);
        assert_eq!(columns("RANGE (at, lower(slug))"), None);
        assert_eq!(columns("HASH (((id + 1)))"), None);
        assert_eq!(columns("RANGE (EXTRACT(year FROM at))"), None);
    }

    #[test]
    fn a_partition_key_reads_back_unchanged() {
        let key = PartitionKey::parse("HASH (id, lower(slug))").expect("a key");
        assert_eq!(key.strategy, PartitionStrategy::Hash);
        assert_eq!(key.to_sql(), "HASH (id, lower(slug))");
        assert!(key.speaks_of("slug") && !key.speaks_of("lower") && !key.speaks_of("at"));
        assert_eq!(PartitionKey::parse("no key"), None);
    }
}
