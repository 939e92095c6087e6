//! The blessed output of the tool for a case.

use std::{fs, path::Path};

use autogen::{
    check::Direction,
    op::{Change, Op},
    pipeline::Comparison,
    plan::Step,
    render::{
        operation::Operation,
        rust, sql,
        summary::{self, Color},
    },
    write::format,
};
use similar::TextDiff;

use crate::{case::Case, folders, is_blessing, laws::DEFAULT_SCHEMA};

/// Compares the text with the case's file, or writes the file if `BLESS` is set.
pub(crate) fn check(case: &Case, file: &str, text: &str) -> Result<(), String> {
    let path = case.path(file);
    if is_blessing() {
        return if text.is_empty() {
            _ = fs::remove_file(&path);
            Ok(())
        } else {
            fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
        };
    }
    let blessed = case.text(file).unwrap_or_default();
    if blessed == text {
        return Ok(());
    }
    let diff = TextDiff::from_lines(blessed.as_str(), text);
    let diff = diff.unified_diff().header("blessed", "now").to_string();
    Err(format!(
        "{file} is not as it was blessed (`cargo xtask bless {}` after review):\n{diff}",
        case.name
    ))
}

/// Whether the findings are those that the case states.
pub(crate) fn findings(case: &Case, change: &Comparison) -> Result<(), String> {
    for (direction, expected) in
        [(Direction::Up, &case.expected.up), (Direction::Down, &case.expected.down)]
    {
        let found = change.findings.iter().filter(|it| it.direction == direction);
        let mut found: Vec<&str> = found.map(|it| it.code).collect();
        let mut expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        if direction == Direction::Down {
            expected.extend(implied(change));
        }
        if changes_a_type(change) {
            expected.push("breaks-cached-statements");
        }
        found.sort_unstable();
        found.dedup();
        expected.sort_unstable();
        expected.dedup();
        if found != expected {
            return Err(format!(
                "the findings of {} are {found:?}, expected are {expected:?}",
                direction.as_str()
            ));
        }
    }
    Ok(())
}

/// Every type change affects running programs in both directions, so cases need not state it.
fn changes_a_type(change: &Comparison) -> bool {
    change.ops.iter().any(|op| match op {
        Op::Column(_, Change::Alter(pair)) => {
            pair.before.ty != pair.after.ty && pair.after.generated.is_none()
        }
        _ => false,
    })
}

/// `down` always drops what `up` creates, so cases need not state it.
fn implied(change: &Comparison) -> Vec<&'static str> {
    let codes = change.ops.iter().filter_map(|op| match op {
        Op::Table(_, Change::Create(_)) => Some("drops-table"),
        Op::Column(_, Change::Create(_)) => Some("drops-column"),
        // A column had it until now, and gets it back.
        Op::Sequence(name, Change::Create(_)) if change.renamed().column_with(name).is_some() => {
            None
        }
        Op::Sequence(_, Change::Create(_)) => Some("drops-sequence"),
        _ => None,
    });
    codes.collect()
}

/// The generated files of a case. An empty text means no file.
pub(crate) fn texts(case: &Case, change: &Comparison) -> Vec<(&'static str, String)> {
    if change.ops.is_empty() {
        return ["up.sql", "down.sql", "summary.txt", "migration.rs"]
            .map(|file| (file, String::new()))
            .into();
    }
    let [up, down, migration] = generated(case, change);
    vec![
        ("up.sql", up),
        ("down.sql", down),
        ("summary.txt", summary_of(change)),
        ("migration.rs", format::formatted(Path::new(env!("CARGO_MANIFEST_DIR")), &migration)),
    ]
}

/// Both directions as SQL, and the migration before formatting.
pub(crate) fn generated(case: &Case, change: &Comparison) -> [String; 3] {
    let operations: Vec<String> = change.operations.iter().map(Operation::line).collect();
    let migration = rust::migration(&rust::Migration {
        name: "migration",
        message: &case.name.replace(['/', '_'], " "),
        revises: &["m20260101_000000_before".to_owned()],
        plan: &change.plan,
        operations: &operations,
        findings: &change.findings,
        locks: &change.locks(),
        deploy: &change.deploy(),
        online: &change.online(),
        proof: "up reaches the entities and down returns",
        default_schema: DEFAULT_SCHEMA,
        version: change.version,
        counted: None,
    });
    let script = |steps: &[Step]| sql::script(steps, DEFAULT_SCHEMA);
    [script(&change.plan.up), script(&change.plan.down), without_sizes(&migration)]
}

/// The summary, wherever the case is.
pub(crate) fn summary_of(change: &Comparison) -> String {
    let here = format!("{}/", folders::root().display());
    without_sizes(&summary::summary(&change.summary(), Color::Never).replace(&here, ""))
}

/// Without the sizes of tables (` (2 rows, 48 kB)`), which are the server's estimates.
fn without_sizes(text: &str) -> String {
    let line = |line: &str| match line.split_once(" rows, ") {
        Some((head, tail)) if line.contains(" wait") => {
            let head = head.rsplit_once(" (").map_or(head, |(head, _)| head);
            let tail = tail.split_once(')').map_or(tail, |(_, tail)| tail);
            format!("{head}{tail}")
        }
        _ => line.to_owned(),
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}
