//! What entities state. A facet that is `None` is not stated, which is not the same as unwanted.
//!
//! The entity reader writes this dialect, `schema.lock` records it, and `desired` resolves it against the catalog.
//! Expressions and raw types are in their authors' spelling. The derived `Serialize` and `Deserialize` define the
//! entries of the lock; missing facets are left out.

mod apart;
mod complete;
mod declaration;
mod layout;
mod namespace;
mod sequence;

pub use apart::tell_apart;
pub use declaration::{Declaration, Makes, declared_tables};
pub(crate) use layout::by_schema;
pub use namespace::Namespace;
pub use sequence::{AutoIncrement, Identity, Sequence};

use std::{
    cell::LazyCell,
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::PathBuf,
    sync::{Arc, LazyLock},
};

use serde::{Deserialize, Serialize};

use super::{
    Action, Address, Collation, ColumnType, Declared, Deferrable, Exclusion, Expression, Generated,
    Index, Pair, PartitionKey, Qualified, Unique, Validity, is_default,
};

/// Everything that a set of entities states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema {
    /// The schemas that SQL files state. The others are there because of the objects in them.
    pub namespaces: BTreeMap<String, Namespace>,
    pub extensions: BTreeMap<String, Extension>,
    pub enums: BTreeMap<Qualified, Enum>,
    /// Boxed: filled in sorted order, a map of thousands consists of half-empty nodes.
    pub tables: BTreeMap<Qualified, Box<Table>>,
    /// The statements of the SQL files.
    pub declarations: Vec<Declaration>,
    /// What Postgres made of them. Only the lock knows.
    pub declared: BTreeMap<Address, Declared>,
    /// What these statements were, as one number. Only the lock knows.
    pub digest: Option<String>,
}

/// A wanted extension. The settings state it, not an entity.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// The schema for its objects.
    pub schema: Option<String>,
    pub version: Option<String>,
}

/// The place in the source that states something.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    pub file: Arc<PathBuf>,
    /// From 1; 0 if nothing was read from source.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// How many characters to underline.
    pub length: u32,
}

impl Default for Place {
    /// Nowhere: the place of everything in a lock, which avoids storing paths.
    fn default() -> Self {
        static NOWHERE: LazyLock<Arc<PathBuf>> = LazyLock::new(Arc::default);
        Self { file: Arc::clone(&NOWHERE), line: 0, column: 0, length: 0 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file.display(), self.line, self.column)
    }
}

/// An enum type that entities use.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Enum {
    pub labels: Vec<String>,
    pub comment: Option<String>,
    /// Whether the entity states the schema of the type.
    #[serde(skip)]
    pub placed: bool,
    /// Whether no column uses the type: it is compared, but not created.
    #[serde(skip)]
    pub unused: bool,
    /// The type's former name.
    pub renamed_from: Option<Qualified>,
    /// Former labels, by their current names.
    #[serde(default, skip_serializing_if = "is_default")]
    pub renamed_labels: BTreeMap<String, String>,
    #[serde(skip)]
    pub place: Place,
}

/// An entity's table.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Table {
    pub renamed_from: Option<Qualified>,
    pub comment: Option<String>,
    /// Columns behind `#[sea_orm(ignore)]`: unmanaged, never absent.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ignored: Vec<String>,
    /// Over columns, or as Postgres prints it.
    pub partition_by: Option<PartitionKey>,
    pub primary_key: Option<PrimaryKey>,
    /// In the order of the fields.
    #[serde(
        default,
        rename = "column",
        serialize_with = "layout::in_order",
        deserialize_with = "layout::deserialize"
    )]
    pub columns: Vec<Column>,
    #[serde(default, rename = "unique", with = "layout")]
    pub uniques: Vec<Named<Unique>>,
    #[serde(default, rename = "foreign_key", with = "layout")]
    pub foreign_keys: Vec<Named<ForeignKey>>,
    #[serde(default, rename = "check", with = "layout")]
    pub checks: Vec<Named<Check>>,
    #[serde(default, rename = "exclusion", with = "layout")]
    pub exclusions: Vec<Named<Exclusion>>,
    #[serde(default, rename = "index", with = "layout")]
    pub indexes: Vec<Named<Index>>,
    /// How Postgres printed the expressions of the table, by their stated text; nothing for those that it printed
    /// unchanged. Only the lock has this.
    #[serde(default)]
    pub printed: BTreeMap<Expression, BTreeSet<Expression>>,
    /// Independent sequences that the entity states. They do not belong to the table.
    #[serde(default, rename = "sequence", with = "layout::by_schema")]
    pub sequences: BTreeMap<Qualified, Sequence>,
    #[serde(skip)]
    pub place: Place,
}

/// A constraint or index with its final name.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Named<T> {
    /// At most 63 bytes, never empty.
    #[serde(skip)]
    pub name: String,
    /// Whether the entity states this name. If not, `name` follows SeaORM's convention, and an object of the database
    /// that differs only in its name counts as this one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub explicit: bool,
    /// Whether nobody states the order of its columns, as with `unique_key` on fields.
    #[serde(default, skip_serializing_if = "is_default")]
    pub any_order: bool,
    #[serde(skip)]
    pub renamed_from: Option<String>,
    #[serde(flatten)]
    pub value: T,
    pub comment: Option<String>,
    #[serde(skip)]
    pub place: Place,
}

/// A column of an entity.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "layout::Line", into = "layout::Line")]
pub struct Column {
    pub name: String,
    pub ty: Type,
    pub nullable: bool,
    /// The name of its NOT NULL constraint.
    pub not_null: Option<String>,
    pub default: Option<Expression>,
    pub auto_increment: Option<AutoIncrement>,
    pub generated: Option<Box<Generated>>,
    pub collation: Option<Box<Collation>>,
    pub comment: Option<String>,
    pub renamed_from: Option<String>,
    /// What replaces nulls if the column becomes NOT NULL. A hint, which the lock does not record.
    pub fill: Option<Expression>,
    /// How values are converted if the type changes, in `down` and in `up`. A hint too.
    pub using: Pair<Option<Expression>>,
    pub place: Place,
}

/// How precisely a column's type is stated.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// By `column_type` on the field: exactly this type.
    Exact(Arc<ColumnType>),
    /// By the field's Rust type, which may be an active enum: any column that can hold it. The type is the one that
    /// SeaORM chooses for a new column.
    Holds(Arc<ColumnType>),
    /// The same, with the names of other types that can also hold it.
    HoldsAlso(Arc<ColumnType>, &'static [&'static str]),
    /// By an unknown type: the existing column can hold it.
    Unknown(Arc<Unknown>),
}

/// A type of which nothing is known.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Unknown {
    /// As written; for a `column_type` that cannot be read, its place.
    pub name: String,
    pub to: UnknownTo,
    pub place: Place,
}

/// Who does not know a type.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum UnknownTo {
    /// Nobody here: it is a type of Rust.
    #[default]
    Everybody,
    /// The reader of a `column_type`, for this reason.
    Reader(String),
    /// The server has no type of this name.
    Postgres,
}

impl Type {
    pub fn exact(ty: impl Into<Arc<ColumnType>>) -> Self {
        Self::Exact(ty.into())
    }

    pub fn holds(ty: impl Into<Arc<ColumnType>>) -> Self {
        Self::Holds(ty.into())
    }

    /// The same, for types of these names too.
    #[must_use]
    pub fn or_in(self, also: &'static [&'static str]) -> Self {
        match self {
            Self::Holds(ty) if !also.is_empty() => Self::HoldsAlso(ty, also),
            other => other,
        }
    }

    /// The stated type; for an unknown one, Postgres' own `unknown`.
    #[must_use]
    pub fn column_type(&self) -> &Arc<ColumnType> {
        static UNKNOWN: LazyLock<Arc<ColumnType>> =
            LazyLock::new(|| Arc::new(ColumnType::builtin("unknown")));
        match self {
            Self::Exact(ty) | Self::Holds(ty) | Self::HoldsAlso(ty, _) => ty,
            Self::Unknown(_) => &UNKNOWN,
        }
    }

    /// The same, mutable, if it is known.
    pub fn column_type_mut(&mut self) -> Option<&mut Arc<ColumnType>> {
        match self {
            Self::Exact(ty) | Self::Holds(ty) | Self::HoldsAlso(ty, _) => Some(ty),
            Self::Unknown(_) => None,
        }
    }
}

/// A primary key.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct PrimaryKey {
    pub name: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub explicit: bool,
    pub columns: Vec<String>,
    /// Whether the entity states the order of the columns, and not only the set.
    #[serde(skip)]
    pub ordered: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub include: Vec<String>,
    pub deferrable: Option<Deferrable>,
    pub comment: Option<String>,
}

/// A `belongs_to`.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct ForeignKey {
    pub columns: Vec<String>,
    pub references: Qualified,
    pub referenced_columns: Vec<String>,
    pub on_update: Option<Action>,
    pub on_delete: Option<Action>,
    /// The columns of `SET NULL (…)` and `SET DEFAULT (…)`.
    pub on_delete_columns: Option<Vec<String>>,
    pub match_full: Option<bool>,
    pub deferrable: Option<Deferrable>,
    pub validity: Option<Validity>,
}

/// A check.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Check {
    pub expression: Expression,
    #[serde(default, skip_serializing_if = "is_default")]
    pub no_inherit: bool,
    pub validity: Option<Validity>,
}

impl Schema {
    /// Whether a column names its NOT NULL constraint.
    #[must_use]
    pub fn names_not_null(&self) -> bool {
        self.tables.values().any(|it| it.columns.iter().any(|it| it.not_null.is_some()))
    }

    /// The enums that a column or a statement of an SQL file uses.
    #[must_use]
    pub fn used_enums(&self) -> BTreeSet<&Qualified> {
        let names = || self.declarations.iter().flat_map(Declaration::names).collect();
        let names: LazyCell<BTreeSet<String>, _> = LazyCell::new(names);
        let is_used = |(name, it): &(&Qualified, &Enum)| !it.unused || names.contains(&name.name);
        self.enums.iter().filter(is_used).map(|(name, _)| name).collect()
    }

    /// Every sequence that an entity states.
    pub fn sequences(&self) -> impl Iterator<Item = (&Qualified, &Sequence)> {
        self.tables.values().flat_map(|table| &table.sequences)
    }

    /// The place of a table.
    #[must_use]
    pub fn place(&self, table: &Qualified) -> Place {
        self.tables.get(table).map(|it| it.place.clone()).unwrap_or_default()
    }

    /// The place of a column, or else of its table.
    #[must_use]
    pub fn place_of_column(&self, table: &Qualified, column: &str) -> Place {
        let column = self.tables.get(table).and_then(|it| it.column(column));
        column.map_or_else(|| self.place(table), |it| it.place.clone())
    }

    /// The place of a constraint or index, or else of its table.
    #[must_use]
    pub fn place_of(&self, table: &Qualified, name: &str) -> Place {
        fn of<'a, T>(named: &'a [Named<T>], name: &str) -> Option<&'a Place> {
            named.iter().find(|it| it.name == name).map(|it| &it.place)
        }
        let place = self.tables.get(table).and_then(|it| {
            of(&it.uniques, name)
                .or_else(|| of(&it.indexes, name))
                .or_else(|| of(&it.foreign_keys, name))
                .or_else(|| of(&it.checks, name))
                .or_else(|| of(&it.exclusions, name))
        });
        place.cloned().unwrap_or_else(|| self.place(table))
    }
}

impl Table {
    /// Frees memory that growing lists have reserved: there may be thousands of tables.
    pub fn shrink_to_fit(&mut self) {
        let Self { columns, uniques, foreign_keys, checks, exclusions, indexes, .. } = self;
        columns.shrink_to_fit();
        uniques.shrink_to_fit();
        foreign_keys.shrink_to_fit();
        checks.shrink_to_fit();
        exclusions.shrink_to_fit();
        indexes.shrink_to_fit();
    }

    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}
