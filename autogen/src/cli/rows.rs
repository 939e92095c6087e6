//! Rows in the way of a plan: counted, shown, and asked about at the terminal.

use std::io::{self, IsTerminal as _};

use super::{
    prompt::{choose, line, shell},
    session::Session,
};
use crate::{
    check::{
        Finding,
        probe::{Count, Offending, Probe},
    },
    pipeline::Comparison,
    render::counted,
    schema::{Expression, Qualified},
};

/// Counts the rows that the findings are about. Keys are for a terminal only.
pub(super) async fn count(session: &mut Session, comparison: &mut Comparison) {
    if comparison.ops.is_empty() {
        return;
    }
    comparison.count(&mut session.connection, session.settings.count_timeout).await;
    if io::stdout().is_terminal() && io::stderr().is_terminal() {
        return;
    }
    for finding in &mut comparison.findings {
        if let Some(Count::Known { keys, .. }) = &mut finding.count {
            keys.clear();
        }
    }
}

/// What to do about rows in the way.
pub(super) enum Answer {
    /// Fill the nulls of this column.
    Filled(Qualified, String, Expression),
    /// Write the migration all the same.
    Allowed(String),
    /// Drop this, with its rows.
    Dropped(String),
    /// Keep the rows of all that is dropped.
    Parked,
}

/// Asks until there is an answer; `None` if there is none, or nothing is to be written.
pub(super) fn ask(finding: &Finding) -> Option<Answer> {
    let rows = finding.count.as_ref().map(counted::with_keys).unwrap_or_default();
    eprintln!("`up` {}.", finding.message);
    eprintln!("Rows in the way: {rows}.");
    let mut choices: Vec<(&str, Choice)> = Vec::new();
    if let Some((table, column)) = fillable(finding) {
        choices.push(("fill them: asks for an SQL expression", Choice::Fill(table, column)));
    }
    if finding.is_drop() {
        choices.push((
            "keep them in the schema `autogen_parked`; `down` brings them back",
            Choice::Park,
        ));
        choices.push(("drop them", Choice::Drop));
    } else {
        choices.push(("write the migration all the same", Choice::Allow));
    }
    choices.push(("write nothing", Choice::Stop));
    for (at, (choice, _)) in choices.iter().enumerate() {
        eprintln!("  {}) {choice}", at + 1);
    }
    let at = choose(choices.len())?;
    match choices.swap_remove(at - 1).1 {
        Choice::Fill(table, column) => {
            let fill = line("Expression, as in 'unknown' or lower(email): ")?;
            (!fill.is_empty()).then(|| Answer::Filled(table, column, Expression::new(fill)))
        }
        Choice::Park => Some(Answer::Parked),
        Choice::Drop => Some(Answer::Dropped(finding.object.clone())),
        Choice::Allow => Some(Answer::Allowed(finding.called())),
        Choice::Stop => None,
    }
}

enum Choice {
    Fill(Qualified, String),
    Park,
    Drop,
    Allow,
    Stop,
}

/// The flags that let a generation go on that this finding stops.
pub(super) fn flags(finding: &Finding, default_schema: &str) -> Vec<String> {
    if finding.is_drop() {
        let drop = format!("`--drop {}` drops it, with its rows", shell(&finding.object));
        let park =
            "`--park` keeps the rows in the schema `autogen_parked`, and `down` brings them back";
        return vec![park.to_owned(), drop];
    }
    let fill = fillable(finding).map(|(table, column)| {
        let name = format!("{}.{column}", table.relative_to(default_schema));
        format!(
            "`--fill {}` fills the nulls in the migration",
            shell(&format!("{name}=EXPRESSION"))
        )
    });
    let allow = format!(
        "`--allow {}` writes the migration all the same: it fails, or changes values, until those rows are mended",
        shell(&finding.called())
    );
    fill.into_iter().chain([allow]).collect()
}

/// The column whose nulls are in the way.
fn fillable(finding: &Finding) -> Option<(Qualified, String)> {
    let Probe { rows, offending } = finding.probes.first()?;
    match offending {
        Offending::Null(column) => Some((rows.name.clone(), column.clone())),
        Offending::All if finding.code == "required-column" => {
            let (_, column) = finding.object.rsplit_once('.')?;
            Some((rows.name.clone(), column.to_owned()))
        }
        Offending::All
        | Offending::Value(_)
        | Offending::Duplicate { .. }
        | Offending::Orphaned(_)
        | Offending::Violating(_)
        | Offending::Conflicting(_)
        | Offending::Unfit { .. }
        | Offending::Unconverted { .. }
        | Offending::Label { .. } => None,
    }
}
