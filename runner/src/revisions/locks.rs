//! Takes the header of a migration, and returns which of its statements keep programs waiting for a time that grows with the
//! rows, as measured when the migration was written. No database is used here.
//!
//! ```text
//! //! Locks:
//! //!
//! //! ```text
//! //! up: ALTER TABLE users ALTER COLUMN name SET NOT NULL
//! //!   ACCESS EXCLUSIVE on users (1,204 rows, 96 kB): scan; reads and writes wait
//! //! ```
//! ```

use lexer::Kind;

use super::header::block;
use crate::direction::Direction;

/// A statement of a migration, and a table that it blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Blocking {
    pub direction: Direction,
    /// Its beginning, in one line.
    pub statement: String,
    /// The lock, as the command `LOCK` names it.
    pub lock: String,
    /// The table, as in SQL.
    pub table: String,
    /// What is done with its rows: `scan`, `rewrite, 2 indexes rebuilt`. None if the statement works on another one.
    pub work: Option<String>,
}

/// What a header without its comment marks lists, in its order.
pub(crate) fn blocking(header: &str) -> Vec<Blocking> {
    let mut found = Vec::new();
    let mut statement: Option<(Direction, String)> = None;
    for line in block(header, "Locks:", "text") {
        match line.strip_prefix("  ") {
            None => statement = titled(line),
            // What is indented further is said about the statement.
            Some(line) if line.starts_with(' ') => {}
            Some(line) => {
                let effect = statement
                    .as_ref()
                    .and_then(|(direction, statement)| effect(*direction, statement, line));
                found.extend(effect);
            }
        }
    }
    found
}

fn titled(line: &str) -> Option<(Direction, String)> {
    let (direction, statement) = line.split_once(": ")?;
    Some((Direction::of(direction)?, statement.to_owned()))
}

fn effect(direction: Direction, statement: &str, line: &str) -> Option<Blocking> {
    let (lock, rest) = line.split_once(" on ")?;
    let tokens = lexer::lex(rest).take_while(|it| it.kind == Kind::Name || it.text == ".");
    let table = &rest[..tokens.last()?.end()];
    let (_, tail) = rest[table.len()..].split_once(": ")?;
    Some(Blocking {
        direction,
        statement: statement.to_owned(),
        lock: lock.to_owned(),
        table: table.to_owned(),
        work: tail.split_once("; ").map(|(work, _)| work.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::{Blocking, blocking};
    use crate::direction::Direction;

    #[test]
    fn a_statement_blocks_tables() {
        let header = "add\n\nLocks:\n\n```text\nup: ALTER TABLE books ADD x: y\n  SHARE ROW EXCLUSIVE on \"Bo.oks\" (1,204 rows, 96 kB): scan; writes wait\n  SHARE ROW EXCLUSIVE on app.authors: writes wait\n```\n\nProof: none";
        let first = Blocking {
            direction: Direction::Up,
            statement: "ALTER TABLE books ADD x: y".to_owned(),
            lock: "SHARE ROW EXCLUSIVE".to_owned(),
            table: "\"Bo.oks\"".to_owned(),
            work: Some("scan".to_owned()),
        };
        let second = Blocking { table: "app.authors".to_owned(), work: None, ..first.clone() };
        assert_eq!(blocking(header), [first, second]);
    }

    #[test]
    fn a_header_without_a_block_lists_nothing() {
        for header in ["", "Locks:", "Locks:\n\nnone", "Locks:\n\n```text\n  SHARE on a: b\n```"] {
            assert_eq!(blocking(header), [], "{header}");
        }
    }
}
