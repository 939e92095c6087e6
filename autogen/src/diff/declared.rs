//! Objects beside tables: what differs, and what has to step aside while something that it depends on changes.

use super::changes;
use crate::{
    op::{Aside, Change, Op},
    schema::{Address, Declared, Pair, Schema},
};

/// Adds the changes of objects beside tables to those of everything else.
pub(super) fn diff(schemas: Pair<&Schema>, ops: &mut Vec<Op>) {
    let sides = schemas.map(|it| &it.declared);
    if sides.before.is_empty() && sides.after.is_empty() {
        return;
    }
    let changes = changes(sides.map(|it| &it.objects));
    ops.extend(changes.into_iter().map(|(address, change)| Op::Declared(address, change)));
    // Either way, so that the way back is the inverse of the way there. The plan of each leaves alone what it can.
    let is_dropped = |address: &Address, pair: Pair<&Declared>| {
        !(address.can_become(pair) && address.can_become(pair.swap()))
    };
    let aside = Aside {
        is_new_type: &|_, enums| enums.before.labels != enums.after.labels,
        is_dropped: &is_dropped,
    };
    for address in aside.objects(ops, schemas) {
        let is_known = |op: &Op| matches!(op, Op::Declared(own, _) if *own == address);
        let pair = sides.map(|it| it.objects.get(&address).cloned());
        if let Pair { before: Some(before), after: Some(after) } = pair
            && !ops.iter().any(is_known)
        {
            ops.push(Op::Declared(address, Change::Alter(Pair::new(before, after))));
        }
    }
}
