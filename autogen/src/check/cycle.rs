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
            .help("this is a bug in autogen; please report it, and for now make the change in two migrations")
    };
    plan.cycles.iter().map(find).collect()
}

#[cfg(test)]
mod tests {
    use super::{Direction, Plan, Step, find};
    use crate::{plan::TypeAction, schema::Qualified};

    #[test]
    fn a_cycle_is_a_finding_of_its_direction() {
        let step = |name: &str| Step::Type(Qualified::new("public", name), TypeAction::Drop);
        let [one, two] = ["one", "two"].map(step);
        let plan = Plan {
            up: vec![one.clone(), step("three")],
            down: vec![two.clone(), one.clone()],
            cycles: vec![vec![one.clone()], vec![one, two]],
            ..Plan::default()
        };
        let name = |step: &Step| match step {
            Step::Type(name, _) => name.name.clone(),
            _ => String::new(),
        };
        let found = find(&plan, name);
        let said: Vec<_> = found.iter().map(|it| (it.direction, it.stops())).collect();
        assert_eq!(said, [(Direction::Up, true), (Direction::Down, true)]);
        assert!(found[1].message.ends_with("`one`, `two`"), "{}", found[1].message);
    }
}
