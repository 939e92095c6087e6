//! The difference for programs.

use serde_json::{Value, json};

use super::{operation::Operation, sql};
use crate::{
    check::{Finding, alike::Question},
    plan::{Plan, Step},
};

/// An object with `operations`, `findings`, `questions`, and the statements of `up` and `down`. Its keys only ever grow in number.
#[must_use]
pub fn json(
    plan: &Plan,
    operations: &[Operation],
    findings: &[Finding],
    questions: &[Question],
    default_schema: &str,
) -> String {
    let statements = |steps: &[Step]| -> Vec<String> {
        steps.iter().map(|step| sql::statement(step, default_schema)).collect()
    };
    let operations: Vec<Value> = operations
        .iter()
        .map(|Operation { mark, subject, text }| {
            let change = match mark {
                '+' => "create",
                '-' => "drop",
                '>' => "rename",
                _ => "alter",
            };
            json!({ "change": change, "subject": subject, "text": text })
        })
        .collect();
    let findings: Vec<Value> = findings
        .iter()
        .map(|Finding { direction, code, subject, message, help, place }| {
            json!({ "code": code, "direction": direction.as_str(), "subject": subject, "message": message, "help": help, "place": place.as_ref().map(ToString::to_string) })
        })
        .collect();
    let questions: Vec<Value> = questions
        .iter()
        .map(|Question { kind, former, candidates }| {
            json!({ "kind": kind, "former": former, "candidates": candidates })
        })
        .collect();
    let value = json!({
        "operations": operations,
        "findings": findings,
        "questions": questions,
        "up": statements(&plan.up),
        "down": statements(&plan.down),
    });
    format!("{value:#}\n")
}
