//! The summary for reviewers: the operations grouped by table, a unified diff of the schema, and the findings.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use super::{
    counted,
    operation::{Operation, declared},
    outline,
};
use crate::{
    check::{Finding, deploy::Deploy},
    op::Op,
    schema::{Pair, Schema},
};

/// Whether the text is for a terminal that shows colours.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Color {
    Never,
    Always,
}

impl Color {
    fn paint(self, text: &str, style: Style) -> String {
        match self {
            Self::Never => text.to_owned(),
            Self::Always => format!("{style}{text}{style:#}"),
        }
    }
}

/// How many findings of one kind are shown one by one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Detail {
    /// One, if there are more than `FEW`.
    Grouped,
    All,
}

/// The most findings of one kind that a person reads one by one.
const FEW: usize = 3;

/// The most statements whose locks a person reads one by one.
const MANY: usize = 8;

/// The contents of a summary.
pub struct Summary<'a> {
    pub ops: &'a [Op],
    pub operations: &'a [Operation],
    /// For each operation, the most similar object of the database.
    pub neighbours: &'a [Option<String>],
    pub findings: &'a [Finding],
    /// The statements that block, a few lines each.
    pub locks: Vec<Vec<String>>,
    pub deploy: Deploy,
    /// The tables that are changed in stages, each with the reason.
    pub online: Vec<String>,
    pub detail: Detail,
    pub schemas: Pair<&'a Schema>,
    pub default_schema: &'a str,
}

/// The text of a summary.
#[must_use]
pub fn summary(summary: &Summary<'_>, color: Color) -> String {
    let mut text = operations(summary.operations, summary.neighbours, color);
    if let Some(privileges) = declared::privileges(summary.ops) {
        let _ =
            writeln!(text, "\n{}: {privileges}", color.paint("Privileges", Style::new().bold()));
    }
    let outlines =
        summary.schemas.map(|schema| outline::outline(schema, summary.ops, summary.default_schema));
    let diff = unified(outlines.as_ref().map(String::as_str), color);
    if !diff.is_empty() {
        text.push('\n');
        text += &diff;
    }
    if !summary.findings.is_empty() {
        text.push('\n');
        text += &findings(summary.findings, summary.detail, color);
    }
    if !summary.locks.is_empty() {
        let title = color.paint("Locks held while rows are read or written:", Style::new().bold());
        let _ = writeln!(text, "\n{title}");
        let most = if summary.detail == Detail::All { usize::MAX } else { MANY };
        for line in summary.locks.iter().take(most).flatten() {
            let _ = writeln!(text, "  {line}");
        }
        if let Some(rest) = summary.locks.len().checked_sub(most).filter(|it| *it > 0) {
            let _ = writeln!(text, "  and {rest} more statements; -v lists them");
        }
    }
    if !summary.online.is_empty() {
        let label = color.paint("Online", Style::new().bold());
        let _ = writeln!(
            text,
            "\n{label}: in stages, while programs keep working: {}",
            summary.online.join("; ")
        );
    }
    let is_written = !summary.findings.iter().any(Finding::stops);
    if is_written && !summary.operations.is_empty() {
        let label = color.paint("Deploy", Style::new().bold());
        let _ = writeln!(text, "\n{label}: {}", summary.deploy.text());
    }
    text
}

/// Operations grouped by owner, each with its neighbour.
fn operations(operations: &[Operation], neighbours: &[Option<String>], color: Color) -> String {
    let mut text = String::new();
    let mut subjects: Vec<&str> = Vec::new();
    for operation in operations {
        if !subjects.contains(&operation.subject.as_str()) {
            subjects.push(&operation.subject);
        }
    }
    for subject in subjects {
        let _ = writeln!(text, "{}", color.paint(subject, Style::new().bold()));
        let pairs = operations.iter().zip(neighbours);
        for (operation, neighbour) in pairs.filter(|(it, _)| it.subject == subject) {
            let _ = writeln!(text, "  {}", color.paint(&operation.line(), style(operation.mark)));
            if let Some(neighbour) = neighbour {
                let _ = writeln!(text, "    the database has {neighbour}");
            }
        }
    }
    text
}

fn style(mark: char) -> Style {
    match mark {
        '+' => AnsiColor::Green.on_default(),
        '-' => AnsiColor::Red.on_default(),
        '~' | '>' => AnsiColor::Yellow.on_default(),
        _ => Style::new(),
    }
}

fn unified(outlines: Pair<&str>, color: Color) -> String {
    let diff = TextDiff::from_lines(outlines.before, outlines.after);
    let mut text = String::new();
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        let header = hunk.header().to_string();
        let _ = writeln!(text, "{}", color.paint(header.trim_end(), AnsiColor::Cyan.on_default()));
        for change in hunk.iter_changes() {
            let mark = match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Insert => '+',
                ChangeTag::Delete => '-',
            };
            let line = format!("{mark}{}", change.value().trim_end_matches('\n'));
            let _ = writeln!(text, "{}", color.paint(line.trim_end(), style(mark)));
        }
    }
    text
}

/// A paragraph for each finding, or for each kind with many. Findings that stop a generation are always shown.
#[must_use]
pub fn findings(findings: &[Finding], detail: Detail, color: Color) -> String {
    let mut text = String::new();
    for (at, finding) in findings.iter().enumerate() {
        let is_alike = |it: &&Finding| {
            !it.stops() && (it.code, it.direction) == (finding.code, finding.direction)
        };
        let alike: Vec<&Finding> = findings.iter().filter(is_alike).collect();
        let is_grouped = detail == Detail::Grouped && !finding.stops() && alike.len() > FEW;
        if is_grouped && findings[..at].iter().any(|it| is_alike(&it)) {
            continue;
        }
        let Finding { direction, code, message, help, place, count, .. } = finding;
        let (level, style) = if finding.stops() {
            ("error", AnsiColor::Red)
        } else if finding.is_idle() {
            ("note", AnsiColor::Green)
        } else {
            ("warning", AnsiColor::Yellow)
        };
        let label = color.paint(&format!("{level}[{code}]"), style.on_default().bold());
        let _ = writeln!(text, "{label}: `{}` {message}", direction.as_str());
        if let Some(count) = count {
            let _ = writeln!(text, "  rows: {}", counted::with_keys(count));
        }
        if let Some(place) = place {
            let _ = writeln!(text, "  at: {place}");
        }
        if let Some(help) = help.as_ref().filter(|_| !finding.is_idle()) {
            let _ = writeln!(text, "  help: {help}");
        }
        if is_grouped {
            let _ = writeln!(text, "  and {}; -v lists them", others(&alike));
        }
    }
    text
}

/// The rest of a kind: how many there are, and about what.
fn others(alike: &[&Finding]) -> String {
    let mut subjects: Vec<&str> = alike[1..].iter().map(|it| it.subject.as_str()).collect();
    subjects.dedup();
    let shown: Vec<String> = subjects.iter().take(FEW).map(|it| format!("`{it}`")).collect();
    let more = match subjects.len().saturating_sub(FEW) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    format!("{} more of this kind, on {}{more}", alike.len() - 1, shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{Color, Detail, findings};
    use crate::check::{Direction, Finding};

    fn finding(table: &str, code: &'static str) -> Finding {
        Finding {
            direction: Direction::Up,
            code,
            subject: table.to_owned(),
            message: format!("changes `{table}`"),
            help: Some("look".to_owned()),
            place: None,
            object: String::new(),
            probes: Vec::new(),
            can_be_parked: false,
            count: None,
        }
    }

    #[test]
    fn many_findings_of_one_kind_are_one_paragraph() {
        let mut many: Vec<Finding> =
            ["a", "b", "b", "c", "d", "e"].map(|it| finding(it, "not-null")).to_vec();
        many.push(finding("a", "narrows-type"));
        assert_eq!(
            findings(&many, Detail::Grouped, Color::Never),
            "warning[not-null]: `up` changes `a`\n  help: look\n  \
               and 5 more of this kind, on `b`, `c`, `d` and 1 more; -v lists them\n\
             warning[narrows-type]: `up` changes `a`\n  help: look\n"
        );
        assert_eq!(findings(&many, Detail::All, Color::Never).matches("help").count(), 7);
        let few = findings(&many[..3], Detail::Grouped, Color::Never);
        assert_eq!(few.matches("warning[not-null]").count(), 3);
    }

    #[test]
    fn findings_that_stop_a_generation_are_never_grouped() {
        let stops = vec![finding("a", crate::check::follower::CODE); 5];
        let text = findings(&stops, Detail::Grouped, Color::Never);
        assert_eq!(text.matches("error[not-a-table]").count(), 5);
    }
}
