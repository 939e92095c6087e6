//! Objects beside tables: what differs, and what has to step aside while something that it depends on changes.

use super::changes;
use crate::{
    op::{self, Change, Op},
    schema::{Pair, Schema},
};

/// Adds the changes of objects beside tables to those of everything else.
pub(super) fn diff(schemas: Pair<&Schema>, ops: &mut Vec<Op>) {
    let sides = schemas.map(|it| &it.declared);
    if sides.before.is_empty() && sides.after.is_empty() {
        return;
    }
    let changes = changes(sides.map(|it| &it.objects));
    ops.extend(changes.into_iter().map(|(address, change)| Op::Declared(address, change)));
    for address in op::stepping_aside(ops, schemas) {
        let is_known = |op: &Op| matches!(op, Op::Declared(own, _) if *own == address);
        let pair = sides.map(|it| it.objects.get(&address).cloned());
        if let Pair { before: Some(before), after: Some(after) } = pair
            && !ops.iter().any(is_known)
        {
            ops.push(Op::Declared(address, Change::Alter(Pair::new(before, after))));
        }
    }
}
