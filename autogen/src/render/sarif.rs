//! Differences and findings as SARIF 2.1.0, which code hosts show beside the lines of the entities.

use std::{collections::BTreeMap, path::Path};

use serde_json::{Value, json};

use super::{counted, origin, origin::Thing, review::Review};
use crate::{
    check::{Finding, alike::Question},
    schema::{diagnostic::Diagnostic, stated::Place},
};

/// What a difference means to whoever asks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Differences {
    /// There should be none.
    Wrong,
    /// They are what is asked for.
    Expected,
}

/// The rule of a difference, and of a question.
const DIFFERENCE: &str = "difference";
const QUESTION: &str = "renamed-or-dropped";

/// The log. A path becomes an address relative to the root of the repository by `uri`; what no source states is shown at
/// `fallback`.
#[must_use]
pub fn sarif(
    review: &Review<'_>,
    differences: Differences,
    uri: impl Fn(&Path) -> String,
    fallback: &Path,
) -> String {
    let summary = review.summary;
    let mut results: Vec<Found> = Vec::new();
    for (op, operation) in summary.ops.iter().zip(summary.operations) {
        let origin = Thing::of_op(op).origin(review.entities, summary.ops);
        let (level, text) = match differences {
            Differences::Wrong => {
                ("error", format!("The database differs from the entities: {}", operation.line()))
            }
            Differences::Expected => ("note", operation.line()),
        };
        results.push(Found::new(DIFFERENCE, level, text, origin.place()));
    }
    for Question { kind, former, candidates } in review.questions {
        let candidates = candidates.join(" or ");
        let text = format!("Is the {kind} {former} dropped, or is it now called {candidates}?");
        results.push(Found::new(QUESTION, "error", text, None));
    }
    for finding in summary.findings {
        let place = origin::of_finding(finding, review.entities, summary.default_schema);
        results.push(Found::new(finding.code, level(finding), told(finding), place));
    }
    for Diagnostic { severity: _, code, message, help, place } in review.unseen {
        let help: String = help.iter().map(|it| format!(". Help: {it}")).collect();
        results.push(Found::new(code, "note", format!("Not read: {message}{help}"), Some(place)));
    }
    let codes: BTreeMap<&str, usize> = {
        let codes: std::collections::BTreeSet<&str> = results.iter().map(|it| it.rule).collect();
        codes.into_iter().enumerate().map(|(at, code)| (code, at)).collect()
    };
    let rules: Vec<Value> = codes.keys().map(|code| rule(code)).collect();
    let results: Vec<Value> =
        results.iter().map(|it| it.value(codes[it.rule], &uri, fallback)).collect();
    let value = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "autogen",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "automationDetails": { "id": "autogen/" },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{value:#}\n")
}

/// One result.
struct Found<'a> {
    rule: &'a str,
    level: &'static str,
    text: String,
    place: Option<Place>,
}

impl<'a> Found<'a> {
    fn new(rule: &'a str, level: &'static str, text: String, place: Option<&Place>) -> Self {
        Self { rule, level, text, place: place.filter(|it| it.line > 0).cloned() }
    }

    fn value(&self, index: usize, uri: &impl Fn(&Path) -> String, fallback: &Path) -> Value {
        let Self { rule, level, text, place } = self;
        let (file, region) = match place {
            Some(Place { file, line, column, length }) => {
                let region = json!({
                    "startLine": line,
                    "startColumn": column,
                    "endColumn": column + length,
                });
                (uri(file), region)
            }
            None => (uri(fallback), json!({ "startLine": 1 })),
        };
        let mut artifact = json!({ "uri": file });
        if !file.contains("://") {
            artifact["uriBaseId"] = "%SRCROOT%".into();
        }
        // The line moves with every edit above it; the text names the object.
        json!({
            "ruleId": rule,
            "ruleIndex": index,
            "level": level,
            "message": { "text": text },
            "locations": [{ "physicalLocation": {
                "artifactLocation": artifact,
                "region": region,
            } }],
            "partialFingerprints": { "autogen/v1": format!("{rule}:{text}") },
        })
    }
}

fn level(finding: &Finding) -> &'static str {
    if finding.stops() {
        "error"
    } else if finding.is_idle() {
        "note"
    } else {
        "warning"
    }
}

fn told(finding: &Finding) -> String {
    let Finding { direction, message, help, count, .. } = finding;
    let mut text = format!("`{}` {message}", direction.as_str());
    if let Some(count) = count {
        text += &format!("; rows: {}", counted::text(count));
    }
    if let Some(help) = help.as_ref().filter(|_| !finding.is_idle()) {
        text += &format!(". Help: {help}");
    }
    text
}

fn rule(code: &str) -> Value {
    let (short, help) = match code {
        DIFFERENCE => (
            "Entities and database differ".to_owned(),
            "`autogen -m \"…\"` writes a migration for what differs.",
        ),
        QUESTION => (
            "A rename, or a drop and an add".to_owned(),
            "`--rename OLD=NEW` or `--drop NAME` answers it.",
        ),
        code => (code.replace('-', " "), "The page Findings of the book explains each of them."),
    };
    json!({
        "id": code,
        "shortDescription": { "text": short },
        "fullDescription": { "text": short },
        "help": { "text": help },
        "properties": { "tags": ["database", "migration"] },
    })
}
