//! What a server refuses on some tables and allows on others. The proof cannot tell: its copies of the tables have no
//! partitions, chunks or shards.

use super::{
    Context, Direction, Finding, distributed, hypertable, partitioned, uniqueness::Refused,
};
use crate::{
    plan::{Plan, Step, online::table_of},
    schema::{Pair, Schema},
};

type Rule = fn(&Step, &Context<'_>, i32) -> Option<Refused>;

const RULES: [(&str, Rule); 3] = [
    (partitioned::CODE, partitioned::refused),
    (hypertable::CODE, hypertable::refused),
    (distributed::CODE, distributed::refused),
];

/// What a server of this version (`server_version_num`) refuses in the plan.
#[must_use]
pub fn find(
    plan: &Plan,
    schemas: Pair<&Schema>,
    version: i32,
    default_schema: &str,
) -> Vec<Finding> {
    let ways = [(&plan.up, schemas, Direction::Up), (&plan.down, schemas.swap(), Direction::Down)];
    let mut found: Vec<Finding> = Vec::new();
    for (steps, schemas, direction) in ways {
        let context = Context::new(&[], schemas, default_schema, direction);
        for finding in steps.iter().flat_map(|step| refused(step, version, &context)) {
            // If `up` is refused, `down` need not be reported.
            let is_known =
                |it: &Finding| it.subject == finding.subject && it.direction != direction;
            if !found.contains(&finding) && !found.iter().any(is_known) {
                found.push(finding);
            }
        }
    }
    found
}

fn refused(step: &Step, version: i32, context: &Context<'_>) -> Vec<Finding> {
    let Some(name) = table_of(step) else { return Vec::new() };
    let name = name.relative_to(context.default_schema);
    let finding = |(code, rule): (&'static str, Rule)| {
        let (what, help) = rule(step, context, version)?;
        Some(context.finding(code, &name, what.replace("{table}", &name), &help))
    };
    RULES.into_iter().filter_map(finding).collect()
}
