//! Changes of extensions: `moves-extension`, `keeps-version`.

use super::{Context, Direction, Finding};
use crate::{
    op::{Change, Op},
    schema::{Extension, Pair},
};

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    let Op::Extension(name, Change::Alter(pair)) = op else { return Vec::new() };
    let mut findings = Vec::new();
    if let Some((from, to)) = turn(pair, |it| it.schema.as_ref()) {
        let message = format!(
            "moves the extension `{name}` from `{from}` to `{to}`; code that names its functions, operators or types without a schema finds them only through the search path"
        );
        let help =
            format!("make sure that `{to}` is in the search_path of every role that uses them");
        findings.push(context.finding("moves-extension", name, message, &help));
    }
    if let Some((from, to)) = turn(pair, |it| it.version.as_ref())
        && context.direction == Direction::Down
        && pair.before.contents.stays
    {
        let message = format!(
            "leaves the extension `{name}` at version `{from}`: it has no update path back to `{to}`"
        );
        findings.push(context.finding("keeps-version", name, message, ""));
    }
    findings
}

fn turn<'a>(
    pair: &'a Pair<Extension>,
    facet: impl Fn(&'a Extension) -> Option<&'a String>,
) -> Option<(&'a String, &'a String)> {
    facet(&pair.before).zip(facet(&pair.after)).filter(|(before, after)| before != after)
}
