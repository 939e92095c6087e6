//! Which objects beside tables have to step aside while something that they depend on changes.

use std::collections::BTreeSet;

use super::{Change, Op};
use crate::schema::{Address, Declarations, Pair, Qualified, Schema, TypeName, declared::Required};

/// The objects that depend, on either side, on what Postgres does not change under them, or takes away.
#[must_use]
pub fn stepping_aside(ops: &[Op], schemas: Pair<&Schema>) -> BTreeSet<Address> {
    let sides = [schemas.before, schemas.after].map(|it| &it.declared);
    sides.iter().flat_map(|side| of_side(side, ops, schemas)).cloned().collect()
}

fn of_side<'a>(
    declared: &'a Declarations,
    ops: &[Op],
    schemas: Pair<&Schema>,
) -> BTreeSet<&'a Address> {
    let is_of = |table: &Qualified, column: &str, ty: &Qualified| {
        let has = |schema: &Schema| {
            let column = schema.tables.get(table).and_then(|it| it.column(column));
            column.is_some_and(|it| matches!(&it.ty.name, TypeName::Enum(own) if own == ty))
        };
        has(schemas.before) || has(schemas.after)
    };
    declared.dependents(|required| {
        ops.iter().any(|op| match (op, required) {
            (Op::Column(table, change), Required::Column(on, column)) => {
                table == on
                    && match change {
                        Change::Create(_) => false,
                        Change::Drop(it) => it.name == *column,
                        Change::Alter(pair) => {
                            let types = pair
                                .as_ref()
                                .map(|it| (&it.ty, &it.collation, it.generated.is_some()));
                            pair.after.name == *column && types.before != types.after
                        }
                    }
            }
            (Op::Table(table, Change::Create(_) | Change::Drop(_)), Required::Relation(on)) => {
                table == on
            }
            (Op::Table(table, Change::Create(_) | Change::Drop(_)), Required::Column(on, _)) => {
                table == on
            }
            (Op::Enum(name, Change::Alter(pair)), required) => {
                let loses = pair.before.labels.iter().any(|it| !pair.after.labels.contains(it))
                    || pair.after.labels.iter().any(|it| !pair.before.labels.contains(it));
                loses
                    && match required {
                        Required::Type(on) => name == on,
                        Required::Column(table, column) => is_of(table, column, name),
                        Required::Relation(_) | Required::Declared(_) => false,
                    }
            }
            (Op::Declared(address, change), Required::Declared(on)) => {
                address == on
                    && match change {
                        Change::Create(_) | Change::Drop(_) => true,
                        Change::Alter(pair) => {
                            // Both ways, so that the way back is the inverse of the way there.
                            let pair = pair.as_ref();
                            !(address.can_become(pair) && address.can_become(pair.swap()))
                        }
                    }
            }
            _ => false,
        })
    })
}
