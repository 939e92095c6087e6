//! Unknown types: of Rust, of a `column_type` that cannot be read, and names that are no type of the server. The column
//! stays as the database has it. If the database does not have the column, there is nothing to go by.

use std::{collections::BTreeSet, sync::Arc};

use super::ignore::Ignore;
use crate::schema::{
    Column, ColumnType, Qualified, Schema, TypeName,
    diagnostic::{Diagnostic, Severity},
    quote,
    stated::{self, UnknownTo},
};

/// The types to look up on the server: those that nothing states or declares. An extension that is to be created may
/// bring any type, so nothing is looked up then.
#[must_use]
pub fn asked(entities: &stated::Schema, database: &Schema) -> BTreeSet<Qualified> {
    if entities.extensions.keys().any(|it| !database.extensions.contains_key(it)) {
        return BTreeSet::new();
    }
    let declared: BTreeSet<&Qualified> =
        entities.declarations.iter().filter_map(|it| it.name.as_ref()).collect();
    let columns = entities.tables.values().flat_map(|it| &it.columns);
    let named = columns.filter_map(|it| other(&it.ty));
    let is_open = |it: &&Qualified| {
        let is_stated = entities.enums.contains_key(it) || entities.tables.contains_key(*it);
        let is_had = database.enums.contains_key(it) || database.domains.contains_key(*it);
        !is_stated && !is_had && !declared.contains(*it)
    };
    named.filter(is_open).cloned().collect()
}

/// The name of a type that is neither Postgres' own nor an extension's.
fn other(ty: &stated::Type) -> Option<&Qualified> {
    match &ty.column_type().name {
        TypeName::Other(name) => Some(name),
        TypeName::Builtin(_) | TypeName::Enum(_) | TypeName::Extension(_) => None,
    }
}

/// Makes the types that the server does not have unknown.
pub fn take(entities: &mut stated::Schema, missing: &BTreeSet<Qualified>, default_schema: &str) {
    for column in entities.tables.values_mut().flat_map(|it| &mut it.columns) {
        let Some(name) = other(&column.ty).filter(|it| missing.contains(it)) else { continue };
        let unknown = stated::Unknown {
            name: name.relative_to(default_schema),
            to: UnknownTo::Postgres,
            place: column.place.clone(),
        };
        column.ty = stated::Type::Unknown(Arc::new(unknown));
    }
}

/// A column with such a type.
struct Open<'a> {
    ty: &'a stated::Unknown,
    table: &'a Qualified,
    stated: &'a stated::Column,
    had: Option<&'a Column>,
}

/// An error for each type with a column that the database does not have; otherwise a warning for each type. Nothing is
/// said of a column whose type is ignored.
#[must_use]
pub fn left(
    entities: &stated::Schema,
    database: &Schema,
    ignore: &Ignore,
    default_schema: &str,
) -> Vec<Diagnostic> {
    let columns = entities.tables.iter().flat_map(|(name, it)| columns(name, it, database));
    let is_told =
        |it: &Open<'_>| it.had.is_none() || !ignore.leaves_type(it.table, &it.stated.name);
    let open: Vec<Open<'_>> = columns.filter(is_told).collect();
    let missing: Vec<&Open<'_>> = open.iter().filter(|it| it.had.is_none()).collect();
    if missing.is_empty() {
        let open: Vec<&Open<'_>> = open.iter().collect();
        return by_type(&open, |first, columns, names| first.left(columns, names, default_schema));
    }
    by_type(&missing, Open::missing)
}

/// How many types get a message of their own.
const SHOWN: usize = 3;

/// The message about the first column of each type, and about how many others there are.
fn by_type<'a>(
    open: &[&Open<'a>],
    diagnostic: impl Fn(&Open<'a>, &str, &BTreeSet<&str>) -> (Diagnostic, Option<Setting>),
) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let names: BTreeSet<&str> = open.iter().map(|it| it.ty.name.as_str()).collect();
    let first = open.iter().filter(|it| told.insert(it.ty.name.as_str()));
    let of_type = |first: &&Open<'a>| {
        let n_columns = open.iter().filter(|it| it.ty.name == first.ty.name).count();
        let columns = match n_columns {
            1 => format!("`{}`", first.stated.name),
            n => format!("`{}` and {} more", first.stated.name, n - 1),
        };
        diagnostic(first, &columns, &names)
    };
    let said: Vec<_> = first.map(of_type).collect();
    // With one remedy for all, the others need no message each.
    let n_alike = said.iter().filter(|(_, setting)| setting.is_some()).count();
    let n_shown = if n_alike > SHOWN + 1 { SHOWN } else { n_alike };
    let (mut diagnostics, mut more) = (Vec::new(), Vec::new());
    for (n, (diagnostic, setting)) in said.into_iter().enumerate() {
        match setting {
            Some(Setting(line)) if n >= n_shown => more.push((diagnostic, line)),
            setting => {
                let help = setting.map(|Setting(line)| {
                    format!("or say what the type is, in autogen.toml under `[types]`: `{line}`")
                });
                diagnostics.push(diagnostic.helps(help));
            }
        }
    }
    diagnostics.extend(others(&more));
    diagnostics
}

/// A line under `[types]` that says what a type is.
struct Setting(String);

/// One message about several types, with the lines that say what they are.
fn others(said: &[(Diagnostic, String)]) -> Option<Diagnostic> {
    let (first, _) = said.first()?;
    let then = match first.severity {
        Severity::Error => "",
        Severity::Warning | Severity::Note | Severity::Unseen => {
            "; their columns are left as the database has them"
        }
    };
    let lines: Vec<&str> = said.iter().map(|(_, line)| line.as_str()).collect();
    let help = format!("say what they are, in autogen.toml:\n[types]\n{}", lines.join("\n"));
    let message = format!("{} more types are not known{then}", said.len());
    Some(Diagnostic { message, help: vec![help], ..first.clone() })
}

fn columns<'a>(
    name: &'a Qualified,
    table: &'a stated::Table,
    database: &'a Schema,
) -> impl Iterator<Item = Open<'a>> {
    let had = database.tables.get(name);
    table.columns.iter().filter_map(move |stated| match &stated.ty {
        stated::Type::Unknown(ty) => {
            let had = had.and_then(|it| it.column(&stated.name));
            Some(Open { ty, table: name, stated, had })
        }
        stated::Type::Exact(_) | stated::Type::Holds(_) | stated::Type::HoldsAlso(..) => None,
    })
}

impl Open<'_> {
    fn missing(&self, columns: &str, names: &BTreeSet<&str>) -> (Diagnostic, Option<Setting>) {
        let ty = self.ty;
        let diagnostic = self.what(columns);
        match &ty.to {
            UnknownTo::Reader(_) => {
                let help =
                    "write the type out: `column_type = \"custom(\\\"…\\\")\"` takes any SQL type";
                (diagnostic.help(help), None)
            }
            UnknownTo::Postgres => (diagnostic.help("state a type that the server has"), None),
            UnknownTo::Everybody => {
                let help = "say on the field what the column is: `#[sea_orm(column_type = \"…\")]`";
                (diagnostic.help(help), self.setting("…", names))
            }
        }
    }

    fn left(
        &self,
        columns: &str,
        names: &BTreeSet<&str>,
        default_schema: &str,
    ) -> (Diagnostic, Option<Setting>) {
        let ty = self.ty;
        let sql = self.had.map(|it| spelled(&it.ty, default_schema)).unwrap_or_default();
        let text = sql.replace('"', "\\\"");
        let what = self.what(columns);
        let message = format!("{}; left as the database has it", what.message);
        let diagnostic = Diagnostic { severity: Severity::Warning, message, ..what };
        let column = format!("{}.{}", self.table.relative_to(default_schema), self.stated.name);
        let ignored = format!(
            "or leave it to the database, in autogen.toml under `[ignore]`: `columns = [\"{column}:type\"]`"
        );
        match &ty.to {
            UnknownTo::Reader(_) => {
                let help =
                    format!("write the type out: `column_type = \"custom(\\\"{text}\\\")\"`");
                (diagnostic.help(help).help(ignored), None)
            }
            UnknownTo::Postgres => {
                let help = format!("state a type that the server has; the column's is `{sql}`");
                (diagnostic.help(help).help(ignored), None)
            }
            UnknownTo::Everybody => {
                let help = format!(
                    "say on the field what the column is: `#[sea_orm(column_type = \"custom(\\\"{text}\\\")\")]`"
                );
                (diagnostic.help(help), self.setting(&text, names))
            }
        }
    }

    /// What is unknown, as an error.
    fn what(&self, columns: &str) -> Diagnostic {
        let stated::Unknown { name, to, place } = self.ty;
        let place = place.clone();
        match to {
            UnknownTo::Reader(why) => {
                let message = format!("the `column_type` of {columns} cannot be read: {why}");
                Diagnostic::error("unreadable-type", place, message)
            }
            UnknownTo::Postgres => {
                let message = format!("Postgres has no type `{name}`, stated for {columns}");
                Diagnostic::error("unknown-type", place, message)
            }
            UnknownTo::Everybody => {
                let message = format!("the type `{name}` of {columns} is not known");
                Diagnostic::error("unknown-type", place, message)
            }
        }
    }

    /// The other remedy; `None` if the type is not a name, or if a line for it would say it of another type among these
    /// names too.
    fn setting(&self, sql: &str, names: &BTreeSet<&str>) -> Option<Setting> {
        let tail = tail(&self.ty.name);
        let is_name = tail != "Vec" && tail.starts_with(char::is_alphabetic);
        let is_alone = names.iter().filter(|it| self::tail(it) == tail).count() == 1;
        (is_name && is_alone).then(|| Setting(format!("\"{tail}\" = \"{sql}\"")))
    }
}

/// The last name of a path, without arguments.
fn tail(path: &str) -> &str {
    let path = path.split('<').next().unwrap_or_default();
    path.rsplit("::").next().unwrap_or_default()
}

/// The type as `column_type = "custom(…)"` and the settings take it.
fn spelled(ty: &ColumnType, default_schema: &str) -> String {
    ty.to_sql(|name| match name {
        TypeName::Builtin(name) => name.clone(),
        TypeName::Extension(name) => quote::ident(name),
        TypeName::Enum(name) | TypeName::Other(name) if name.schema == default_schema => {
            quote::ident(&name.name)
        }
        TypeName::Enum(name) | TypeName::Other(name) => quote::qualified(name),
    })
}
