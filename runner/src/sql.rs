//! As much of SQL as has to be understood: whether a statement may be in a transaction, and which index it is about.

/// A statement about an index that is built or dropped without keeping writers out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Concurrently {
    /// `index` as in the catalog, `table` as in the statement.
    Create { index: String, table: String },
    /// `index` as in the statement.
    Drop { index: String },
}

/// Kinds of statements of which all may be in a transaction block, except those that say `CONCURRENTLY`. All others
/// are executed as they are: `VACUUM`, `CALL` and `DO` (which may commit), `BEGIN` and the like.
const IN_TRANSACTION: [&str; 12] = [
    "ALTER TABLE",
    "ALTER TYPE",
    "ALTER INDEX",
    "COMMENT",
    "CREATE",
    "DELETE",
    "DROP",
    "GRANT",
    "INSERT",
    "REVOKE",
    "TRUNCATE",
    "UPDATE",
];

/// Of `CREATE` and `DROP`: <https://www.postgresql.org/docs/current/sql-commands.html>, each with "cannot be executed
/// inside a transaction block".
const NEVER: [&str; 6] = [
    "CREATE DATABASE",
    "CREATE TABLESPACE",
    "CREATE SUBSCRIPTION",
    "DROP DATABASE",
    "DROP TABLESPACE",
    "DROP SUBSCRIPTION",
];

/// Whether a text of one or more statements can be put into a transaction. Where in doubt, not.
pub(crate) fn may_be_in_transaction(sql: &str) -> bool {
    let words: Vec<String> = words(sql).iter().map(|word| word.to_uppercase()).collect();
    let mut statements =
        words.split(|word| word == ";").filter(|words| !words.is_empty()).peekable();
    statements.peek().is_some()
        && statements.all(|words| {
            let start = words.iter().take(2).cloned().collect::<Vec<_>>().join(" ");
            IN_TRANSACTION.iter().any(|kind| starts_with(&start, kind))
                && !NEVER.contains(&start.as_str())
                && !words.iter().any(|word| word == "CONCURRENTLY")
        })
}

fn starts_with(start: &str, kind: &str) -> bool {
    start.strip_prefix(kind).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

pub(crate) fn concurrent_index(sql: &str) -> Option<Concurrently> {
    let words = words(sql);
    let mut rest = words.iter().map(String::as_str).peekable();
    let mut next_is =
        |keyword: &str| rest.next_if(|word| word.eq_ignore_ascii_case(keyword)).is_some();
    if next_is("CREATE") {
        next_is("UNIQUE");
        if !(next_is("INDEX") && next_is("CONCURRENTLY")) {
            return None;
        }
        let _ = next_is("IF") && next_is("NOT") && next_is("EXISTS");
        let index = rest.next().filter(|word| !word.eq_ignore_ascii_case("ON"))?;
        rest.next_if(|word| word.eq_ignore_ascii_case("ON"))?;
        rest.next_if(|word| word.eq_ignore_ascii_case("ONLY"));
        Some(Concurrently::Create { index: raw(index), table: rest.next()?.to_owned() })
    } else if next_is("DROP") && next_is("INDEX") && next_is("CONCURRENTLY") {
        let _ = next_is("IF") && next_is("EXISTS");
        Some(Concurrently::Drop { index: rest.next()?.to_owned() })
    } else {
        None
    }
}

/// A name as it is in the catalog: quotes taken off, or else in small letters.
fn raw(name: &str) -> String {
    match name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) {
        Some(quoted) => quoted.replace("\"\"", "\""),
        None => name.to_lowercase(),
    }
}

/// The words of a text without its comments. Names with dots and quotes are one word; what is in `'…'` or `$$…$$` is
/// one as well.
fn words(sql: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_whitespace() {
            first.len_utf8()
        } else if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else {
            let length = word(rest);
            words.push(rest[..length].to_owned());
            length
        };
        rest = &rest[length..];
    }
    words
}

/// How long the word is that a text begins with.
fn word(text: &str) -> usize {
    if let Some(inner) = text.strip_prefix('\'') {
        return inner.find('\'').map_or(text.len(), |at| at + 2);
    }
    if let Some(inner) = text.strip_prefix('$')
        && let Some(tag) = inner.find('$').filter(|at| inner[..*at].chars().all(is_name))
    {
        let (mark, body) = text.split_at(tag + 2);
        return body.find(mark).map_or(text.len(), |at| at + 2 * mark.len());
    }
    let mut length = 0;
    while let Some(next) = text[length..].chars().next() {
        if next == '"' {
            let inner = &text[length + 1..];
            length += inner.find('"').map_or(inner.len() + 1, |at| at + 2);
        } else if is_name(next) || (next == '.' && length > 0) {
            length += next.len_utf8();
        } else {
            break;
        }
    }
    length.max(text.chars().next().map_or(0, char::len_utf8))
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::{Concurrently, concurrent_index, may_be_in_transaction};

    #[test]
    fn what_may_be_in_a_transaction() {
        for sql in [
            "CREATE TABLE a ()",
            "create index on a (b)",
            "  -- why\n ALTER TABLE a ADD b text DEFAULT 'x; y';",
            "UPDATE a SET b = $$;$$ WHERE c = 'CONCURRENTLY'",
            "ALTER TYPE a ADD VALUE 'b'",
            "CREATE TABLE a (); INSERT INTO a VALUES (1);",
        ] {
            assert!(may_be_in_transaction(sql), "{sql}");
        }
        for sql in [
            "CREATE INDEX CONCURRENTLY a ON b (c)",
            "VACUUM a",
            "CALL a()",
            "BEGIN",
            "CREATE DATABASE a",
            "ALTER SYSTEM SET a = 1",
            "DELETE FROM a; COMMIT",
            "ALTER TABLE a DETACH PARTITION b CONCURRENTLY",
            "",
        ] {
            assert!(!may_be_in_transaction(sql), "{sql}");
        }
    }

    #[test]
    fn the_index_of_a_statement() {
        let create = |index: &str, table: &str| {
            Some(Concurrently::Create { index: index.to_owned(), table: table.to_owned() })
        };
        for (sql, expected) in [
            ("CREATE UNIQUE INDEX CONCURRENTLY A_b ON c (d)", create("a_b", "c")),
            (
                "create index concurrently if not exists \"A \"\"b\" on only s.\"C d\"(e)",
                create("A \"b", "s.\"C d\""),
            ),
            ("CREATE INDEX CONCURRENTLY ON c (d)", None),
            ("CREATE INDEX a ON c (d)", None),
            (
                "DROP INDEX CONCURRENTLY IF EXISTS s.a",
                Some(Concurrently::Drop { index: "s.a".to_owned() }),
            ),
        ] {
            assert_eq!(concurrent_index(sql), expected, "{sql}");
        }
    }
}
