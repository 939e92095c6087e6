//! In which order to deploy a migration and its program: whether the running program still works after the migration,
//! and whether the new one works before it.

use super::column::widens;
use crate::{
    op::{Change, Op, Rename},
    schema::{
        Column, ColumnType, Enum, Index, IndexKey, Pair, Qualified, Schema, TypeName, companion,
    },
};

/// The order.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Deploy {
    /// Neither program meets anything unknown.
    AnyOrder,
    /// The new program needs what the migration adds, and the running one is not disturbed.
    MigrationFirst,
    /// The running program needs what the migration removes, and the new one does not.
    ProgramFirst,
    /// Neither program works with both schemas, for this reason.
    Together(String),
}

impl Deploy {
    /// The order in words.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::AnyOrder => "in any order".to_owned(),
            Self::MigrationFirst => "migration first".to_owned(),
            Self::ProgramFirst => "program first".to_owned(),
            Self::Together(why) => format!("together: {why}"),
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::AnyOrder, it) | (it, Self::AnyOrder) => it,
            (Self::Together(why), _) | (_, Self::Together(why)) => Self::Together(why),
            (Self::MigrationFirst, Self::MigrationFirst) => Self::MigrationFirst,
            (Self::ProgramFirst, Self::ProgramFirst) => Self::ProgramFirst,
            (Self::MigrationFirst, Self::ProgramFirst)
            | (Self::ProgramFirst, Self::MigrationFirst) => Self::Together(
                "the new program needs what the migration adds, and the running one may still need what it drops"
                    .to_owned(),
            ),
        }
    }
}

/// The order for a migration with these ops.
#[must_use]
pub fn deploy(ops: &[Op], schemas: Pair<&Schema>, default_schema: &str) -> Deploy {
    let of = |op: &Op| one(op, schemas, default_schema);
    ops.iter().map(of).fold(Deploy::AnyOrder, Deploy::and)
}

fn one(op: &Op, schemas: Pair<&Schema>, default_schema: &str) -> Deploy {
    let shown = |name: &Qualified| name.relative_to(default_schema);
    let is_new = |table: &Qualified| !schemas.before.tables.contains_key(table);
    match op {
        Op::Rename(Rename::Table(pair))
            if companion::keeps_name(&schemas.after.declared, &pair.before) =>
        {
            Deploy::AnyOrder
        }
        Op::Rename(rename) => renamed(rename, default_schema),
        Op::Namespace(_, change) => of_existence(change),
        Op::Extension(_, change) => of_existence(change),
        Op::Sequence(_, change) => of_existence(change),
        Op::Table(_, change) => of_existence(change),
        Op::Declared(_, change) => of_existence(change),
        Op::Enum(_, Change::Alter(pair)) => labels(pair.as_ref()),
        Op::Enum(_, change) => of_existence(change),
        Op::Column(table, change) => {
            let (Change::Create(column) | Change::Drop(column)) = change else {
                let Change::Alter(pair) = change else { return Deploy::AnyOrder };
                if is_kept_alike(table, &[&pair.after.name], schemas) {
                    return Deploy::MigrationFirst;
                }
                return altered(&shown(table), pair.as_ref());
            };
            if column.is_required() && !is_kept_alike(table, &[&column.name], schemas) {
                let name = format!("{}.{}", shown(table), column.name);
                return Deploy::Together(match change {
                    Change::Create(_) => {
                        format!("the running program does not set `{name}`, which is required")
                    }
                    Change::Drop(_) | Change::Alter(_) => {
                        format!(
                            "the next program does not fill `{name}`, which is required until it is dropped"
                        )
                    }
                });
            }
            of_existence(change)
        }
        Op::Fill(..) | Op::Convert(..) | Op::Park(..) | Op::Comment(..) => Deploy::AnyOrder,
        Op::PrimaryKey(table, _)
        | Op::Unique(table, ..)
        | Op::Check(table, ..)
        | Op::Exclusion(table, ..)
        | Op::ForeignKey(table, ..)
        | Op::Index(table, ..)
            if is_new(table) =>
        {
            Deploy::AnyOrder
        }
        Op::PrimaryKey(table, change) => {
            demand(change, |it| it.columns.iter().collect(), table, schemas)
        }
        Op::Unique(table, _, change) => {
            demand(change, |it| it.columns.iter().collect(), table, schemas)
        }
        Op::ForeignKey(table, _, change) => {
            demand(change, |it| it.columns.iter().collect(), table, schemas)
        }
        Op::Check(_, _, change) => of_demand(change),
        Op::Exclusion(_, _, change) => of_demand(change),
        Op::Index(table, _, change) => match change {
            Change::Create(index) | Change::Drop(index) if index.unique => {
                demand(change, names, table, schemas)
            }
            Change::Create(_) | Change::Drop(_) | Change::Alter(_) => Deploy::AnyOrder,
        },
    }
}

/// Objects that programs use are added or removed.
fn of_existence<T>(change: &Change<T>) -> Deploy {
    match change {
        Change::Create(_) => Deploy::MigrationFirst,
        Change::Drop(_) => Deploy::ProgramFirst,
        Change::Alter(_) => Deploy::AnyOrder,
    }
}

/// Rules that the running program may violate, or that the new one may no longer keep.
fn of_demand<T>(change: &Change<T>) -> Deploy {
    match change {
        Change::Create(_) | Change::Alter(_) => Deploy::ProgramFirst,
        Change::Drop(_) => Deploy::MigrationFirst,
    }
}

/// The same for a rule over these columns. A column and its companion have the same values, so a rule that moves from one
/// to the other demands nothing new.
fn demand<T>(
    change: &Change<T>,
    columns: impl Fn(&T) -> Vec<&String>,
    table: &Qualified,
    schemas: Pair<&Schema>,
) -> Deploy {
    let is_over_both = match change {
        Change::Create(it) | Change::Drop(it) => is_kept_alike(table, &columns(it), schemas),
        Change::Alter(pair) => is_kept_alike(table, &columns(&pair.after), schemas),
    };
    if is_over_both { Deploy::AnyOrder } else { of_demand(change) }
}

fn names(index: &Index) -> Vec<&String> {
    let names = index.columns.iter().filter_map(|it| match &it.key {
        IndexKey::Column(name) => Some(name),
        IndexKey::Expression(_) => None,
    });
    names.collect()
}

/// Whether a trigger writes to one of the columns, on either side, what is written to another one.
fn is_kept_alike(table: &Qualified, columns: &[&String], schemas: Pair<&Schema>) -> bool {
    [schemas.before, schemas.after].into_iter().any(|schema| {
        let Some(own) = schema.tables.get(table) else { return false };
        columns.iter().any(|it| companion::of(&schema.declared, table, own, it).is_some())
    })
}

fn renamed(rename: &Rename, default_schema: &str) -> Deploy {
    let former = match rename {
        Rename::Table(pair) | Rename::Enum(pair) => pair.before.relative_to(default_schema),
        Rename::Column(table, pair) => {
            format!("{}.{}", table.relative_to(default_schema), pair.before)
        }
        Rename::Label(name, pair) => {
            format!("{}.{}", name.relative_to(default_schema), pair.before)
        }
        Rename::Part(..) => return Deploy::AnyOrder,
    };
    Deploy::Together(format!("the running program uses the old name `{former}`"))
}

fn labels(pair: Pair<&Enum>) -> Deploy {
    let lacks = |one: &Enum, other: &Enum| one.labels.iter().any(|it| !other.labels.contains(it));
    let added = lacks(pair.after, pair.before).then_some(Deploy::MigrationFirst);
    let removed = lacks(pair.before, pair.after).then_some(Deploy::ProgramFirst);
    added.into_iter().chain(removed).fold(Deploy::AnyOrder, Deploy::and)
}

fn altered(table: &str, pair: Pair<&Column>) -> Deploy {
    let Pair { before, after } = pair;
    let facet = |is_more: bool, is_less: bool| match (is_more, is_less) {
        (true, _) => Deploy::MigrationFirst,
        (false, true) => Deploy::ProgramFirst,
        (false, false) => Deploy::AnyOrder,
    };
    let fills = |it: &Column| it.default.is_some() || it.identity.is_some();
    let parts = [
        retyped(table, pair),
        facet(!before.nullable && after.nullable, before.nullable && !after.nullable),
        facet(!fills(before) && fills(after), fills(before) && !fills(after)),
        facet(
            before.generated.is_some() && after.generated.is_none(),
            before.generated.is_none() && after.generated.is_some(),
        ),
    ];
    parts.into_iter().fold(Deploy::AnyOrder, Deploy::and)
}

/// Whether a field of one Rust type can hold both types.
fn retyped(table: &str, pair: Pair<&Column>) -> Deploy {
    let types: Pair<&ColumnType> = Pair::new(&pair.before.ty, &pair.after.ty);
    if types.before == types.after {
        return Deploy::AnyOrder;
    }
    let strings = ["text", "character varying", "character"];
    let is_string = |ty: &ColumnType| {
        matches!(&ty.name, TypeName::Builtin(_)) && strings.contains(&ty.own_name())
    };
    let is_alike = types.before.array == types.after.array
        && (types.before.name == types.after.name
            || (is_string(types.before) && is_string(types.after)));
    if !is_alike {
        let Pair { before, after } = types;
        let name = &pair.after.name;
        return Deploy::Together(format!("`{table}.{name}` changes from `{before}` to `{after}`"));
    }
    if widens(types) { Deploy::MigrationFirst } else { Deploy::ProgramFirst }
}

#[cfg(test)]
mod tests {
    use super::Deploy;

    #[test]
    fn a_cycle_has_no_order() {
        let both = Deploy::MigrationFirst.and(Deploy::ProgramFirst);
        assert!(matches!(both, Deploy::Together(_)), "{both:?}");
        assert_eq!(Deploy::AnyOrder.and(Deploy::ProgramFirst), Deploy::ProgramFirst);
        let why = Deploy::Together("a".to_owned());
        assert_eq!(Deploy::MigrationFirst.and(why.clone()), why);
    }
}
