//! The difference, for programs.

use serde_json::{Value, json};

use super::{operation::Operation, sql};
use crate::{
    check::{
        Finding,
        alike::Question,
        deploy::Deploy,
        probe::{Bound, Count},
    },
    plan::{Plan, Step},
    schema::{Pair, diagnostic::Diagnostic},
};

/// What is shown besides the plan.
#[derive(Clone, Copy, Debug)]
pub struct Details<'a> {
    pub operations: &'a [Operation],
    pub findings: &'a [Finding],
    pub questions: &'a [Question],
    /// What the entities leave open, and how it is resolved.
    pub notes: &'a [Diagnostic],
    /// What the reader could not read.
    pub unseen: &'a [Diagnostic],
    /// Unmanaged objects, as the operations that would drop them.
    pub unmanaged: &'a [Operation],
    /// What each statement does to tables, in both directions.
    pub locks: Pair<&'a Value>,
    pub deploy: &'a Deploy,
}

/// An object with `version`, `operations`, `findings`, `questions`, `notes`, `unseen`, `unmanaged`, the statements of
/// `up` and `down`, and in `locks` what each of them does to tables. New keys may be added at any time; `version`
/// grows if a key is removed or changes its meaning.
#[must_use]
pub fn json(plan: &Plan, details: Details<'_>, default_schema: &str) -> String {
    let Details { operations, findings, questions, notes, unseen, unmanaged, locks, deploy } =
        details;
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
        .map(|Finding { direction, code, subject, object, message, help, place, probes: _, can_be_parked: _, count }| {
            json!({ "code": code, "direction": direction.as_str(), "subject": subject, "object": object, "message": message, "help": help, "place": place.as_ref().map(ToString::to_string), "rows": count.as_ref().map(rows) })
        })
        .collect();
    let questions: Vec<Value> = questions
        .iter()
        .map(|Question { kind, former, candidates }| {
            json!({ "kind": kind, "former": former, "candidates": candidates })
        })
        .collect();
    let [notes, unseen] = [notes, unseen].map(|it| it.iter().map(diagnostic).collect::<Vec<_>>());
    let unmanaged: Vec<Value> = unmanaged
        .iter()
        .map(|Operation { mark: _, subject, text }| json!({ "subject": subject, "text": text }))
        .collect();
    let value = json!({
        "version": 1,
        "operations": operations,
        "findings": findings,
        "questions": questions,
        "notes": notes,
        "unseen": unseen,
        "unmanaged": unmanaged,
        "up": statements(&plan.up),
        "down": statements(&plan.down),
        "deploy": order(deploy),
        "locks": { "up": locks.before, "down": locks.after },
    });
    format!("{value:#}\n")
}

fn order(deploy: &Deploy) -> &'static str {
    match deploy {
        Deploy::AnyOrder => "any-order",
        Deploy::MigrationFirst => "migration-first",
        Deploy::ProgramFirst => "program-first",
        Deploy::Together(_) => "together",
    }
}

fn diagnostic(it: &Diagnostic) -> Value {
    let Diagnostic { severity: _, code, message, help, place } = it;
    json!({ "code": code, "message": message, "help": help, "place": place.to_string() })
}

/// The result of counting: a number, or why there is none. Without keys.
fn rows(count: &Count) -> Value {
    match count {
        Count::Known { offending, bound, total, keys: _ } => {
            json!({ "offending": offending, "exact": *bound == Bound::Exact, "total": total })
        }
        Count::Impossible => json!({ "offending": 0, "exact": true, "total": null }),
        Count::Unknown(reason) => json!({ "unknown": reason }),
    }
}
