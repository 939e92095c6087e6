//! The little SQL that has to be understood: whether a statement may run in a transaction, and which index it is
//! about.

use lexer::{Kind, Token};

/// A statement that builds or drops an index concurrently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Concurrently {
    /// `index` as in the catalog, `table` as in the statement.
    Create { index: String, table: String },
    /// `index` as in the statement.
    Drop { index: String },
}

/// Kinds of statements that may all run in a transaction block, unless they say `CONCURRENTLY`. Other statements are
/// executed unchanged: `VACUUM`, `CALL` and `DO` (which may commit), `BEGIN` and the like.
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

/// Whether a text of one or more statements can run in a transaction. If in doubt, no.
pub(crate) fn may_be_in_transaction(sql: &str) -> bool {
    let words: Vec<String> = words(sql).iter().map(|word| word.to_ascii_uppercase()).collect();
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
    let mut rest = words(sql).into_iter().peekable();
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
        let index = lexer::lex(index).next()?.name()?;
        Some(Concurrently::Create { index, table: rest.next()?.to_owned() })
    } else if next_is("DROP") && next_is("INDEX") && next_is("CONCURRENTLY") {
        let _ = next_is("IF") && next_is("EXISTS");
        Some(Concurrently::Drop { index: rest.next()?.to_owned() })
    } else {
        None
    }
}

/// The words of a text without its comments. Names with dots are one word.
fn words(sql: &str) -> Vec<&str> {
    let is_name = |token: &Token<'_>| token.kind == Kind::Name || token.is(".");
    let tokens: Vec<_> = lexer::tokens(sql).collect();
    let together =
        tokens.chunk_by(|left, right| is_name(left) && is_name(right) && left.end() == right.start);
    together.map(|word| &sql[word[0].start..word[word.len() - 1].end()]).collect()
}

#[cfg(test)]
mod tests {
    use super::{Concurrently, concurrent_index, may_be_in_transaction};

    #[test]
    fn statements_that_may_run_in_a_transaction_are_recognised() {
        for sql in [
            "CREATE TABLE a ()",
            "create index on a (b)",
            "  -- why\n ALTER TABLE a ADD b text DEFAULT 'x; y';",
            "UPDATE a SET b = $x$;$$;$x$ WHERE c = 'CONCURRENTLY'",
            r"UPDATE a SET b = E'\'; COMMIT; \''",
            "/* a /* b */ VACUUM; */ DELETE FROM a",
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
            r"DELETE FROM a WHERE b = '\'; COMMIT",
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
            ("CREATE/**/INDEX CONCURRENTLY U&\"\\0061\" ON c", create("a", "c")),
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
