//! Renames that break a program which is still running: `renames-table` and `renames-column`.

use super::{Context, Finding};
use crate::{
    op::{Op, Rename},
    schema::companion,
};

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    let Op::Rename(rename) = op else { return Vec::new() };
    let (code, subject, before, after) = match rename {
        Rename::Table(pair)
            if companion::keeps_name(&context.schemas.after.declared, &pair.before) =>
        {
            return Vec::new();
        }
        Rename::Table(pair) => {
            let names = pair.as_ref().map(|name| name.relative_to(context.default_schema));
            ("renames-table", names.after.clone(), names.before, names.after)
        }
        Rename::Column(table, pair) => {
            let table = table.relative_to(context.default_schema);
            let before = format!("{table}.{}", pair.before);
            ("renames-column", table, before, pair.after.clone())
        }
        // No program uses the name of a constraint or index, and a label changes in every row at once.
        Rename::Part(..) | Rename::Enum(_) | Rename::Label(..) => return Vec::new(),
    };
    let message = format!(
        "renames `{before}` to `{after}`; anything that still uses the old name fails from then on"
    );
    vec![context.finding(code, &subject, message, "deploy it together with the new program")]
}
