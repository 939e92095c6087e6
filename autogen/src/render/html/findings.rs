//! What a reviewer must know, each with the rows that were counted and what to do.

use super::overview::link;
use crate::{
    check::Finding,
    render::{
        counted, origin,
        review::{Review, Subject},
    },
};

pub(super) fn section(review: &Review<'_>, subjects: &[Subject<'_>]) -> String {
    let findings = review.summary.findings;
    if findings.is_empty() {
        return String::new();
    }
    let one = |(at, it)| finding(at, it, review, subjects);
    let items: String = findings.iter().enumerate().map(one).collect();
    format!(
        "<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n{items}</section>\n"
    )
}

/// How serious it is: a word, and the class of its colour.
pub(super) fn level(finding: &Finding) -> (&'static str, &'static str) {
    if finding.stops() {
        ("stops", "stop")
    } else if finding.is_idle() {
        ("note", "add")
    } else {
        ("warning", "change")
    }
}

fn finding(at: usize, it: &Finding, review: &Review<'_>, subjects: &[Subject<'_>]) -> String {
    let (word, class) = level(it);
    let mut lines = vec![format!(
        "<p>{} <strong>{}</strong> {} <code>{}</code> {}</p>",
        page::badge(class, word),
        page::escaped(it.code),
        link(&it.subject, subjects),
        it.direction.as_str(),
        page::prose(&it.message)
    )];
    if let Some(count) = &it.count {
        lines.push(format!("<p>Rows: {}</p>", page::escaped(&counted::text(count))));
    }
    let place = origin::of_finding(it, review.entities, review.summary.default_schema);
    if let Some(place) = place {
        lines.push(format!(
            "<p class=\"quiet\">At <code>{}</code></p>",
            page::escaped(&origin::line(place))
        ));
    }
    if let Some(help) = it.help.as_ref().filter(|_| !it.is_idle()) {
        lines.push(format!("<p>Help: {}</p>", page::prose(help)));
    }
    format!(
        "<div class=\"note {class}\" id=\"finding-{}\">\n{}\n</div>\n",
        at + 1,
        lines.join("\n")
    )
}
