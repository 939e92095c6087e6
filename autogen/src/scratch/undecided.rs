//! If nothing can be made in the database, no expression can be respelled. One that differs from the database's only
//! in its text then counts as equal, because a spurious change is worse than a late one; and each is reported, because
//! nobody knows.

use crate::schema::{Pair, Schema, Slot, undecided::Undecided};

/// Uses the database's spelling in the target for every expression that both have, and returns those that differed.
pub(super) fn assume_equal(target: &mut Schema, database: &Schema) -> Vec<Undecided> {
    let mut undecided = Vec::new();
    for (name, table, had) in target.unshared_mut(database) {
        for (slot, asked) in table.slots_mut() {
            let Some(had) = had.slot(slot).filter(|had| *had != asked) else { continue };
            let spelled = Pair::new(had.clone(), asked.clone());
            undecided.push(Undecided { table: name.clone(), what: what(slot), spelled });
            asked.clone_from(had);
        }
    }
    undecided
}

fn what(slot: Slot<'_>) -> String {
    match slot {
        Slot::Default(name) => format!("the default of `{name}`"),
        Slot::Generated(name) => format!("the expression that generates `{name}`"),
        Slot::Check(name) => format!("the check `{name}`"),
        Slot::Exclusion(name) => format!("the exclusion constraint `{name}`"),
        Slot::Key(name, _) => format!("a key of the index `{name}`"),
        Slot::Predicate(name) => format!("the predicate of the index `{name}`"),
        Slot::PartitionKey => "the partition key".to_owned(),
    }
}
