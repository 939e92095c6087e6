//! What SQL files declare, as Postgres prints it: the statements run over the tables as they are to be, in whatever order they
//! can, and the catalog says what came of it.

mod refused;
mod reprinted;
mod tables;
mod withheld;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use sqlx::PgConnection;

pub use self::reprinted::adopt_reprinted;
use super::{
    Scratch, ScratchError, canon,
    error::ScratchError::Statement,
    mentioned::{mentioned, names, spoken_of},
    needed,
    relocate::{self, Moves},
    rollback, used,
};
use crate::{
    catalog,
    plan::{Step, TableAction, homes},
    render::sql::quote,
    schema::{
        Address, Column, Declarations, Declared, Qualified, Schema, Table,
        declared::Kind,
        diagnostic::Diagnostic,
        extension::Homes,
        stated::{self, Declaration, Makes, Place, declared_tables},
        tokens,
    },
};

/// What declarations come to.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    /// As Postgres prints it.
    pub declared: Declarations,
    /// The statements of their authors, by what they create.
    pub said: BTreeMap<Address, String>,
    /// The columns of the views.
    pub columns: BTreeMap<Qualified, Vec<Column>>,
    /// Everything about the tables.
    pub tables: BTreeMap<Qualified, Box<stated::Table>>,
}

/// Has Postgres print what is declared over the tables of the target; or says what it refuses, and where that is said.
///
/// # Errors
/// If the scratch cannot be used at all.
pub async fn print(
    connection: &mut PgConnection,
    declarations: &[Declaration],
    target: &Schema,
    database: &Schema,
    default_schema: &str,
) -> Result<Result<Printed, Vec<Diagnostic>>, ScratchError> {
    rollback::require(connection).await?;
    let mut part = mentioned(declarations, target);
    let own: BTreeSet<&Qualified> = declared_tables(declarations).map(|(name, _)| name).collect();
    part.tables.retain(|name, _| !own.contains(name));
    // What is to be is in the scratch under its double's name as well, and so is a schema that privileges are on.
    let namespaces = spoken_of(declarations, target.namespaces.keys());
    let namespaces = namespaces.into_iter().map(|it| (it, Arc::default()));
    let tables = part.tables.iter().map(|(name, it)| (name.clone(), Arc::clone(it)));
    let with_names =
        Schema { declared: stand_ins(declarations), ..part.with_tables(tables.chain(namespaces)) };
    let mut scratch = Scratch::open(connection, default_schema, &[&with_names]).await?;
    let play = Play { declarations, part: &part, with_names: &with_names };
    let printed = play.run(&mut scratch, database).await;
    scratch.close().await?;
    printed
}

struct Play<'a> {
    declarations: &'a [Declaration],
    part: &'a Schema,
    /// The same, and the name of each object that is declared.
    with_names: &'a Schema,
}

/// What is still to be done.
enum Task<'a> {
    Table(&'a Qualified),
    Statement(&'a Declaration),
}

impl Task<'_> {
    /// What it makes, unless nothing else calls that by its name.
    fn name(&self) -> Option<&Qualified> {
        match self {
            Self::Table(name) => Some(name),
            Self::Statement(it) => it.name.as_ref().filter(|_| !tokens::creates_a_part(&it.sql)),
        }
    }
}

impl<'a> Play<'a> {
    async fn run(
        &self,
        scratch: &mut Scratch<'_>,
        database: &Schema,
    ) -> Result<Result<Printed, Vec<Diagnostic>>, ScratchError> {
        scratch.require_schemas().await?;
        scratch.grant_nothing_by_default().await?;
        self.prepare(scratch, database).await?;
        let (facets, creating): (Vec<&Declaration>, Vec<&Declaration>) =
            self.declarations.iter().partition(|it| it.name.is_none());
        let statements = creating.into_iter().map(Task::Statement);
        let tasks = self.part.tables.keys().map(Task::Table).chain(statements).collect();
        let mut made = Made::default();
        let refused = self.all(scratch, tasks, &mut made).await?;
        if !refused.is_empty() {
            return Ok(Err(refused));
        }
        // What is granted by default is nobody's declaration.
        let by_default = scratch.read_declared().await?;
        let mut declared = by_default.clone();
        let (mut refused, mut idle, mut withheld) = (Vec::new(), Vec::new(), Vec::new());
        for facet in facets {
            refused.extend(self.statement(scratch, facet).await?);
            let now = scratch.read_declared().await?;
            if refused.is_empty() {
                let taken = self.withheld(scratch, facet, &now).await?;
                if taken.is_empty() && now.objects == declared.objects {
                    idle.push(facet);
                }
                withheld.extend(taken);
            }
            declared = now;
        }
        if !refused.is_empty() {
            return Ok(Err(refused));
        }
        let own = match self.tables(scratch).await? {
            Ok(own) => own,
            Err(refused) => return Ok(Err(refused)),
        };
        idle.retain(|it| !tables::are_meant(it, &own));
        if !idle.is_empty() {
            return Ok(Err(idle.into_iter().map(refused::without_effect).collect()));
        }
        made.by.retain(|(it, _)| it.makes != Makes::Table && !self.is_about_a_table(it));
        let is_said = |it: &Address| {
            it.kind != Kind::Privileges || declared.objects.get(it) != by_default.objects.get(it)
        };
        let said: BTreeSet<Address> =
            declared.objects.keys().filter(|it| is_said(it)).cloned().collect();
        declared.retain(|it| said.contains(it));
        withheld::add(&mut declared, withheld);
        let views: Vec<Qualified> = declared
            .objects
            .keys()
            .filter(|it| matches!(it.kind, Kind::View | Kind::MaterializedView))
            .map(|it| it.name.clone())
            .collect();
        let (followers, _) = catalog::followers::read(scratch.connection, &views).await?;
        let tables = followers
            .into_iter()
            .map(|(name, it)| (name, Table { columns: it.columns, ..Table::default() }.into()));
        let views = Schema { enums: scratch.relocated(self.part).enums, ..Schema::default() }
            .with_tables(tables);
        let views = scratch.returned(&views).tables;
        Ok(printed(scratch, declared, made).map(|it| {
            let columns = views.into_iter().map(|(name, it)| (name, it.columns.clone()));
            Printed { columns: columns.collect(), tables: own, ..it }
        }))
    }

    /// The schemas, types and sequences that the statements find.
    async fn prepare(
        &self,
        scratch: &mut Scratch<'_>,
        database: &Schema,
    ) -> Result<(), ScratchError> {
        canon::prepare(scratch, self.part, database).await?;
        for double in scratch.doubles.values().cloned().collect::<BTreeSet<_>>() {
            scratch
                .execute(&format!("CREATE SCHEMA IF NOT EXISTS {}", quote::ident(&double)))
                .await?;
        }
        Ok(())
    }

    /// Does what can be done, again and again, until nothing more can. What is left is refused.
    async fn all(
        &self,
        scratch: &mut Scratch<'_>,
        mut tasks: Vec<Task<'a>>,
        made: &mut Made<'a>,
    ) -> Result<Vec<Diagnostic>, ScratchError> {
        let mut is_stuck = false;
        while !tasks.is_empty() {
            // What is still to be made would be found in the database itself, as it was.
            let (now, mut later): (Vec<_>, Vec<_>) = if is_stuck {
                (tasks, Vec::new())
            } else {
                let waits: Vec<bool> = tasks.iter().map(|it| self.waits(it, &tasks)).collect();
                let (later, now): (Vec<_>, Vec<_>) =
                    tasks.into_iter().zip(waits).partition(|(_, waits)| *waits);
                let tasks = |it: Vec<(Task<'a>, bool)>| it.into_iter().map(|(it, _)| it).collect();
                (tasks(now), tasks(later))
            };
            let (n_now, mut refused) = (now.len(), Vec::new());
            let mut n_done = 0;
            for task in now {
                match self.one(scratch, &task, made).await? {
                    None => n_done += 1,
                    Some(diagnostic) => {
                        refused.extend(diagnostic);
                        later.push(task);
                    }
                }
            }
            if n_done == 0 && is_stuck {
                return Ok(refused);
            }
            is_stuck = n_done == 0 || n_done < n_now && later.len() == n_now - n_done;
            tasks = later;
        }
        Ok(Vec::new())
    }

    /// Whether the task speaks of something that another one makes.
    fn waits(&self, task: &Task<'_>, tasks: &[Task<'_>]) -> bool {
        let names = match task {
            Task::Statement(it) => names([*it]),
            Task::Table(name) => {
                self.part.tables.get(*name).map(|it| used::names(it)).unwrap_or_default()
            }
        };
        let own = task.name();
        let others = tasks.iter().filter_map(Task::name).filter(|it| Some(*it) != own);
        others.into_iter().any(|it| names.contains(&it.name))
    }

    /// Nothing if it is done; else why not, if that is the author's business.
    async fn one(
        &self,
        scratch: &mut Scratch<'_>,
        task: &Task<'a>,
        made: &mut Made<'a>,
    ) -> Result<Option<Option<Diagnostic>>, ScratchError> {
        match task {
            Task::Table(name) => Ok((!self.table(scratch, name).await?).then_some(None)),
            Task::Statement(declaration) => {
                let before = made.ids.clone();
                let refused = self.statement(scratch, declaration).await?;
                if refused.is_none() && declaration.name.is_some() {
                    made.ids = catalog::declared::ids(
                        scratch.connection,
                        &scratch.doubles.values().cloned().collect::<Vec<_>>(),
                    )
                    .await?;
                    let new = made.ids.difference(&before).copied().collect();
                    made.by.push((declaration, new));
                }
                Ok(refused.map(Some))
            }
        }
    }

    async fn table(
        &self,
        scratch: &mut Scratch<'_>,
        name: &Qualified,
    ) -> Result<bool, ScratchError> {
        let own = self.part.with_tables(
            self.part
                .tables
                .get_key_value(name)
                .into_iter()
                .map(|(name, it)| (name.clone(), Arc::clone(it))),
        );
        let doubles = scratch.relocated(&Schema { tables: own.tables, ..self.with_names.clone() });
        for (name, table) in &doubles.tables {
            let mut steps = if table.partition_by.is_some() {
                vec![Step::Table(name.clone(), TableAction::Create(Box::new((**table).clone())))]
            } else {
                needed::steps(name, table)
            };
            homes::write(&mut steps, Homes(&doubles.extensions));
            if !scratch.run_at_once(&steps).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn statement(
        &self,
        scratch: &mut Scratch<'_>,
        declaration: &Declaration,
    ) -> Result<Option<Diagnostic>, ScratchError> {
        let sql = relocate::statement(
            &declaration.sql,
            self.with_names,
            &Moves::Schemas(scratch.doubles.clone()),
        );
        scratch.execute("SAVEPOINT autogen_declaration").await?;
        match scratch.run_text(&sql).await {
            Ok(()) => {
                scratch.execute("RELEASE autogen_declaration").await?;
                Ok(None)
            }
            Err(Statement { message, position, .. }) => {
                scratch.execute("ROLLBACK TO autogen_declaration").await?;
                let place = refused::place(scratch, declaration, &sql, position);
                let message = format!("Postgres refuses it: {}", scratch.told(&message));
                let help = "correct the statement, or the entity whose table it uses";
                Ok(Some(Diagnostic::error("refused", place, message).help(help)))
            }
            Err(error) => Err(error),
        }
    }
}

/// The names of what is declared. Whatever it is, a column may have it as its type.
fn stand_ins(declarations: &[Declaration]) -> Declarations {
    let names = declarations.iter().filter_map(|it| it.name.clone());
    let types = names.map(|name| {
        let (kind, part, column) = (Kind::Domain, String::new(), None);
        (Address { kind, name, part, column }, Declared::default())
    });
    Declarations { objects: types.collect(), ..Declarations::default() }
}

fn printed(
    scratch: &Scratch<'_>,
    declared: Declarations,
    made: Made<'_>,
) -> Result<Printed, Vec<Diagnostic>> {
    let mut said = BTreeMap::new();
    let mut refused = Vec::new();
    for (declaration, ids) in made.by {
        let of = |it: &Address| {
            declared.bonds.get(it).and_then(|it| it.id).is_some_and(|id| ids.contains(&id))
        };
        let own: Vec<&Address> = declared.objects.keys().filter(|it| of(it)).collect();
        if own.is_empty() {
            refused.push(refused::nothing(declaration, &declared));
        }
        said.extend(own.into_iter().map(|it| (it.clone(), declaration.sql.clone())));
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    let declared = scratch.returned(&Schema { declared, ..Schema::default() }).declared;
    let said = said.into_iter().map(|(address, sql)| (scratch.returned_address(&address), sql));
    Ok(Printed { declared, said: said.collect(), ..Printed::default() })
}

/// What statements made: rows of the catalog.
#[derive(Default)]
struct Made<'a> {
    ids: BTreeSet<(i64, i64)>,
    by: Vec<(&'a Declaration, BTreeSet<(i64, i64)>)>,
}
