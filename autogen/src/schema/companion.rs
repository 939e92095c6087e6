//! What keeps a former name in use beside the new one: a view under the former name of a table, and a companion under that of
//! a column. A trigger writes to each of the two columns what is written to the other, so programs that know either name
//! work.
//!
//! Nothing records which columns these are but the name of the trigger.

use super::{Address, Declarations, Pair, Qualified, Table, declared::Kind, name::suffixed};

/// Whether a view has the former name of a table.
#[must_use]
pub fn keeps_name(declared: &Declarations, former: &Qualified) -> bool {
    declared.objects.keys().any(|it| it.kind == Kind::View && it.name == *former)
}

/// The trigger that keeps them alike. The last of a row's triggers: they fire in the order of their names (manual, section
/// 37.1), and another one may change the value.
#[must_use]
pub fn trigger(table: &Qualified, names: Pair<&str>) -> Address {
    let part = suffixed(&format!("zz_{}_{}", names.before, names.after), "_both");
    Address { kind: Kind::Trigger, name: table.clone(), part, column: None }
}

/// The function of that trigger.
#[must_use]
pub fn function(table: &Qualified, names: Pair<&str>) -> Qualified {
    let name = format!("{}_{}_{}", table.name, names.before, names.after);
    Qualified::new(table.schema.clone(), suffixed(&name, "_both"))
}

/// The pair of names that the column is in, if it is in one.
#[must_use]
pub fn of<'a>(
    declared: &Declarations,
    name: &Qualified,
    table: &'a Table,
    column: &'a str,
) -> Option<Pair<&'a str>> {
    if declared.is_empty() {
        return None;
    }
    let names = table.columns.iter().map(|it| it.name.as_str());
    let pairs = names.flat_map(|other| [Pair::new(other, column), Pair::new(column, other)]);
    pairs.into_iter().find(|it| declared.objects.contains_key(&trigger(name, *it)))
}
