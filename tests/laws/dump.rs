//! The contents of a database according to `pg_dump`: an independent oracle, which also knows what no stage knows,
//! such as policies, privileges, triggers, storage and statistics.

use std::{
    collections::BTreeSet,
    path::Path,
    process::{Command, Stdio},
};

use autogen::check::Direction;
use similar::TextDiff;

/// The objects of a database, each as the statements that create it. The columns of a table are in any order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dump(BTreeSet<String>);

/// Lines that do not belong to an object: settings of the session, and a key that always differs.
const NOISE: [&str; 4] = ["--", "SET default_", "\\restrict ", "\\unrestrict "];

/// Dumps the database at this address.
pub(crate) fn read(pg_dump: &Path, url: &str) -> Result<Dump, String> {
    let output = Command::new(pg_dump)
        .args(["--schema-only", "--dbname", url])
        .env_clear()
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", pg_dump.display()))?;
    if !output.status.success() {
        return Err(format!("pg_dump: {}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(parse(&String::from_utf8_lossy(&output.stdout)))
}

impl Dump {
    pub(crate) fn of(objects: Vec<String>) -> Self {
        Self(objects.into_iter().collect())
    }

    /// Adds the schemas and extensions of another dump that this one does not have: they are never dropped, because
    /// others may use them. And its enums, if these have more labels, as `keeps-label` predicts.
    pub(crate) fn with_what_stays(mut self, of: &Self) -> Self {
        let stays = |object: &str| {
            let heading = object.lines().next().unwrap_or_default();
            let is_named =
                ["Name: SCHEMA ", "Name: EXTENSION "].iter().any(|it| heading.contains(it));
            let is_one =
                ["; Type: SCHEMA;", "; Type: EXTENSION;"].iter().any(|it| heading.contains(it));
            let is_new = !self.0.iter().any(|own| own.lines().next() == Some(heading));
            (is_one || is_named) && is_new
        };
        let stayed: Vec<String> = of.0.iter().filter(|it| stays(it)).cloned().collect();
        let is_enum = |it: &str| it.contains("AS ENUM");
        for object in of.0.iter().filter(|it| is_enum(it)) {
            let own = self.0.iter().find(|own| own.lines().next() == object.lines().next());
            let has_more =
                |own: &&String| own.lines().all(|line| object.contains(line.trim_end_matches(',')));
            if let Some(own) = own.filter(has_more).cloned() {
                self.0.remove(&own);
                self.0.insert(object.clone());
            }
        }
        self.0.extend(stayed);
        self
    }

    /// Without objects that are dropped along with a table or column, as `drops-along` predicts, if the other dump
    /// does not have them. Of a table with partitions, all of these; in `down`, only what an index has taken over.
    pub(crate) fn without_what_went_along(mut self, direction: Direction, other: &Self) -> Self {
        // pg_dump's headings, and the embedded server's lines.
        const KINDS: [&str; 16] = [
            "; Type: ACL;",
            "; Type: POLICY;",
            "; Type: PUBLICATION TABLE;",
            "; Type: RULE;",
            "; Type: SEQUENCE;",
            "; Type: SEQUENCE OWNED BY;",
            "; Type: STATISTICS;",
            "; Type: TRIGGER;",
            "column ",
            "policy ",
            "publication ",
            "relation ",
            "rule ",
            "sequence ",
            "statistics ",
            "trigger ",
        ];
        // A table with partitions takes along only what the other dump does not have; what both have must be equal.
        const OF_PARTITIONS: [&str; 5] = [
            "; Type: TABLE;",
            "; Type: TABLE ATTACH;",
            "; Type: CONSTRAINT;",
            "; Type: INDEX ATTACH;",
            "; Type: FK CONSTRAINT;",
        ];
        const TAKEN_OVER: [&str; 1] = ["; Type: INDEX;"];
        let (kinds, whole): (&[&str], &[&str]) = match direction {
            Direction::Up => (&KINDS, &OF_PARTITIONS),
            Direction::Down => (&[], &TAKEN_OVER),
        };
        let is_of = |heading: &str, kind: &&str| {
            if kind.starts_with(';') { heading.contains(*kind) } else { heading.starts_with(*kind) }
        };
        self.0.retain(|object| {
            let heading = object.lines().next().unwrap_or_default();
            let is_new = || !other.0.iter().any(|own| own.lines().next() == Some(heading));
            let goes = kinds.iter().any(|kind| is_of(heading, kind))
                || (whole.iter().any(|kind| is_of(heading, kind)) && is_new());
            other.0.contains(object) || !goes
        });
        self
    }

    /// Without names that Postgres generated and that stay when a table or column is renamed: those of `NOT NULL`
    /// constraints, which have names since version 18, and of the sequences that columns own. A migration that
    /// renames the constraints could not run on an older server.
    pub(crate) fn without_names_that_stay(self) -> Self {
        let objects = self.0.into_iter().filter(|object| {
            let heading = object.lines().next().unwrap_or_default();
            // The embedded server's lines mark a sequence with `S`.
            let is_line = heading.starts_with("relation ") && heading.contains(" S p ");
            !heading.contains("; Type: SEQUENCE") && !is_line
        });
        let objects = objects.map(|object| {
            let mut lines: Vec<String> = object.lines().map(unnamed).collect();
            lines.sort_unstable();
            lines.join("\n")
        });
        Self(objects.collect())
    }

    /// Without the parentheses around `AND`s, of which Postgres flattens some when it reads its own print.
    pub(crate) fn flattened(self) -> Self {
        let flat = |line: &str| {
            if line.contains(" AND ") { line.replace(['(', ')'], "") } else { line.to_owned() }
        };
        let objects = self.0.iter().map(|it| it.lines().map(flat).collect::<Vec<_>>().join("\n"));
        Self(objects.collect())
    }

    /// Shows both sides if they differ.
    pub(crate) fn same(&self, what: &str, expected: &Self) -> Result<(), String> {
        if self == expected {
            return Ok(());
        }
        let only = |one: &Self, other: &Self| {
            one.0.difference(&other.0).cloned().collect::<Vec<String>>().join("\n")
        };
        let (expected, found) = (only(expected, self), only(self, expected));
        let diff = TextDiff::from_lines(expected.as_str(), found.as_str());
        Err(format!("{what}:\n{}", diff.unified_diff().header("expected", "found")))
    }
}

/// Splits a dump at its headings, which begin objects.
fn parse(text: &str) -> Dump {
    let mut objects = BTreeSet::new();
    let mut lines: Vec<String> = Vec::new();
    let mut heading = "";
    for line in text.lines().chain(["-- Name: end; Type: end"]) {
        if line.starts_with("-- Name: ") && line.contains("; Type: ") {
            if heading.contains("; Type: TABLE;") || heading.contains("ACL;") {
                lines.sort_unstable();
            }
            if !heading.is_empty() {
                objects.insert(format!("{heading}\n{}\n", lines.join("\n")));
            }
            heading = line;
            lines.clear();
        } else if !line.is_empty() && !NOISE.iter().any(|noise| line.starts_with(noise)) {
            lines.push(respelled(line.trim_end_matches(',')));
        }
    }
    Dump(objects)
}

/// Text that Postgres prints in one way, and differently once it has read that: a list of texts over a `varchar`, and
/// nested `AND`s, which its parser flattens if they are on the left.
fn respelled(line: &str) -> String {
    let is_list = line.contains("ARRAY[") && line.contains("::character varying");
    let is_nested = line.contains(" AND ") && !line.contains(" OR ");
    let parts: &[&str] = match (is_list, is_nested) {
        (true, _) => &["::character varying", "::text[]", "::text", "(", ")"],
        (false, true) => &["(", ")"],
        (false, false) => &[],
    };
    parts.iter().fold(line.to_owned(), |line, part| line.replace(part, ""))
}

fn unnamed(line: &str) -> String {
    if let Some((before, _)) = line.split_once("nextval(") {
        return before.to_owned();
    }
    let before = line.strip_suffix(" NOT NULL").and_then(|it| it.rsplit_once(" CONSTRAINT "));
    before.map_or_else(|| line.to_owned(), |(column, _)| format!("{column} NOT NULL"))
}
