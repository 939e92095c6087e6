//! The comment at the top of a migration: its purpose, its operations, and how far it is proved.

use super::Migration;
use crate::{
    check::{Direction, Finding},
    render::{
        counted, markdown,
        sql::probe::{Asked, asked},
        words::broken,
    },
};

/// The width of a comment line: rustfmt's 100, minus `//! `.
const WIDTH: usize = 96;

pub(super) fn full(migration: &Migration) -> String {
    let Migration {
        name: _,
        message,
        revises,
        plan: _,
        operations,
        findings,
        locks,
        deploy,
        online,
        proof,
        default_schema,
        version,
        counted,
    } = migration;
    let mut lines = opening(message, revises);
    if !operations.is_empty() {
        // In a fence, so that neither rustdoc nor clippy takes names for words.
        lines.extend([
            String::new(),
            "Operations:".to_owned(),
            String::new(),
            "```text".to_owned(),
        ]);
        lines.extend(operations.iter().cloned());
        lines.push("```".to_owned());
    }
    if !findings.is_empty() {
        lines.extend([String::new(), "Findings:".to_owned(), String::new()]);
        lines.extend(findings.iter().flat_map(|it| wrapped(&finding(it, *counted), "  ")));
    }
    if !locks.is_empty() {
        lines.extend([String::new(), "Locks:".to_owned(), String::new()]);
        let text: Vec<String> = locks.iter().flatten().cloned().collect();
        lines.extend(markdown::fenced("text", &text.join("\n")).lines().map(str::to_owned));
    }
    let probes = preflight(findings, *version, default_schema);
    if !probes.is_empty() {
        lines.extend([String::new(), "Preflight:".to_owned(), String::new()]);
        lines.extend(markdown::fenced("sql", &probes.join("\n")).lines().map(str::to_owned));
    }
    lines.push(String::new());
    lines.extend(wrapped(&format!("Deploy: {}", deploy.text()), ""));
    if !online.is_empty() {
        lines.push(String::new());
        lines.extend(wrapped(&format!("Online: {}", online.join("; ")), ""));
    }
    lines.push(String::new());
    lines.extend(wrapped(&format!("Proof: {proof}"), ""));
    comment(&lines)
}

pub(super) fn bare(message: &str, revises: &[String]) -> String {
    comment(&opening(message, revises))
}

fn opening(message: &str, revises: &[String]) -> Vec<String> {
    let names: Vec<String> = revises.iter().map(|name| format!("`{name}`")).collect();
    let revises = if names.is_empty() { "base".to_owned() } else { names.join(", ") };
    vec![marked(message), String::new(), format!("Revises: {revises}")]
}

/// The queries that count rows in the way, each under the name of its finding: for `migration preflight`, for the
/// runner before it applies this migration, and for people.
fn preflight(findings: &[Finding], version: i32, default_schema: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for Finding { direction, code, object, probes, .. } in findings {
        for probe in probes {
            let Asked::Query(asked) = asked(probe, version, default_schema) else { continue };
            lines.push(format!("-- {} {code} {object}", direction.as_str()));
            let statements = asked.setup.into_iter().chain([asked.count]).chain(asked.teardown);
            for statement in statements {
                lines.extend(format!("{statement};").lines().map(str::to_owned));
            }
        }
    }
    lines
}

fn finding(finding: &Finding, counted: Option<&str>) -> String {
    let is_idle = finding.is_idle();
    let Finding { code, direction, subject, message, help, count, .. } = finding;
    let direction = match direction {
        Direction::Up => "up",
        Direction::Down => "down",
    };
    let help = help.as_ref().filter(|_| !is_idle);
    let help = help.map(|help| format!(" ({})", marked(help))).unwrap_or_default();
    let rows = count.as_ref().zip(counted);
    let rows = rows.map(|(count, counted)| format!("; rows: {} {counted}", counted::text(count)));
    format!(
        "- {code}, {direction}, `{subject}`: {}{}{help}",
        marked(message),
        rows.unwrap_or_default()
    )
}

/// Puts names in backticks, if the author of the text did not, because clippy requires them.
fn marked(text: &str) -> String {
    let text = printable(text);
    if text.contains('`') {
        return text;
    }
    let words = text.split(' ').map(|word| {
        let name = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
        let upper = name.chars().filter(char::is_ascii_uppercase).count();
        let camel = upper > 1 && name.contains(|c: char| c.is_lowercase());
        if name.contains("::") || name.trim_matches('_').contains('_') || camel {
            word.replacen(name, &format!("`{name}`"), 1)
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Breaks the text into lines of rustfmt's width, and indents all but the first.
fn wrapped(text: &str, indent: &str) -> Vec<String> {
    let text = printable(text).split_whitespace().collect::<Vec<_>>().join(" ");
    broken(&text, WIDTH, indent, str::len).lines().map(str::to_owned).collect()
}

fn comment(lines: &[String]) -> String {
    let mut comment = String::new();
    for line in lines {
        let line = printable(line);
        comment.push_str("//!");
        if !line.is_empty() {
            comment.push(' ');
            comment.push_str(&line);
        }
        comment.push('\n');
    }
    comment
}

/// The line without characters that a comment may not contain: control characters, and those that change the
/// direction of the text, which rustc refuses.
fn printable(line: &str) -> String {
    let line: String = line
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    line.trim_end().to_owned()
}
