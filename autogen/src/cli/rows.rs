//! Rows in the way of a plan: counted, shown, and asked about at the terminal.

use std::io::{self, IsTerminal as _};

use super::{
    prompt::{choose, line, shell},
    session::Session,
};
use crate::{
    check::{
        Finding,
        probe::{Count, Offending, Probe, Within},
    },
    pipeline::Comparison,
    render::counted,
    schema::{Expression, Qualified},
};

/// Counts the rows that the findings are about. Keys are shown on a terminal only.
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

/// An answer about rows in the way.
pub(super) enum Answer {
    /// Fill the nulls of this column.
    Filled(Qualified, String, Expression),
    /// Write the migration anyway.
    Allowed(String),
    /// Drop this with its rows.
    Dropped(String),
    /// Park the rows of everything that is dropped.
    Parked,
}

/// Asks until there is an answer; `None` if there is none, or if nothing is to be written.
pub(super) fn ask(finding: &Finding) -> Option<Answer> {
    let rows = finding.count.as_ref().map(counted::with_keys).unwrap_or_default();
    eprintln!("`up` {}.", finding.message);
    eprintln!("Rows in the way: {rows}.");
    let mut choices: Vec<(String, Choice)> = Vec::new();
    for (table, column) in fillable(finding) {
        let name = format!("{}.{column}", table.name);
        choices.push((
            format!("fill `{name}`: asks for an SQL expression"),
            Choice::Fill(table, column),
        ));
    }
    if finding.can_be_parked {
        choices.push((format!("park: {}; `down` restores them", keeps(finding)), Choice::Park));
    }
    if finding.is_drop() {
        choices.push(("drop them".to_owned(), Choice::Drop));
    } else {
        choices.push(("write the migration anyway".to_owned(), Choice::Allow));
    }
    choices.push(("write nothing".to_owned(), Choice::Stop));
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

/// The flags with which a generation that this finding stops can continue.
pub(super) fn flags(finding: &Finding, default_schema: &str) -> Vec<String> {
    let park = format!("`--park` {}, and `down` restores them", keeps(finding));
    let park = finding.can_be_parked.then_some(park);
    if finding.is_drop() {
        let drop = format!("`--drop {}` drops it, with its rows", shell(&finding.object));
        return park.into_iter().chain([drop]).collect();
    }
    let fill = fillable(finding).into_iter().map(|(table, column)| {
        let name = format!("{}.{column}", table.relative_to(default_schema));
        let flag = shell(&format!("{name}=EXPRESSION"));
        match finding.probes.first().map(|it| &it.offending) {
            Some(Offending::Label { .. }) => {
                format!("`--fill {flag}` replaces the label in those rows")
            }
            _ => format!("`--fill {flag}` fills the nulls in the migration"),
        }
    });
    let allow = format!(
        "`--allow {}` writes the migration anyway; it fails, or changes values, unless you change those rows first",
        shell(&finding.called())
    );
    fill.chain(park).chain([allow]).collect()
}

/// What `--park` does with the rows of a finding.
fn keeps(finding: &Finding) -> &'static str {
    match finding.probes.first().map(|it| &it.offending) {
        Some(Offending::Label { .. }) => {
            "leaves null if the column allows it, and keeps the labels in the schema `autogen_parked`"
        }
        Some(Offending::Unfit { .. }) => {
            "keeps the values that the conversion changes in the schema `autogen_parked`"
        }
        _ => "keeps the rows in the schema `autogen_parked`",
    }
}

/// The columns whose nulls or labels are in the way.
fn fillable(finding: &Finding) -> Vec<(Qualified, String)> {
    let column = |Probe { rows, offending }: &Probe| {
        let column = match offending {
            Offending::Null(column) => column,
            Offending::Label { column, within: Within::Column, label: _ } => column,
            Offending::All if finding.code == "required-column" => {
                finding.object.rsplit_once('.')?.1
            }
            Offending::All
            | Offending::Value(_)
            | Offending::Duplicate { .. }
            | Offending::Orphaned(_)
            | Offending::Violating(_)
            | Offending::Matching(_)
            | Offending::Conflicting(_)
            | Offending::Unfit { .. }
            | Offending::Unconverted { .. }
            | Offending::Label { within: Within::Array, .. } => return None,
        };
        Some((rows.name.clone(), column.to_owned()))
    };
    finding.probes.iter().filter_map(column).collect()
}
