//! Unknown Rust types, and `column_type`s that cannot be read: the column stays as the database has it. If the
//! database does not have the column, there is nothing to go by.

use std::collections::BTreeSet;

use crate::schema::{
    Column, ColumnType, Qualified, Schema, TypeName, diagnostic::Diagnostic, quote, stated,
};

/// A column with such a type.
struct Open<'a> {
    ty: &'a stated::Unknown,
    stated: &'a stated::Column,
    had: Option<&'a Column>,
}

/// An error for each type with a column that the database does not have; otherwise a warning for each type.
#[must_use]
pub fn left(entities: &stated::Schema, database: &Schema, default_schema: &str) -> Vec<Diagnostic> {
    let open: Vec<Open<'_>> =
        entities.tables.iter().flat_map(|(name, it)| columns(name, it, database)).collect();
    let missing: Vec<&Open<'_>> = open.iter().filter(|it| it.had.is_none()).collect();
    if missing.is_empty() {
        let open: Vec<&Open<'_>> = open.iter().collect();
        return by_type(&open, |first, columns| first.left(columns, default_schema));
    }
    by_type(&missing, Open::missing)
}

/// The message about the first column of each type, and about how many others there are.
fn by_type<'a>(
    open: &[&Open<'a>],
    diagnostic: impl Fn(&Open<'a>, &str) -> Diagnostic,
) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let first = open.iter().filter(|it| told.insert(it.ty.name.as_str()));
    let of_type = |first: &&Open<'a>| {
        let n_columns = open.iter().filter(|it| it.ty.name == first.ty.name).count();
        let columns = match n_columns {
            1 => format!("`{}`", first.stated.name),
            n => format!("`{}` and {} more", first.stated.name, n - 1),
        };
        diagnostic(first, &columns)
    };
    first.map(of_type).collect()
}

fn columns<'a>(
    name: &Qualified,
    table: &'a stated::Table,
    database: &'a Schema,
) -> impl Iterator<Item = Open<'a>> {
    let had = database.tables.get(name);
    table.columns.iter().filter_map(move |stated| match &stated.ty {
        stated::Type::Unknown(ty) => {
            Some(Open { ty, stated, had: had.and_then(|it| it.column(&stated.name)) })
        }
        stated::Type::Exact(_) | stated::Type::Holds(_) | stated::Type::HoldsAlso(..) => None,
    })
}

impl Open<'_> {
    fn missing(&self, columns: &str) -> Diagnostic {
        let ty = self.ty;
        if let Some(why) = &ty.unreadable {
            let message = format!("the `column_type` of {columns} cannot be read: {why}");
            return Diagnostic::error("unreadable-type", ty.place.clone(), message).help(
                "write the type out: `column_type = \"custom(\\\"…\\\")\"` takes any SQL type",
            );
        }
        let message = format!("the type `{}` of {columns} is not known", ty.name);
        let diagnostic = Diagnostic::error("unknown-type", ty.place.clone(), message)
            .help("say on the field what the column is: `#[sea_orm(column_type = \"…\")]`");
        match self.setting("text") {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }

    fn left(&self, columns: &str, default_schema: &str) -> Diagnostic {
        let Self { ty, had, .. } = self;
        let sql = had.map(|it| spelled(&it.ty, default_schema)).unwrap_or_default();
        let text = sql.replace('"', "\\\"");
        if let Some(why) = &ty.unreadable {
            let message = format!(
                "the `column_type` of {columns} cannot be read: {why}; left as the database has it"
            );
            return Diagnostic::warning("unreadable-type", ty.place.clone(), message)
                .help(format!("write the type out: `column_type = \"custom(\\\"{text}\\\")\"`"));
        }
        let message = format!(
            "the type `{}` of {columns} is not known: left as the database has it",
            ty.name
        );
        let diagnostic = Diagnostic::warning("unknown-type", ty.place.clone(), message).help(
            format!("say on the field what the column is: `#[sea_orm(column_type = \"custom(\\\"{text}\\\")\")]`"),
        );
        match self.setting(&text) {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }

    /// The other remedy; `None` if the type is not a name.
    fn setting(&self, sql: &str) -> Option<String> {
        let path = self.ty.name.split('<').next().unwrap_or_default();
        let tail = path.rsplit("::").next().unwrap_or_default();
        let is_name = tail != "Vec" && tail.starts_with(char::is_alphabetic);
        is_name.then(|| {
            format!(
                "or say what the type is, in autogen.toml under `[types]`: `\"{tail}\" = \"{sql}\"`"
            )
        })
    }
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
