//! One column: each facet by itself.

use super::three_way;
use crate::schema::{Column, ColumnType, Identity, stated};

pub(super) fn column(
    stated: &stated::Column,
    lock: Option<&stated::Column>,
    database: Option<&Column>,
) -> Column {
    let stated::Column {
        name,
        ty,
        nullable,
        default,
        auto_increment,
        generated,
        collation,
        comment,
        renamed_from: _,
        place: _,
    } = stated;
    let identity = identity(*auto_increment, lock.and_then(|it| it.auto_increment), database);
    let generated = three_way(
        generated.as_ref(),
        lock.and_then(|it| it.generated.as_ref()),
        database.and_then(|it| it.generated.as_ref()),
    );
    let default = three_way(
        default.as_ref(),
        lock.and_then(|it| it.default.as_ref()),
        database.and_then(|it| it.default.as_ref()),
    );
    Column {
        name: name.clone(),
        ty: column_type(ty, lock.map(|it| &it.ty), database.map(|it| &it.ty)),
        nullable: *nullable,
        // Postgres allows only one source of values.
        default: default.filter(|_| identity.is_none() && generated.is_none()),
        identity,
        generated,
        collation: three_way(
            collation.as_ref(),
            lock.and_then(|it| it.collation.as_ref()),
            database.and_then(|it| it.collation.as_ref()),
        ),
        comment: three_way(
            comment.as_ref(),
            lock.and_then(|it| it.comment.as_ref()),
            database.and_then(|it| it.comment.as_ref()),
        ),
    }
}

fn identity(
    stated: Option<stated::AutoIncrement>,
    lock: Option<stated::AutoIncrement>,
    database: Option<&Column>,
) -> Option<Identity> {
    use stated::AutoIncrement::{Exact, Implied, Unwanted, Wanted};
    let had = database.and_then(|it| it.identity);
    match stated {
        Some(Exact(identity)) => Some(identity),
        Some(Wanted) => had.or(Some(Identity::ByDefault)),
        Some(Unwanted) => None,
        // An `auto_increment = false` that was taken out is a wish for the default.
        Some(Implied) if database.is_none() || lock == Some(Unwanted) => {
            had.or(Some(Identity::ByDefault))
        }
        Some(Implied) => had,
        None if lock.is_some_and(|lock| lock != Unwanted) => None,
        None => had,
    }
}

fn column_type(
    stated: &stated::Type,
    lock: Option<&stated::Type>,
    database: Option<&ColumnType>,
) -> ColumnType {
    let wanted = stated.column_type();
    // A field that got another Rust type asks for more than a column that can hold it.
    let changed = matches!(lock, Some(stated::Type::Holds(before)) if before != wanted);
    match (stated, database) {
        (stated::Type::Holds(_), Some(had)) if !changed && holds(had, wanted) => had.clone(),
        _ => wanted.clone(),
    }
}

/// Whether a column of type `had` holds what a field holds for which SeaORM would choose `wanted`.
///
/// The families are those found between entities and the databases they were written for: what sqlx decodes into the
/// same Rust type, or what widens to it.
fn holds(had: &ColumnType, wanted: &ColumnType) -> bool {
    const FAMILIES: &[(&str, &[&str])] = &[
        ("character varying", &["text", "character", "citext", "name"]),
        ("integer", &["smallint"]),
        ("json", &["jsonb"]),
        ("inet", &["cidr"]),
    ];
    let related = |(name, others): &(&str, &[&str])| {
        *name == wanted.own_name() && others.contains(&had.own_name())
    };
    had.array == wanted.array && (had.name == wanted.name || FAMILIES.iter().any(related))
}
