//! Takes ops and the given expressions, and returns how values are converted to another type.

use std::collections::BTreeSet;

use super::inputs::Inputs;
use crate::{
    op::{Change, Op},
    schema::{Expression, Pair, Qualified, Schema, TypeName},
};

/// The expressions from the command line, or else from the entity, for columns whose type changes.
pub(super) fn conversions(ops: &[Op], schemas: Pair<&Schema>, inputs: &Inputs<'_>) -> Vec<Op> {
    let convert = |(table, column): (&Qualified, &String)| {
        let asked = inputs.request.conversions.iter();
        let asked = asked.rev().filter(|(own, name, _)| own == table && name == column);
        let entity = inputs.entities.tables.get(table).and_then(|it| it.column(column));
        // For each direction, the last one given counts.
        let said = asked.map(|(.., by)| by).chain(entity.map(|it| &it.using));
        let by = said.fold(Pair::default(), |by: Pair<Option<Expression>>, said| {
            Pair::new(
                by.before.or_else(|| said.before.clone()),
                by.after.or_else(|| said.after.clone()),
            )
        });
        let is_said = by.before.is_some() || by.after.is_some();
        is_said.then(|| Op::Convert(table.clone(), column.clone(), by))
    };
    retyped(ops, schemas).into_iter().filter_map(convert).collect()
}

/// The columns whose type changes, or whose enum changes. Generated columns are generated again.
fn retyped<'a>(ops: &'a [Op], schemas: Pair<&'a Schema>) -> BTreeSet<(&'a Qualified, &'a String)> {
    let mut columns = BTreeSet::new();
    for op in ops {
        match op {
            Op::Column(table, Change::Alter(pair)) => {
                let is_plain = pair.before.generated.is_none() && pair.after.generated.is_none();
                if is_plain && pair.before.ty != pair.after.ty {
                    columns.insert((table, &pair.after.name));
                }
            }
            Op::Enum(name, Change::Alter(_)) => {
                for (table, it) in &schemas.after.tables {
                    let is_of = |it: &TypeName| matches!(it, TypeName::Enum(own) if own == name);
                    let own = it.columns.iter().filter(|it| is_of(&it.ty.name));
                    columns.extend(own.map(|it| (table, &it.name)));
                }
            }
            _ => {}
        }
    }
    columns
}
