//! The reader's tables backwards: how an entity states something, so that it is read as that.

use super::{mean, read};
use crate::schema::Action;

/// The Rust types that `SeaORM`'s prelude has for one of Postgres' own types.
pub(crate) fn rust_types(ty: &str) -> &'static [&'static str] {
    mean::value_type::prelude_names(ty)
}

/// The column types that hold a Rust type without being `SeaORM`'s choice for it.
pub(crate) fn containers(rust: &str) -> &'static [&'static str] {
    mean::value_type::containers(rust)
}

/// The variant of `ColumnType` for one of Postgres' own types without modifiers.
pub(crate) fn variant(ty: &str) -> Option<&'static str> {
    mean::column_type::plain_variant(ty)
}

/// What `on_delete` and `on_update` call an action.
pub(crate) fn action(action: Action) -> &'static str {
    read::relation::action_name(action)
}

/// The column of a field that does not name one.
pub(crate) fn column_of(field: &str) -> String {
    read::model::column_of(field)
}

/// The name of an index or constraint in `#[autogen(…)]` that states none.
pub(crate) fn conventional<'a>(
    kind: &'a str,
    table: &'a str,
    columns: impl Iterator<Item = &'a str>,
) -> String {
    mean::name::conventional(kind, table, columns)
}

/// The columns that an expression mentions, in order of first mention.
pub(crate) fn mentioned<'a>(
    expression: &str,
    columns: &(impl Iterator<Item = &'a str> + Clone),
) -> Vec<&'a str> {
    read::sql::mentioned(expression, columns)
}

/// What may be meant by a name that is not there.
pub(crate) fn did_you_mean(name: &str, known: &[String]) -> Option<String> {
    read::nearest::did_you_mean(name, known.iter().map(String::as_str))
}
