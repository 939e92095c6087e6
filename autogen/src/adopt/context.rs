//! What every part of an entity may need to know: the whole schema, what the user asks for, and the Rust names of everything.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{self, Taken};
use crate::{
    desired::naming::Naming,
    entity::spelling,
    schema::{ColumnType, Enum, Qualified, Schema, Table, TypeName, relative::Relative as _},
};

/// How the entities are written.
#[derive(Clone, Debug)]
pub struct Options {
    pub default_schema: String,
    /// The names that objects without one get.
    pub naming: Naming,
    pub serde: Serde,
    pub clock: Clock,
    /// The tables that entities are written for.
    pub tables: BTreeSet<Qualified>,
    /// The tables that entities or SQL files state already.
    pub stated_tables: BTreeSet<Qualified>,
    /// The tables with something that neither entities nor SQL files can say of them.
    pub beyond: Vec<(Qualified, String)>,
    /// Whether these are all tables that have no entity.
    pub whole: bool,
    /// The modules of the tables that have entities already, if they are beside the new ones.
    pub known: BTreeMap<Qualified, String>,
    /// The schemas that SQL files may state.
    pub schemas: BTreeSet<String>,
    /// The enums that are stated already, with the Rust enum if a new entity can name it.
    pub stated_enums: BTreeMap<Qualified, Option<RustEnum>>,
    /// The names of modules that are there already.
    pub modules: BTreeSet<String>,
    /// The module of the new enums.
    pub enums: String,
}

impl Options {
    /// For a database without entities, and no table yet.
    #[must_use]
    pub fn new(default_schema: &str) -> Self {
        Self {
            default_schema: default_schema.to_owned(),
            naming: Naming::default(),
            serde: Serde::None,
            clock: Clock::Chrono,
            tables: BTreeSet::new(),
            stated_tables: BTreeSet::new(),
            beyond: Vec::new(),
            whole: true,
            known: BTreeMap::new(),
            schemas: BTreeSet::new(),
            stated_enums: BTreeMap::new(),
            modules: BTreeSet::new(),
            enums: ENUMS.to_owned(),
        }
    }
}

/// An enum that is there already, as new entities name it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RustEnum {
    pub path: String,
    pub is_eq: bool,
}

/// The derives of serde on models and enums.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Serde {
    #[default]
    None,
    Serialize,
    Deserialize,
    Both,
}

impl Serde {
    pub(super) fn derives(self) -> &'static [&'static str] {
        match self {
            Self::None => &[],
            Self::Serialize => &["Serialize"],
            Self::Deserialize => &["Deserialize"],
            Self::Both => &["Deserialize", "Serialize"],
        }
    }
}

/// The crate of dates and times.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Clock {
    #[default]
    Chrono,
    Time,
}

/// The module of the enums.
pub const ENUMS: &str = "sea_orm_active_enums";
/// The module with every entity under its own name.
pub const PRELUDE: &str = "prelude";

/// Modules that mean something else in a crate.
const RESERVED_MODULES: &[&str] = &["lib", "main", "mod", PRELUDE, ENUMS];

/// Names that the derives, the preludes and the language give to something else.
const RESERVED_TYPES: &[&str] = &[
    "ActiveModel",
    "ActiveModelEx",
    "Box",
    "Column",
    "Date",
    "DateTime",
    "DateTimeWithTimeZone",
    "Decimal",
    "Entity",
    "EntityLoader",
    "Err",
    "Expr",
    "Iden",
    "IpNetwork",
    "Json",
    "Model",
    "ModelEx",
    "None",
    "Ok",
    "Option",
    "PgVector",
    "PrimaryKey",
    "Related",
    "RelatedEntity",
    "Relation",
    "Result",
    "Select",
    "Some",
    "String",
    "Time",
    "TypedColumn",
    "Uuid",
    "Value",
    "Vec",
    "ActiveEnum",
    "ActiveModelBehavior",
    "ActiveModelTrait",
    "BelongsTo",
    "ColumnDef",
    "ColumnTrait",
    "ColumnType",
    "DynIden",
    "EntityName",
    "EntityTrait",
    "EnumIter",
    "HasMany",
    "HasOne",
    "Linked",
    "ModelTrait",
    "RelationDef",
    "RelationTrait",
    "StringLen",
    "ConnectionTrait",
    "CursorTrait",
    "DatabaseConnection",
    "DbConn",
    "DbErr",
    "QueryFilter",
    "QueryResult",
    "SelectExt",
    "Self",
];

/// The column of a field, and its name.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    /// By column; not yet written for Rust.
    pub(super) of: BTreeMap<String, String>,
    pub(super) taken: Taken,
}

/// What every part may need to know.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub(super) schema: &'a Schema,
    pub(super) options: &'a Options,
    /// The Rust enum for each enum type.
    pub(super) enums: BTreeMap<&'a Qualified, String>,
    /// The module of each table, new or not.
    pub(super) modules: BTreeMap<&'a Qualified, String>,
    pub(super) fields: BTreeMap<&'a Qualified, Fields>,
    /// The tables whose entity names columns in a style of its own, so that every further field states its column.
    pub(super) styled: BTreeSet<&'a Qualified>,
}

impl<'a> Context<'a> {
    pub(super) fn new(schema: &'a Schema, options: &'a Options) -> Self {
        let fields = schema.tables.iter().map(|(name, table)| (name, fields(table)));
        Self {
            schema,
            options,
            enums: enums(schema, options),
            modules: modules(schema, options),
            fields: fields.collect(),
            styled: BTreeSet::new(),
        }
    }

    /// The tables that entities are written for.
    pub(super) fn tables(&self) -> impl Iterator<Item = (&'a Qualified, &'a Table)> {
        let (all, wanted) = (self.schema.tables.iter(), &self.options.tables);
        all.filter(|(name, _)| wanted.contains(*name)).map(|(name, table)| (name, &**table))
    }

    /// The enums that are written, in the order of their Rust names.
    pub(super) fn new_enums(&self) -> Vec<(&'a Qualified, &'a Enum, &str)> {
        let used =
            self.tables().flat_map(|(_, it)| &it.columns).filter_map(|it| match &it.ty.name {
                TypeName::Enum(name) => Some(name),
                TypeName::Builtin(_) | TypeName::Extension(_) | TypeName::Other(_) => None,
            });
        let used: BTreeSet<&Qualified> = used.collect();
        let is_wanted = |name: &Qualified| self.options.whole || used.contains(name);
        let enums = self.schema.enums.iter().filter(|(name, _)| is_wanted(name));
        let mut enums: Vec<_> = enums
            .filter_map(|(name, it)| Some((name, it, self.enums.get(name)?.as_str())))
            .collect();
        enums.sort_by_key(|(_, _, ident)| *ident);
        enums
    }

    /// The Rust enum of an enum type, and whether it surely is `Eq`.
    pub(super) fn rust_enum(&self, name: &Qualified) -> Option<(&str, bool)> {
        let known = self.options.stated_enums.get(name).and_then(Option::as_ref);
        let new = self.enums.get(name).map(|it| (it.as_str(), true));
        new.or_else(|| known.map(|it| (it.path.as_str(), it.is_eq)))
    }

    /// The enum of a column that states its labels itself, because no Rust enum can. SeaORM has no schema for it.
    pub(super) fn spelled(&self, ty: &ColumnType) -> Option<(&'a Qualified, &'a Enum)> {
        let TypeName::Enum(name) = &ty.name else { return None };
        let is_ours = !ty.array
            && name.schema == self.options.default_schema
            && !self.enums.contains_key(name)
            && !self.options.stated_enums.contains_key(name);
        self.schema.enums.get_key_value(name).filter(|_| is_ours)
    }

    /// The type with the names that the search path leads to.
    pub(super) fn relative(&self, ty: &ColumnType) -> ColumnType {
        ty.relative(&self.options.default_schema)
    }

    /// The field of a column, not yet written for Rust.
    pub(super) fn field(&self, table: &Qualified, column: &str) -> &str {
        self.fields.get(table).and_then(|it| it.of.get(column)).map_or("", String::as_str)
    }
}

fn fields(table: &Table) -> Fields {
    let mut taken = Taken::default();
    // A column that is a valid name as it is keeps it, whatever others become.
    let is_own = |name: &String| spelling::column_of(&names::snake(name)) == *name;
    let (own, others): (Vec<_>, Vec<_>) =
        table.columns.iter().map(|it| &it.name).partition(|it| is_own(it));
    let mut of = BTreeMap::new();
    for column in own.into_iter().chain(others) {
        of.insert(column.clone(), taken.first(&[names::snake(column)]));
    }
    Fields { of, taken }
}

fn modules<'a>(schema: &'a Schema, options: &'a Options) -> BTreeMap<&'a Qualified, String> {
    let mut taken = Taken::with(RESERVED_MODULES);
    options.modules.iter().for_each(|it| drop(taken.first(std::slice::from_ref(it))));
    let known = options.known.iter().map(|(name, module)| (name, module.clone()));
    let mut modules: BTreeMap<&Qualified, String> = known.collect();
    // The default schema's tables have their names to themselves.
    let is_default = |name: &&Qualified| name.schema == options.default_schema;
    let wanted = || schema.tables.keys().filter(|it| options.tables.contains(*it));
    for name in wanted().filter(is_default).chain(wanted().filter(|it| !is_default(it))) {
        let plain = names::snake(&name.name);
        let whole = names::snake(&format!("{}_{}", name.schema, name.name));
        let plain = if names::is_key_word(&plain) { format!("{plain}_table") } else { plain };
        modules.insert(name, taken.first(&[plain, whole]));
    }
    modules
}

fn enums<'a>(schema: &'a Schema, options: &'a Options) -> BTreeMap<&'a Qualified, String> {
    let mut taken = Taken::with(RESERVED_TYPES);
    let enums = schema.enums.iter();
    let enums =
        enums.filter(|(name, it)| is_statable(it) && !options.stated_enums.contains_key(*name));
    let named = enums.map(|(name, _)| {
        let plain = names::camel(&name.name);
        let whole = names::camel(&format!("{}_{}", name.schema, name.name));
        (name, names::joined(&taken.first(&[plain.clone(), format!("{plain}Enum"), whole])))
    });
    named.collect()
}

/// Whether SeaORM can tell the labels apart, of which it makes names in its own way.
fn is_statable(it: &Enum) -> bool {
    let variants: BTreeSet<String> = it.labels.iter().map(|it| names::label(it)).collect();
    // A key word that cannot be written with `r#` is no variant.
    !it.labels.is_empty() && variants.len() == it.labels.len() && !variants.contains("Self")
}
