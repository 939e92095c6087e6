//! What a reviewer reads: the operations grouped by table, a unified diff of the schema, and the findings.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use super::{operation::Operation, outline};
use crate::{
    check::Finding,
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

/// What there is to tell of a change.
pub struct Summary<'a> {
    pub ops: &'a [Op],
    pub operations: &'a [Operation],
    pub findings: &'a [Finding],
    pub schemas: Pair<&'a Schema>,
    pub default_schema: &'a str,
}

/// The text of a summary.
#[must_use]
pub fn summary(summary: &Summary<'_>, color: Color) -> String {
    let mut text = operations(summary.operations, color);
    let outlines =
        summary.schemas.map(|schema| outline::outline(schema, summary.ops, summary.default_schema));
    let diff = unified(outlines.as_ref().map(String::as_str), color);
    if !diff.is_empty() {
        text.push('\n');
        text += &diff;
    }
    if !summary.findings.is_empty() {
        text.push('\n');
        text += &findings(summary.findings, color);
    }
    text
}

/// Operations under what they belong to.
fn operations(operations: &[Operation], color: Color) -> String {
    let mut text = String::new();
    let mut subjects: Vec<&str> = Vec::new();
    for operation in operations {
        if !subjects.contains(&operation.subject.as_str()) {
            subjects.push(&operation.subject);
        }
    }
    for subject in subjects {
        let _ = writeln!(text, "{}", color.paint(subject, Style::new().bold()));
        for operation in operations.iter().filter(|it| it.subject == subject) {
            let _ = writeln!(text, "  {}", color.paint(&operation.line(), style(operation.mark)));
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

/// One paragraph for each finding.
#[must_use]
pub fn findings(findings: &[Finding], color: Color) -> String {
    let mut text = String::new();
    for finding in findings {
        let Finding { direction, code, subject: _, message, help, place } = finding;
        let label = if finding.stops() {
            color.paint(&format!("error[{code}]"), AnsiColor::Red.on_default().bold())
        } else {
            color.paint(&format!("warning[{code}]"), AnsiColor::Yellow.on_default().bold())
        };
        let _ = writeln!(text, "{label}: `{}` {message}", direction.as_str());
        if let Some(place) = place {
            let _ = writeln!(text, "  at: {place}");
        }
        if let Some(help) = help {
            let _ = writeln!(text, "  help: {help}");
        }
    }
    text
}
