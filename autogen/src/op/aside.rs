//! Which objects beside tables have to step aside while something that they depend on changes.

use std::collections::BTreeSet;

use super::{Change, Op};
use crate::schema::{
    Address, Declarations, Declared, Enum, Pair, Qualified, Schema, TypeName, declared::Required,
};

/// What cannot stay while something on it does.
pub struct Aside<'a> {
    /// Whether an enum with other labels is a new type.
    pub is_new_type: &'a dyn Fn(&Qualified, Pair<&Enum>) -> bool,
    /// Whether an object becomes the other only by being dropped.
    pub is_dropped: &'a dyn Fn(&Address, Pair<&Declared>) -> bool,
}

impl Aside<'_> {
    /// The objects that depend, on either side, on what Postgres does not change under them, or takes away.
    #[must_use]
    pub fn objects(&self, ops: &[Op], schemas: Pair<&Schema>) -> BTreeSet<Address> {
        let sides = [schemas.before, schemas.after].map(|it| &it.declared);
        sides.iter().flat_map(|side| self.of_side(side, ops, schemas)).cloned().collect()
    }

    fn of_side<'b>(
        &self,
        declared: &'b Declarations,
        ops: &[Op],
        schemas: Pair<&Schema>,
    ) -> BTreeSet<&'b Address> {
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
                (
                    Op::Table(table, Change::Create(_) | Change::Drop(_)),
                    Required::Column(on, _),
                ) => table == on,
                (Op::Enum(name, Change::Alter(pair)), required) => {
                    let concerns = match required {
                        Required::Type(on) => name == on,
                        Required::Column(table, column) => is_of(table, column, name),
                        Required::Relation(_) | Required::Declared(_) => false,
                    };
                    concerns && (self.is_new_type)(name, pair.as_ref())
                }
                (Op::Declared(address, change), Required::Declared(on)) => {
                    address == on
                        && match change {
                            Change::Create(_) | Change::Drop(_) => true,
                            Change::Alter(pair) => (self.is_dropped)(address, pair.as_ref()),
                        }
                }
                _ => false,
            })
        })
    }
}
