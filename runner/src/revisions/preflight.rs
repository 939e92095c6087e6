//! Takes the header of a migration, and returns what to count before the migration runs. No database is used here.
//!
//! ```text
//! //! Preflight:
//! //!
//! //! ```sql
//! //! -- up not-null users.name
//! //! SELECT count(*) FROM users WHERE name IS NULL;
//! //! ```
//! ```

use lexer::Kind;

use super::header::block;
use crate::direction::Direction;

/// Rows that must not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Probe {
    pub direction: Direction,
    /// The code of the finding and its object: `not-null users.name`.
    pub finding: String,
    /// Statements that the query needs: a function in the session's temporary schema.
    pub setup: Vec<String>,
    /// A query that returns their number.
    pub count: String,
    /// Removes what the setup created.
    pub teardown: Vec<String>,
}

/// The probes of a header without comment markers, in order.
pub(crate) fn probes(header: &str) -> Vec<Probe> {
    let mut probes: Vec<Probe> = Vec::new();
    let block = block(header, "Preflight:", "sql").collect::<Vec<_>>().join("\n");
    let mut from = 0;
    for token in lexer::lex(&block) {
        match token.kind {
            Kind::Comment => {
                from = token.end();
                if let Some((direction, finding)) = title(token.text) {
                    let (setup, count, teardown) = Default::default();
                    probes.push(Probe { direction, finding, setup, count, teardown });
                }
            }
            Kind::Special if token.text == ";" => {
                let statement = block[from..token.start].trim();
                from = token.end();
                if let Some(probe) = probes.last_mut() {
                    probe.take(statement);
                }
            }
            Kind::Blank
            | Kind::Name
            | Kind::Constant
            | Kind::Bits
            | Kind::Number
            | Kind::Parameter
            | Kind::Operator
            | Kind::Special => {}
        }
    }
    probes.retain(|it| !it.count.is_empty());
    probes
}

impl Probe {
    fn take(&mut self, statement: &str) {
        let word = lexer::tokens(statement).next();
        let is_query = word.is_some_and(|it| it.is("SELECT") || it.is("WITH"));
        if is_query && self.count.is_empty() {
            statement.clone_into(&mut self.count);
        } else if self.count.is_empty() {
            self.setup.push(statement.to_owned());
        } else {
            self.teardown.push(statement.to_owned());
        }
    }
}

fn title(comment: &str) -> Option<(Direction, String)> {
    let (direction, finding) = comment.strip_prefix("-- ")?.split_once(' ')?;
    Some((Direction::of(direction)?, finding.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Probe, probes};
    use crate::direction::Direction;

    #[test]
    fn probes_have_a_name_and_a_query() {
        let header = "add users\n\nPreflight:\n\n```sql\n-- up not-null users.name\nSELECT count(*)\nFROM users WHERE name IS NULL OR name = ';';\n-- down narrows-type users.age\nCREATE FUNCTION pg_temp.f(value text) RETURNS boolean LANGUAGE plpgsql AS $$\nBEGIN\n    RETURN true;\nEND\n$$;\nSELECT count(*) FROM users WHERE NOT pg_temp.f(age);\nDROP FUNCTION pg_temp.f(text);\n```\n\nProof: none";
        let function = "CREATE FUNCTION pg_temp.f(value text) RETURNS boolean LANGUAGE plpgsql AS $$\nBEGIN\n    RETURN true;\nEND\n$$";
        let expected = [
            Probe {
                direction: Direction::Up,
                finding: "not-null users.name".to_owned(),
                setup: vec![],
                count: "SELECT count(*)\nFROM users WHERE name IS NULL OR name = ';'".to_owned(),
                teardown: vec![],
            },
            Probe {
                direction: Direction::Down,
                finding: "narrows-type users.age".to_owned(),
                setup: vec![function.to_owned()],
                count: "SELECT count(*) FROM users WHERE NOT pg_temp.f(age)".to_owned(),
                teardown: vec!["DROP FUNCTION pg_temp.f(text)".to_owned()],
            },
        ];
        assert_eq!(probes(header), expected);
    }

    #[test]
    fn a_header_without_a_block_has_no_probes() {
        for header in [
            "",
            "add users",
            "Preflight:",
            "Preflight:\n\nnothing",
            "Preflight:\n\n```sql\n-- a\n;",
        ] {
            assert_eq!(probes(header), [], "{header}");
        }
    }
}
