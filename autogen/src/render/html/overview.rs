//! The top of the page: what changes, in one sentence and in counts, and what needs a decision.

use std::fmt::Write as _;

use super::anchor;
use crate::{
    check::{Direction, Finding, alike::Question},
    render::{
        headline::{self, counted},
        review::{Proof, Review, Statement, Subject},
    },
};

/// The title, the sentence, and the facts.
pub(super) fn header(
    review: &Review<'_>,
    subjects: &[Subject<'_>],
    statements: &[Statement<'_>],
) -> String {
    let summary = review.summary;
    let sentence = headline::sentence(summary.ops);
    let (eyebrow, title) = match review.message {
        Some(message) => ("Review of a migration", message),
        None => ("Entities compared with the database", "Schema changes"),
    };
    let of = |direction| statements.iter().filter(|it| it.direction == direction).count();
    let count = |is: fn(&&Finding) -> bool| summary.findings.iter().filter(is).count();
    let stops = count(|it| it.stops());
    let warnings = count(|it| !it.stops() && !it.is_idle());
    let notes = count(|it| it.is_idle());
    let findings = [(stops, "stopping it"), (warnings, "to read"), (notes, "without rows")];
    let findings = findings.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
    let findings = findings.collect::<Vec<_>>().join(", ");
    let waits = statements.iter().filter(|it| blocks(it)).count();
    let waiting = if review.measured.is_none() && !statements.is_empty() {
        "not measured".to_owned()
    } else if waits == 0 {
        "for none".to_owned()
    } else {
        format!("for {}", counted(waits, "statement", "statements"))
    };
    let none = || "none".to_owned();
    let proof = match review.proof {
        Proof::Proved(_) => "up and down",
        Proof::Failed(_) => "failed",
        Proof::Untried(_) => "not tried",
    };
    let facts = [
        ("Objects", subjects.iter().filter(|it| !it.operations.is_empty()).count().to_string()),
        ("Operations", summary.operations.len().to_string()),
        ("Statements", format!("{} up, {} down", of(Direction::Up), of(Direction::Down))),
        ("Findings", Some(findings).filter(|it| !it.is_empty()).unwrap_or_else(none)),
        ("Programs wait", waiting),
        ("Proved", proof.to_owned()),
    ];
    let mut html = format!(
        "<header>\n<p class=\"eyebrow\">{eyebrow}</p>\n<h1>{}</h1>\n<p>{}</p>\n",
        page::escaped(title),
        page::escaped(&sentence)
    );
    if !summary.ops.is_empty() {
        let _ = writeln!(
            html,
            "<p><strong>Deploy:</strong> {}.</p>",
            page::prose(&summary.deploy.text())
        );
        if !summary.online.is_empty() {
            let _ = writeln!(
                html,
                "<p><strong>In stages,</strong> while programs keep working: {}.</p>",
                page::prose(&summary.online.join("; "))
            );
        }
        html += &page::facts(&facts);
    }
    html + "</header>\n"
}

/// Whether programs wait for a statement while it reads or writes rows.
pub(super) fn blocks(statement: &Statement<'_>) -> bool {
    statement.effects.is_some_and(|it| it.blocked().next().is_some())
}

/// The label of such a statement.
pub(super) fn waits(statement: &Statement<'_>) -> String {
    if blocks(statement) { page::badge("stop", "programs wait") } else { String::new() }
}

/// What needs a decision.
pub(super) fn decisions(review: &Review<'_>) -> String {
    if review.summary.ops.is_empty() && review.summary.findings.is_empty() {
        return String::new();
    }
    let question = |it: &Question| {
        let Question { kind, former, candidates } = it;
        let candidates: Vec<String> = candidates.iter().map(|it| format!("`{it}`")).collect();
        format!(
            "Is the {kind} `{former}` dropped, or is it now called {}?",
            candidates.join(" or ")
        )
    };
    let questions = review.questions.iter().map(|it| page::prose(&question(it)));
    let stops = review.summary.findings.iter().enumerate().filter(|(_, it)| it.stops());
    let stops = stops.map(|(at, it)| {
        format!(
            "<a href=\"#finding-{}\">{}</a>: {}",
            at + 1,
            page::escaped(it.code),
            page::prose(&it.message)
        )
    });
    let refuted = match review.proof {
        Proof::Failed(why) => Some(format!("The plan is not proved: {}", page::prose(why))),
        Proof::Proved(_) | Proof::Untried(_) => None,
    };
    let items: Vec<String> = questions.chain(stops).chain(refuted).collect();
    let body = if items.is_empty() {
        let read = review.summary.findings.iter().any(|it| !it.is_idle());
        let read = if read {
            " Read the <a href=\"#findings\">findings</a> before you agree."
        } else {
            ""
        };
        format!("<p class=\"note add\">Nothing stops this change.{read}</p>\n")
    } else {
        let items: String = items.iter().map(|it| format!("<li>{it}</li>\n")).collect();
        format!("<div class=\"note stop\">\n<ul>\n{items}</ul>\n</div>\n")
    };
    format!(
        "<section aria-labelledby=\"decisions\">\n<h2 id=\"decisions\">Needs a decision</h2>\n{body}</section>\n"
    )
}

/// A link to an object's section, or to that of the table whose column it is; just the name if there is none.
pub(super) fn link(name: &str, subjects: &[Subject<'_>]) -> String {
    let text = page::escaped(name);
    let is_known = |name: &str| subjects.iter().any(|it| it.name == name);
    let owner = name.rsplit_once('.').map_or(name, |(owner, _)| owner);
    match [name, owner].into_iter().find(|it| is_known(it)) {
        Some(subject) => format!("<a href=\"#{}\">{text}</a>", anchor("object", subject)),
        None => format!("<code>{text}</code>"),
    }
}
