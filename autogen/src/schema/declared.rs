//! Objects beside tables: what no entity can state and SQL files declare. Views, functions, triggers, policies and their kin
//! are all one to the other stages: an address, and the statements that create, replace and remove what is there.

pub mod composite;
mod kind;
mod privileges;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::{Deserialize, Serialize};

use self::composite::Attributes;
pub use self::{kind::Kind, privileges::without};
use super::{Pair, Qualified, is_default, relative::Relative};

/// Which object. Unique in a database.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Address {
    pub kind: Kind,
    /// Its name, or that of the object that it is a part of. Nothing but a schema, or nothing at all, for privileges on that.
    pub name: Qualified,
    /// The argument types of a routine, the own name of a part, or who has privileges.
    pub part: String,
    /// The column that it is about.
    pub column: Option<String>,
}

impl fmt::Display for Address {
    /// `function slug(text)`, `trigger touch on stories`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, part, column, .. } = self;
        let (word, name) = (kind.word(), self.subject());
        match (kind, column) {
            (Kind::Function | Kind::Procedure, _) => write!(f, "{word} {name}({part})"),
            (Kind::Privileges, Some(column)) => write!(f, "{word} on {name}.{column} {part}"),
            (_, Some(column)) => write!(f, "{word} {name}.{column}"),
            (
                Kind::Owner
                | Kind::ClusterOn
                | Kind::Unlogged
                | Kind::Tablespace
                | Kind::ReplicaIdentity,
                _,
            ) => write!(f, "{word} of {name}"),
            (Kind::RowSecurity | Kind::ForceRowSecurity, _) => write!(f, "{word} on {name}"),
            (Kind::Privileges, None) if part.starts_with('(') => {
                write!(f, "{word} on {name}{part}")
            }
            (Kind::Privileges, None) => write!(f, "{word} on {name} {part}"),
            (Kind::DefaultPrivileges, _) if name.is_empty() => write!(f, "{word} {part}"),
            (Kind::DefaultPrivileges, _) => write!(f, "{word} in {name} {part}"),
            _ if kind.is_part() => write!(f, "{word} {part} on {name}"),
            _ => write!(f, "{word} {name}"),
        }
    }
}

impl Relative for Address {
    fn leave_out(&mut self, schema: &str) {
        self.name.leave_out(schema);
    }
}

/// An object as Postgres prints it, with the names that the search path leads to.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Declared {
    /// The statement that creates it.
    pub definition: String,
    /// What `COMMENT ON` and `DROP` call it: `VIEW titles`.
    pub on: String,
    /// The statement that removes it, if it is not `DROP`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub undo: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub comment: Option<String>,
    /// What `CREATE OR REPLACE` cannot change: the columns of a view, the result and the arguments of a function.
    #[serde(default, skip_serializing_if = "is_default")]
    pub shape: Vec<String>,
    /// Privileges that a `REVOKE` takes away, whoever granted them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub withheld: Vec<String>,
}

/// What an object depends on.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Required {
    /// A table, or a view that nobody declares.
    Relation(Qualified),
    Column(Qualified, String),
    /// An enum.
    Type(Qualified),
    Declared(Address),
}

/// What the catalog knows of an object's place among the others. Follows from the definitions, so it is not compared.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Bonds {
    /// As `pg_identify_object` names it.
    pub identity: String,
    /// Its row in the catalog: the table's number and its own.
    pub id: Option<(i64, i64)>,
    pub requires: BTreeSet<Required>,
    /// The names in the body of an SQL function: Postgres looks them up when it is created, and forgets them.
    pub mentions: BTreeSet<String>,
}

/// The objects beside the tables of a schema.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Declarations {
    pub objects: BTreeMap<Address, Declared>,
    pub bonds: BTreeMap<Address, Bonds>,
}

impl Declarations {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.objects.is_empty()
    }

    /// Only those that satisfy a condition.
    pub fn retain(&mut self, holds: impl Fn(&Address) -> bool) {
        self.objects.retain(|it, _| holds(it));
        self.bonds.retain(|it, _| holds(it));
    }

    /// What the object depends on.
    pub fn required<'a>(
        &'a self,
        address: &Address,
    ) -> impl Iterator<Item = &'a Required> + use<'a> {
        self.bonds.get(address).into_iter().flat_map(|it| &it.requires)
    }

    /// The table, or the partition, that a partition is of.
    pub fn parents<'a>(
        &'a self,
        partition: &Address,
    ) -> impl Iterator<Item = &'a Qualified> + use<'a> {
        self.required(partition).filter_map(|it| match it {
            Required::Relation(name) => Some(name),
            Required::Declared(of) => Some(&of.name),
            Required::Column(..) | Required::Type(_) => None,
        })
    }

    /// The declared object behind a name among tables.
    #[must_use]
    pub fn relation(&self, name: &Qualified) -> Option<&Address> {
        self.objects.keys().find(|it| it.kind.is_relation() && it.name == *name)
    }

    /// The object that a part belongs to, if it is declared.
    #[must_use]
    pub fn owner(&self, part: &Address) -> Option<&Address> {
        let mut required = self.required(part).filter_map(|it| match it {
            Required::Declared(owner)
                if !owner.kind.is_part()
                    || matches!(part.kind, Kind::TriggerMode | Kind::ClusterOn) =>
            {
                Some(owner)
            }
            _ => None,
        });
        required.find(|owner| part.kind.is_part() && owner.name == part.name)
    }

    /// Which objects depend on what satisfies a condition, be it by way of others.
    #[must_use]
    pub fn dependents(&self, changed: impl Fn(&Required) -> bool) -> BTreeSet<&Address> {
        let mut found: BTreeSet<&Address> = BTreeSet::new();
        loop {
            let depends = |it: &&Address| {
                self.required(it).any(|required| match required {
                    Required::Declared(on) => found.contains(on) || changed(required),
                    _ => changed(required),
                })
            };
            let more: Vec<&Address> =
                self.objects.keys().filter(|it| !found.contains(it)).filter(depends).collect();
            if more.is_empty() {
                return found;
            }
            found.extend(more);
        }
    }
}

impl Address {
    /// Where it is said that a table is unlogged.
    #[must_use]
    pub fn unlogged(table: &Qualified) -> Self {
        let (part, column) = (String::new(), None);
        Self { kind: Kind::Unlogged, name: table.clone(), part, column }
    }

    /// The name of the object that it is, or is about.
    #[must_use]
    pub fn subject(&self) -> String {
        match &self.name {
            Qualified { schema, name } if name.is_empty() => schema.clone(),
            name => name.to_string(),
        }
    }

    /// Whether it is dropped if only what is declared is to be left. Partitions come and go by themselves.
    #[must_use]
    pub fn is_to_be_said(&self) -> bool {
        !matches!(self.kind, Kind::Partition | Kind::Owner) && !self.is_built_in()
    }

    /// Whether the one can become the other without being dropped (manual, CREATE VIEW, CREATE FUNCTION, CREATE TRIGGER and
    /// ALTER DOMAIN).
    #[must_use]
    pub fn can_become(&self, pair: Pair<&Declared>) -> bool {
        if pair.before.definition == pair.after.definition {
            return true;
        }
        let shapes = pair.map(|it| &it.shape[..]);
        match self.kind {
            // Columns can only be added, and only at the end.
            Kind::View => shapes.after.starts_with(shapes.before),
            // Defaults can only be added.
            Kind::Function | Kind::Procedure => {
                let fixed = shapes.map(|it| it.get(..it.len().saturating_sub(1)));
                let n_defaults = shapes.map(|it| it.last().and_then(|it| it.parse::<u32>().ok()));
                fixed.before == fixed.after && n_defaults.before <= n_defaults.after
            }
            // One by one.
            Kind::Privileges | Kind::DefaultPrivileges => true,
            // All but what it is over.
            Kind::Domain => shapes.before.first() == shapes.after.first(),
            Kind::Trigger | Kind::Rule => {
                let is_constraint = |it: &Declared| it.definition.starts_with("CREATE CONSTRAINT");
                !is_constraint(pair.before) && !is_constraint(pair.after)
            }
            // Detached, and attached again with other bounds.
            Kind::Partition => shapes.before.first() == shapes.after.first(),
            Kind::TriggerMode
            | Kind::StorageParameter
            | Kind::Tablespace
            | Kind::ReplicaIdentity
            | Kind::ColumnDefault
            | Kind::ColumnComment
            | Kind::ColumnStatistics
            | Kind::ColumnStorage
            | Kind::ColumnCompression
            | Kind::ClusterOn
            | Kind::Owner => true,
            // Attributes come at the end, and go.
            Kind::CompositeType => Attributes::of(shapes).is_some(),
            Kind::MaterializedView
            | Kind::Index
            | Kind::Statistics
            | Kind::RowSecurity
            | Kind::ForceRowSecurity
            | Kind::Unlogged
            | Kind::Policy => false,
        }
    }
}
