//! Steps that wait for each other: `no-order`. No difference between two schemas has such a cycle. If one had, it would be a
//! bug in the planner, and nothing may be written in a guessed order.

use super::{Direction, Finding};
use crate::plan::{Plan, Step};

pub(super) const CODE: &str = "no-order";

/// A finding for each cycle; `statement` describes a step.
#[must_use]
pub fn find(plan: &Plan, statement: impl Fn(&Step) -> String) -> Vec<Finding> {
    let find = |cycle: &Vec<Step>| {
        let up = cycle.iter().all(|step| plan.up.contains(step));
        let steps: Vec<String> = cycle.iter().map(|it| format!("`{}`", statement(it))).collect();
        let message = format!(
            "each of these statements must run before the next, and the last before the first: {}",
            steps.join(", ")
        );
        let direction = if up { Direction::Up } else { Direction::Down };
        Finding::new(direction, CODE, "plan", message)
            .help("this is a bug in autogen; for now, make the change in two migrations")
    };
    plan.cycles.iter().map(find).collect()
}
