//! Objects beside tables.

use super::{Operation, comment, mark};
use crate::{
    op::{Change, Op},
    schema::{Address, Declared, declared::Kind},
};

pub(super) fn operation(address: &Address, change: &Change<Declared>) -> Operation {
    let how = match change {
        Change::Create(_) | Change::Drop(_) => String::new(),
        Change::Alter(pair) if pair.before.definition != pair.after.definition => {
            ": another definition".to_owned()
        }
        Change::Alter(pair) if pair.before.comment != pair.after.comment => {
            format!(": comment {}", comment(pair.as_ref().map(|it| it.comment.as_deref())))
        }
        Change::Alter(_) => ": recreated, as what it depends on changes".to_owned(),
    };
    let text = format!("{address}{how}");
    Operation { mark: mark(change), subject: address.subject(), text }
}

/// How many privileges are granted and revoked: `3 granted, 1 revoked`. Nothing if none is.
pub(in crate::render) fn privileges(ops: &[Op]) -> Option<String> {
    let missing = |from: &Declared, of: &Declared| {
        from.shape.iter().filter(|it| !of.shape.contains(it)).count()
    };
    let (mut granted, mut revoked) = (0, 0);
    for op in ops {
        let Op::Declared(address @ Address { kind: Kind::Privileges, .. }, change) = op else {
            continue;
        };
        let (here, gone) = match change {
            Change::Create(it) => (it.shape.len(), 0),
            Change::Drop(it) => (0, it.shape.len()),
            Change::Alter(pair) => {
                (missing(&pair.after, &pair.before), missing(&pair.before, &pair.after))
            }
        };
        // What everybody may do by default, and here may not.
        let is_revoked = address.part.ends_with("from PUBLIC");
        let (here, gone) = if is_revoked { (gone, here) } else { (here, gone) };
        granted += here;
        revoked += gone;
    }
    let counts = [(granted, "granted"), (revoked, "revoked")];
    let counts: Vec<String> =
        counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    (!counts.is_empty()).then(|| counts.join(", "))
}
