//! Takes the changes and asks what only the database knows about them: which casts it lacks, what depends on dropped
//! objects, and which new names are taken.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::PgConnection;

use super::{Aim, Error, changes::Changes, comparison::Comparison, timed};
use crate::{
    catalog::{clinging, clinging::Clinging, dependents, partitions, relations, sizes},
    check::{
        self, Direction, blocked,
        cast::{Back, Missing},
        cycle, names, partition, taken, undecided,
    },
    op::Op,
    plan::{ColumnAction, Step},
    render::sql,
    schema::{
        Address, Declarations, Pair, Qualified, Schema,
        declared::Kind,
        dependent::{Dependent, Touch},
        effect::Size,
        partition::Partition,
        relation::Relation,
    },
    scratch::{
        cast::{self, NoCast},
        rehearsal,
    },
};

/// What the database says about the changes.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) casts: Pair<Vec<NoCast>>,
    pub(super) dependents: Vec<Dependent>,
    pub(super) relations: Vec<Relation>,
    /// Of the tables that the changes concern, by their current names and by their new ones.
    pub(super) sizes: BTreeMap<Qualified, Size>,
    /// On the columns that stages would replace or fill.
    pub(super) clinging: Vec<Clinging>,
    /// Of the tables that the changes concern, by their new names.
    pub(super) partitions: BTreeMap<Qualified, Vec<Partition>>,
}

impl Survey {
    pub(super) async fn of(
        connection: &mut PgConnection,
        changes: &Changes<'_>,
    ) -> Result<Self, Error> {
        let Changes { settled, ops, plan, .. } = changes;
        let casts = cast::missing(connection, plan, settled.schemas()).await?;
        let former = names::former(&blocked::touches(plan, settled.schemas().before), ops);
        let dependents = dependents::read(connection, &former);
        let mut dependents = timed("looked for what stands in the way", dependents).await?;
        // What is managed steps aside by itself.
        let managed = &settled.schemas().before.declared;
        dependents.retain(|it| !is_managed(it, managed));
        // Without changes, no name is new.
        let relations = if ops.is_empty() {
            Vec::new()
        } else {
            relations::read(connection, &taken::wanted(changes.whole())).await?
        };
        let tables = rehearsal::tables(ops, settled.schemas());
        let former: Vec<(Qualified, Qualified)> =
            tables.into_iter().map(|it| (names::former_table(&it, ops), it)).collect();
        let known: Vec<&Qualified> = former.iter().map(|(former, _)| former).collect();
        let mut sizes = sizes::read(connection, &known).await?;
        for (former, now) in &former {
            if let Some(size) = sizes.get(former).copied() {
                sizes.insert(now.clone(), size);
            }
        }
        let clinging = clinging(connection, changes).await?;
        let Schema { tables: before, declared, .. } = settled.schemas().before;
        let has_parts = |(_, now): &&(Qualified, Qualified)| {
            before.get(now).is_some_and(|it| it.partition_by.is_some())
        };
        let added = ops.iter().filter_map(|op| match op {
            Op::Declared(it, _) if it.kind == Kind::Partition => Some(it),
            _ => None,
        });
        let declared = [declared, &settled.schemas().after.declared];
        let parents = added.flat_map(|it| declared.into_iter().flat_map(|all| all.parents(it)));
        let parents = parents.map(|it| (names::former_table(it, ops), it.clone()));
        let all: BTreeSet<(Qualified, Qualified)> = former.iter().cloned().chain(parents).collect();
        let partitioned: Vec<_> = all.iter().filter(has_parts).collect();
        let known: Vec<&Qualified> = partitioned.iter().map(|(former, _)| former).collect();
        let mut found = partitions::read(connection, &known).await?;
        let named = partitioned.iter().filter_map(|(former, now)| {
            let mut own = found.remove(former)?;
            own.iter_mut().filter(|it| it.of == *former).for_each(|it| it.of.clone_from(now));
            Some((now.clone(), own))
        });
        let partitions = named.collect();
        Ok(Self { casts, dependents, relations, sizes, clinging, partitions })
    }
}

/// What depends on the columns whose type changes, or that are added with values, by their new names.
async fn clinging(
    connection: &mut PgConnection,
    changes: &Changes<'_>,
) -> Result<Vec<Clinging>, sqlx::Error> {
    let Changes { ops, plan, .. } = changes;
    let columns = plan.up.iter().chain(&plan.down).filter_map(|step| match step {
        Step::Column(table, name, ColumnAction::SetType { .. }) => Some((table, name)),
        Step::Column(table, name, ColumnAction::Add(column)) if column.default.is_some() => {
            Some((table, name))
        }
        _ => None,
    });
    let mut columns: Vec<Touch> =
        columns.map(|(table, name)| Touch::SetType(table.clone(), name.clone())).collect();
    columns.sort();
    columns.dedup();
    let named = |it: &Touch| (it.object().clone(), it.part().to_owned());
    let former: Vec<_> = names::former(&columns, ops).iter().map(named).collect();
    let mut found = clinging::read(connection, &former).await?;
    for it in &mut found {
        let at =
            former.iter().position(|(table, column)| *table == it.table && *column == it.column);
        if let Some(now) = at.and_then(|at| columns.get(at)) {
            (it.table, it.column) = named(now);
        }
    }
    Ok(found)
}

/// Whether SQL files declare the dependent, or it is a privilege on an object that they declare.
fn is_managed(dependent: &Dependent, managed: &Declarations) -> bool {
    if dependent.kind == "privileges" {
        let role = dependent.name.rsplit(" of ").next().unwrap_or_default();
        let column = match &dependent.touch {
            Touch::DropColumn(_, column) => Some(column),
            _ => None,
        };
        let is_own = |it: &Address| {
            it.name == *dependent.touch.object()
                && it.column.as_ref() == column
                && it.are_privileges_of(role)
        };
        return managed.objects.keys().any(is_own);
    }
    managed.bonds.values().any(|own| own.identity == dependent.name)
}

impl Changes<'_> {
    /// The database, with its current names, and the target.
    fn whole(&self) -> Pair<&Schema> {
        Pair::new(&self.settled.wanted.inputs.database, self.settled.schemas().after)
    }

    pub(super) fn compared(mut self, survey: Survey) -> Comparison {
        let request = self.settled.wanted.inputs.request;
        let (entities, default_schema) =
            (&*self.settled.wanted.inputs.entities, request.default_schema);
        let Survey { casts, dependents, relations, sizes, clinging, partitions } = survey;
        let dependents = names::now(dependents, &self.ops);
        let database = self.settled.wanted.database();
        let mut found = blocked::find(&self.plan, &dependents, database, entities, default_schema);
        if request.aim == Aim::Way {
            let ways = [(Direction::Up, casts.before), (Direction::Down, casts.after)];
            let each = ways.iter().flat_map(|(way, casts)| casts.iter().map(move |it| (*way, it)));
            self.findings.retain(|it| {
                let name = |cast: &NoCast| {
                    format!("{}.{}", cast.table.relative_to(default_schema), cast.column)
                };
                let lacks = |(way, casts): &(Direction, Vec<NoCast>)| {
                    let is_known = *way == Direction::Up || it.direction == *way;
                    is_known && casts.iter().any(|cast| name(cast) == it.object)
                };
                !(check::cast::SAID.contains(&it.code) && ways.iter().any(lacks))
            });
            let schemas = self.settled.schemas();
            let labels = |name: &Qualified| {
                [schemas.before, schemas.after].into_iter().find_map(|it| it.enums.get(name))
            };
            found.extend(each.map(|(direction, NoCast { table, column, types, has_back })| {
                let place = entities.place_of_column(table, column);
                let types = types.as_ref().map(|it| &**it);
                let back = if *has_back { Back::Cast } else { Back::Missing };
                let missing = Missing { table, column, types, back };
                check::cast::missing(direction, missing, &labels, place, default_schema)
            }));
        }
        found.extend(partition::find(
            &self.ops,
            self.settled.schemas(),
            &partitions,
            default_schema,
        ));
        found.extend(cycle::find(&self.plan, |step| sql::statement(step, default_schema)));
        if !self.ops.is_empty() {
            found.extend(taken::find(self.whole(), &relations, default_schema));
        }
        let left = self.settled.left.iter();
        found.extend(
            left.map(|it| {
                blocked::incompatible(&it.table, &it.what(), &it.message, default_schema)
            }),
        );
        if let Some((reason, left)) = &self.settled.undecided {
            let help = format!("{reason}; {}", reason.remedy());
            found.extend(undecided::find(left, &help, default_schema));
        }
        self.findings.extend(found);
        Comparison::of(self, sizes, clinging, partitions)
    }
}
