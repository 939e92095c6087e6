//! What a proof runs: the database without its rows, and the plan of a change to it, with the names of the scratch.

use std::collections::{BTreeMap, BTreeSet};

use super::{Scratch, follows, incompatible, names, refusal::Refusal, restrict, spelling};
use crate::{
    diff,
    op::{Op, Rename, rename},
    plan::{
        self, Plan, Step,
        online::{self, Staging, Wanted},
    },
    render::sql,
    schema::{
        Address, Column, Declarations, Pair, Qualified, Schema, TypeName,
        declared::{Kind, Required},
        partition,
        relative::Relative as _,
    },
};

/// A change to try.
#[derive(Clone, Copy, Debug)]
pub struct Task<'a> {
    pub ops: &'a [Op],
    /// The database and the target.
    pub schemas: Pair<&'a Schema>,
    /// The target, its expressions spelled as in the plan.
    pub written: &'a Schema,
    /// The objects beside tables once everything is renamed.
    pub beside: &'a Declarations,
    pub default_schema: &'a str,
    /// The steps that should run in stages, as [`Bare`] writes them, each with the reason why it cannot.
    pub staged: &'a BTreeMap<String, Option<String>>,
    /// The server's `server_version_num`.
    pub version: i32,
}

/// Statements without the schemas of a change: the common form of a step and its double.
pub struct Bare(BTreeSet<String>);

impl Bare {
    /// With the real names of a change.
    #[must_use]
    pub fn of(task: &Task<'_>) -> Self {
        let part = task.part();
        let names = names(&part.sides()).into_iter().map(|it| it.schema.clone());
        Self(names.chain([task.default_schema.to_owned()]).collect())
    }

    /// With its doubles' names.
    pub(super) fn of_doubles(scratch: &Scratch<'_>) -> Self {
        Self(scratch.doubles.values().cloned().collect())
    }

    #[must_use]
    pub fn statement(&self, step: &Step) -> String {
        let bare = |step: Step, schema: &String| step.relative(schema);
        sql::statement(&self.0.iter().fold(step.clone(), bare), "")
    }
}

/// The part of the schemas that the change concerns.
pub(super) struct Part {
    pub(super) schemas: Pair<Schema>,
    written: Schema,
}

/// The steps to run.
pub(super) struct Rehearsal {
    pub(super) doubles: Pair<Schema>,
    pub(super) renames: Vec<Rename>,
    /// Builds the current database.
    pub(super) start: Vec<Step>,
    pub(super) change: Plan,
}

impl Task<'_> {
    /// What becomes of a step with this statement.
    #[must_use]
    pub fn wanted(&self, statement: &str) -> Wanted {
        match self.staged.get(statement) {
            None => Wanted::AsItIs,
            Some(None) => Wanted::InStages,
            Some(Some(why)) => Wanted::AtOnce(why.clone()),
        }
    }

    pub(super) fn part(&self) -> Part {
        let Concerned { tables, enums, sequences, declared } = concerned(self.ops, self.schemas);
        let part = |schema| {
            let mut part = without_outside_keys(restrict(schema, &tables, &enums, &sequences));
            // The owner of something real may create nothing in the scratch.
            part.declared.retain(|it| declared.contains(it) && it.kind != Kind::Owner);
            part
        };
        Part { schemas: self.schemas.map(part), written: part(self.written) }
    }

    /// The steps, with the names of the scratch.
    pub(super) fn rehearsal(&self, part: &Part, scratch: &Scratch<'_>) -> Rehearsal {
        let written = scratch.relocated(&part.written);
        let doubles = part.schemas.as_ref().map(|schema| scratch.relocated(schema));
        let empty = scratch.empty(&part.schemas.before);
        let doubles = Pair {
            before: Schema { extensions: empty.extensions.clone(), ..doubles.before },
            ..doubles
        };
        let start = Pair::new(&empty, &doubles.before);
        let start = plan::plan(&diff::diff(start), start).up;
        let renames: Vec<Rename> = self
            .ops
            .iter()
            .filter_map(|op| match op {
                Op::Rename(rename) => Some(scratch.relocated_rename(rename)),
                _ => None,
            })
            .collect();
        let hints = self.ops.iter().filter_map(|op| hint(op, scratch));
        let mut before = under_new_names(&doubles.before, &renames, scratch.double_of_default());
        if !renames.is_empty() {
            let beside = Schema { declared: self.beside.clone(), ..part.schemas.after.clone() };
            before.declared = scratch.relocated(&beside).declared;
            let known = |it: &Address| {
                let former = |had: &Address| rename::address(had, &renames) == *it;
                doubles.before.declared.objects.keys().any(former)
            };
            before.declared.retain(known);
        }
        follows::follow(&mut before, &doubles.after, self.ops, |it| scratch.relocated_name(it));
        let way = Pair::new(&before, &doubles.after);
        let ops = renames.iter().cloned().map(Op::Rename);
        let ops = ops.chain(diff::diff(way)).chain(hints).collect();
        let mut change = plan::plan(&spelling::spell(ops, &written), way);
        spelling::spell_declared(&mut change, &doubles.after, &written);
        let bare = Bare::of_doubles(scratch);
        let wanted = |step: &Step| self.wanted(&bare.statement(step));
        // Of the partitions that are there, the scratch has those that are declared.
        let partitions = &partition::declared(&before);
        let staging = Staging { wanted: &wanted, schemas: way, partitions, version: self.version };
        let change =
            if self.staged.is_empty() { change } else { online::staged(&change, &staging).0 };
        Rehearsal { doubles, renames, start, change }
    }
}

impl Part {
    /// Without these objects.
    pub(super) fn without(self, objects: &[Refusal]) -> Self {
        let Self { schemas, written } = self;
        Self {
            schemas: schemas.map(|it| incompatible::without(&it, objects)),
            written: incompatible::without(&written, objects),
        }
    }

    /// Tables alone.
    pub(super) fn without_declared(mut self) -> Self {
        for schema in [&mut self.schemas.before, &mut self.schemas.after, &mut self.written] {
            schema.declared = Declarations::default();
        }
        self
    }

    pub(super) fn sides(&self) -> [&Schema; 2] {
        [&self.schemas.before, &self.schemas.after]
    }
}

/// The tables that the change concerns, by the ops' names.
#[must_use]
pub fn tables(ops: &[Op], schemas: Pair<&Schema>) -> BTreeSet<Qualified> {
    concerned(ops, schemas).tables
}

/// Ops that fill or park rows: no difference between schemas asks for them.
fn hint(op: &Op, scratch: &Scratch<'_>) -> Option<Op> {
    let own = |table: &Qualified| scratch.relocated_name(table);
    match op {
        Op::Fill(table, column, fill) => Some(Op::Fill(own(table), column.clone(), fill.clone())),
        Op::Convert(table, column, by) => Some(Op::Convert(own(table), column.clone(), by.clone())),
        Op::Park(table, column, to) => Some(Op::Park(own(table), column.clone(), to.clone())),
        _ => None,
    }
}

/// The schema under new names; `own` is the schema that the search path begins with.
pub(super) fn under_new_names(schema: &Schema, renames: &[Rename], own: &str) -> Schema {
    let mut schema = schema.clone();
    for rename in renames {
        rename.apply(&mut schema, own);
    }
    schema
}

struct Concerned {
    tables: BTreeSet<Qualified>,
    enums: BTreeSet<Qualified>,
    sequences: BTreeSet<Qualified>,
    declared: BTreeSet<Address>,
}

/// The objects of the ops, the tables that use such types and sequences, and tables that refer to these or are
/// referred to by them.
fn concerned(ops: &[Op], schemas: Pair<&Schema>) -> Concerned {
    let mut tables = BTreeSet::new();
    let mut enums = BTreeSet::new();
    let mut sequences = BTreeSet::new();
    let mut declared = BTreeSet::new();
    for op in ops {
        match op {
            Op::Namespace(..) | Op::Extension(..) => {}
            Op::Sequence(name, _) => _ = sequences.insert(name.clone()),
            Op::Rename(Rename::Table(pair)) => {
                tables.extend([pair.before.clone(), pair.after.clone()]);
            }
            Op::Rename(Rename::Enum(pair)) => {
                enums.extend([pair.before.clone(), pair.after.clone()]);
            }
            Op::Enum(name, _) | Op::Rename(Rename::Label(name, _)) => {
                _ = enums.insert(name.clone());
            }
            Op::Rename(Rename::Column(table, _) | Rename::Part(table, ..))
            | Op::Table(table, _)
            | Op::Column(table, _)
            | Op::Fill(table, ..)
            | Op::Convert(table, ..)
            | Op::Park(table, ..)
            | Op::PrimaryKey(table, _)
            | Op::Unique(table, ..)
            | Op::Check(table, ..)
            | Op::Exclusion(table, ..)
            | Op::ForeignKey(table, ..)
            | Op::Index(table, ..)
            | Op::Comment(table, ..) => _ = tables.insert(table.clone()),
            Op::Declared(address, _) => _ = declared.insert(address.clone()),
        }
    }
    let both = [schemas.before, schemas.after];
    let owned = || {
        let all = both.iter().flat_map(|schema| &schema.sequences);
        all.filter_map(|(name, it)| Some((name, &it.owned_by.as_ref()?.0)))
    };
    sequences.extend(owned().filter(|(_, it)| tables.contains(*it)).map(|(name, _)| name.clone()));
    tables.extend(owned().filter(|(name, _)| sequences.contains(*name)).map(|(_, it)| it.clone()));
    for (name, table) in both.iter().flat_map(|schema| &schema.tables) {
        let reads = |column: &Column| {
            column.default.as_ref().filter(|_| !sequences.is_empty()).is_some_and(|default| {
                let names = default.names();
                sequences.iter().any(|it| names.contains(&it.name))
            })
        };
        let uses = table.columns.iter().any(|column| {
            reads(column) || matches!(&column.ty.name, TypeName::Enum(name) if enums.contains(name))
        });
        if uses {
            tables.insert(name.clone());
        }
    }
    beside(schemas, &mut declared, &mut tables, &mut enums);
    let mut neighbours = BTreeSet::new();
    for (name, table) in both.iter().flat_map(|schema| &schema.tables) {
        for key in table.foreign_keys.values() {
            if tables.contains(name) || tables.contains(&key.references) {
                neighbours.extend([name.clone(), key.references.clone()]);
            }
        }
    }
    tables.extend(neighbours);
    // A type that a column no longer has may stay because something else uses it.
    for name in &tables {
        let own = both.iter().filter_map(|schema| schema.tables.get(name));
        enums.extend(own.flat_map(|it| &it.columns).filter_map(|column| match &column.ty.name {
            TypeName::Enum(name) => Some(name.clone()),
            TypeName::Builtin(_) | TypeName::Extension(_) | TypeName::Other(_) => None,
        }));
    }
    Concerned { tables, enums, sequences, declared }
}

/// Adds the objects beside tables that stand on what is concerned, and all that those stand on.
fn beside(
    schemas: Pair<&Schema>,
    declared: &mut BTreeSet<Address>,
    tables: &mut BTreeSet<Qualified>,
    enums: &mut BTreeSet<Qualified>,
) {
    for schema in [schemas.before, schemas.after] {
        let dependents = schema.declared.dependents(|it| match it {
            Required::Relation(name) | Required::Column(name, _) => tables.contains(name),
            Required::Type(name) => enums.contains(name),
            Required::Declared(address) => declared.contains(address),
        });
        let dependents: Vec<Address> = dependents.into_iter().cloned().collect();
        declared.extend(dependents);
        // A domain that a column is of.
        let types = schema.declared.objects.keys().filter(|it| it.kind.is_type());
        let used = |it: &&Address| {
            let named = |table: &Qualified| schema.tables.get(table);
            let columns = tables.iter().filter_map(named).flat_map(|table| &table.columns);
            columns.into_iter().any(|column| column.ty.name == TypeName::Other(it.name.clone()))
        };
        declared.extend(types.filter(used).cloned().collect::<Vec<_>>());
        let mut next: Vec<Address> = declared.iter().cloned().collect();
        while let Some(address) = next.pop() {
            let mentions = schema.declared.bonds.get(&address).map(|it| &it.mentions);
            let mentioned = |name: &Qualified| mentions.is_some_and(|it| it.contains(&name.name));
            tables.extend(schema.tables.keys().filter(|it| mentioned(it)).cloned());
            for required in schema.declared.required(&address) {
                match required {
                    Required::Relation(name) | Required::Column(name, _) => {
                        tables.insert(name.clone());
                        // Of a column's sequence.
                        if !schema.tables.contains_key(name) {
                            let owner = schema.column_with(name).map(|(table, _)| table.clone());
                            tables.extend(owner);
                        }
                    }
                    Required::Type(name) => _ = enums.insert(name.clone()),
                    Required::Declared(address) => {
                        if declared.insert(address.clone()) {
                            next.push(address.clone());
                        }
                    }
                }
            }
            let others = schema.declared.objects.keys().filter(|it| mentioned(&it.name));
            for other in others {
                if declared.insert(other.clone()) {
                    next.push(other.clone());
                }
            }
        }
    }
}

/// Foreign keys to tables outside the proof do not matter.
fn without_outside_keys(mut schema: Schema) -> Schema {
    let names: BTreeSet<Qualified> = schema.tables.keys().cloned().collect();
    for (_, table) in schema.tables_mut() {
        table.foreign_keys.retain(|_, key| names.contains(&key.references));
    }
    schema
}
