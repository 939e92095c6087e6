//! The partition key of a table.

use std::collections::BTreeMap;

use lexer::Token;
use serde::{Deserialize, Serialize};

use super::{
    Address, Enum, Expression, ForeignKey, Pair, Qualified, Schema, TypeName, declared::Kind,
    quote, tokens,
};

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

/// A partition that is there, at any depth below its table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Partition {
    pub name: Qualified,
    /// The table or partition that it is a part of.
    pub of: Qualified,
    pub kind: PartitionKind,
    /// Whether it takes the rows that belong nowhere else.
    pub is_default: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PartitionKind {
    /// It holds rows.
    Table,
    /// It has partitions itself.
    Partitioned,
    /// Its rows are on another server.
    Foreign,
}

/// The partitions that are declared, by their tables, each after what it is a part of.
#[must_use]
pub fn declared(schema: &Schema) -> BTreeMap<Qualified, Vec<Partition>> {
    let mut found: BTreeMap<Qualified, Vec<Partition>> = BTreeMap::new();
    let all = schema.declared.objects.iter().filter(|(it, _)| it.kind == Kind::Partition);
    let mut rest: Vec<_> = all.collect();
    let mut above: Vec<(Qualified, Qualified)> =
        schema.tables.keys().map(|it| (it.clone(), it.clone())).collect();
    while !above.is_empty() {
        let (next, later): (Vec<_>, Vec<_>) = rest.into_iter().partition(|(address, _)| {
            schema.declared.parents(address).any(|of| above.iter().any(|(it, _)| it == of))
        });
        rest = later;
        let mut below = Vec::new();
        for (address, it) in next {
            let mut parents = schema.declared.parents(address);
            let Some((of, table)) = parents.find_map(|of| above.iter().find(|(it, _)| it == of))
            else {
                continue;
            };
            let is_partitioned = it.shape.get(1).is_some_and(|it| !it.is_empty());
            let kind =
                if is_partitioned { PartitionKind::Partitioned } else { PartitionKind::Table };
            let is_default = it.shape.get(2).is_some_and(|it| it == "DEFAULT");
            let name = address.name.clone();
            below.push((name.clone(), table.clone()));
            let partition = Partition { name, of: of.clone(), kind, is_default };
            found.entry(table.clone()).or_default().push(partition);
        }
        above = below;
    }
    found
}

/// The foreign keys, with their tables, that may refer to rows of a declared partition.
#[must_use]
pub fn referring<'a>(
    schema: &'a Schema,
    partition: &Address,
) -> Vec<(&'a Qualified, &'a ForeignKey)> {
    let mut above: Vec<&Qualified> = schema.declared.parents(partition).collect();
    let mut at = 0;
    while let Some(of) = above.get(at) {
        let partition = schema.declared.relation(of).filter(|it| it.kind == Kind::Partition);
        above.extend(partition.into_iter().flat_map(|it| schema.declared.parents(it)));
        at += 1;
    }
    let keys = schema
        .tables
        .iter()
        .flat_map(|(name, table)| table.foreign_keys.values().map(move |key| (name, key)));
    keys.filter(|(_, key)| above.contains(&&key.references)).collect()
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
        let keys = quote::idents(&self.columns()?);
        let strategy = self.strategy.as_sql().to_lowercase();
        (keys == self.keys.as_str()).then(|| format!("{strategy} ({keys})"))
    }

    /// Whether a key is, or uses, the column.
    #[must_use]
    pub fn speaks_of(&self, column: &str) -> bool {
        self.keys.names_column(column)
    }

    /// The condition for the rows of a partition with these bounds, as `pg_get_expr` prints them: `FOR VALUES FROM (…) TO (…)`.
    /// `None` if a query cannot tell: of hashes, of keys that are expressions, and of what is left over (`DEFAULT`).
    #[must_use]
    pub fn condition(&self, bounds: &str) -> Option<Expression> {
        let columns: Vec<String> = self.columns()?.iter().map(|it| quote::ident(it)).collect();
        let tokens: Vec<Token<'_>> = lexer::tokens(bounds).collect();
        let after = |word: &str| {
            let at = tokens.iter().position(|it| it.is(word))?;
            values(&tokens[at + 1..])
        };
        let conditions = match self.strategy {
            PartitionStrategy::Range => {
                let least = bound(&columns, &after("FROM")?, [">=", ">"]);
                let most = bound(&columns, &after("TO")?, ["<", "<="]);
                [least, most].into_iter().flatten().collect::<Vec<_>>().join(" AND ")
            }
            PartitionStrategy::List => {
                let [column] = &columns[..] else { return None };
                let (nulls, values): (Vec<_>, Vec<_>) =
                    after("IN")?.into_iter().partition(|it| it == "NULL");
                let null = (!nulls.is_empty()).then(|| format!("{column} IS NULL"));
                let among =
                    (!values.is_empty()).then(|| format!("{column} IN ({})", values.join(", ")));
                among.into_iter().chain(null).collect::<Vec<_>>().join(" OR ")
            }
            PartitionStrategy::Hash => return None,
        };
        Some(Expression::new(if conditions.is_empty() { "true".to_owned() } else { conditions }))
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

/// The values between the parentheses with which the tokens begin, as they are spelled.
fn values(tokens: &[Token<'_>]) -> Option<Vec<String>> {
    let mut rest = tokens.get(1..tokens::closing(tokens)?)?;
    let mut values = Vec::new();
    while !rest.is_empty() {
        let end = end_of_key(rest);
        let words: Vec<&str> = rest[..end].iter().map(|it| it.text).collect();
        values.push(words.join(" "));
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    Some(values)
}

/// One end of a range over several columns: rows are compared by the first, then by the second (manual, CREATE TABLE). What
/// follows an infinite value does not matter. `None` if there is no bound.
fn bound(columns: &[String], values: &[String], operators: [&str; 2]) -> Option<String> {
    let is_infinite = |it: &String| it == "MINVALUE" || it == "MAXVALUE";
    let finite = values.iter().position(is_infinite).unwrap_or(values.len());
    let operator = match values.get(finite).map(String::as_str) {
        // Rows with these very values are beyond the least value that follows, and before the greatest.
        Some("MAXVALUE") => operators[1],
        _ => operators[0],
    };
    let row = |all: &[String]| match all {
        [one] => one.clone(),
        all => format!("({})", all.join(", ")),
    };
    let (columns, values) = (columns.get(..finite)?, values.get(..finite)?);
    (finite > 0).then(|| format!("{} {operator} {}", row(columns), row(values)))
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
    if first.kind != lexer::Kind::Name || is_call { None } else { first.name() }
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
    fn the_rows_of_a_partition_are_known_by_its_bounds() {
        for (key, bounds, expected) in [
            (
                "RANGE (at)",
                "FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
                "at >= '2025-01-01' AND at < '2026-01-01'",
            ),
            ("RANGE (at)", "FOR VALUES FROM (MINVALUE) TO (7)", "at < 7"),
            (
                "RANGE (a, b)",
                "FOR VALUES FROM (1, 'x, y') TO (2, MINVALUE)",
                "(a, b) >= (1, 'x, y') AND a < 2",
            ),
            ("RANGE (a, b)", "FOR VALUES FROM (1, MAXVALUE) TO (2, MAXVALUE)", "a > 1 AND a <= 2"),
            ("RANGE (a)", "FOR VALUES FROM ('-5') TO (MAXVALUE)", "a >= '-5'"),
            ("RANGE (a)", "FOR VALUES FROM (MINVALUE) TO (MAXVALUE)", "true"),
            ("LIST (kind)", "FOR VALUES IN ('a', NULL)", "kind IN ('a') OR kind IS NULL"),
        ] {
            let key = PartitionKey::parse(key).expect("a key");
            let condition = key.condition(bounds).map(|it| it.0);
            assert_eq!(condition.as_deref(), Some(expected), "{bounds}");
        }
        for (key, bounds) in [
            ("HASH (a)", "FOR VALUES WITH (modulus 2, remainder 0)"),
            ("RANGE (lower(a))", "FOR VALUES FROM ('a') TO ('b')"),
            ("RANGE (a)", "DEFAULT"),
        ] {
            let key = PartitionKey::parse(key).expect("a key");
            assert_eq!(key.condition(bounds), None, "{bounds}");
        }
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
