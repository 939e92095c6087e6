//! One column: each facet by itself.

use std::sync::Arc;

use super::three_way;
use crate::schema::{
    Column, ColumnType, Identity, IdentityKind, IntegerType, SequenceOptions, stated,
};

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
    let ty = column_type(ty, lock.map(|it| &it.ty), database.map(|it| &it.ty));
    let said = (auto_increment.as_ref(), lock.and_then(|it| it.auto_increment.as_ref()));
    let identity = identity(said, database, &ty);
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
        ty,
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

/// What the entity says, and what it said.
type Said<'a> = (Option<&'a stated::AutoIncrement>, Option<&'a stated::AutoIncrement>);

fn identity(said: Said<'_>, database: Option<&Column>, ty: &ColumnType) -> Option<Box<Identity>> {
    let had = database.and_then(|it| it.identity.as_ref());
    let kind = identity_kind(said, database.is_some(), had.map(|it| it.kind))?;
    let options = |it: Option<&stated::AutoIncrement>| match it {
        Some(stated::AutoIncrement::Exact(identity)) => identity.options,
        _ => SequenceOptions::default(),
    };
    let options = sequence_options(
        options(said.0),
        options(said.1),
        had.map(|it| it.options).unwrap_or_default(),
    );
    Some(Box::new(Identity {
        kind,
        options: options.normalized(IntegerType::of(ty).unwrap_or(IntegerType::Bigint)),
        sequence: None,
    }))
}

fn identity_kind(
    (stated, lock): Said<'_>,
    exists: bool,
    had: Option<IdentityKind>,
) -> Option<IdentityKind> {
    use stated::AutoIncrement::{Exact, Implied, Unwanted, Wanted};
    match (stated, lock) {
        (Some(Exact(identity)), _) => Some(identity.kind),
        // What was asked for and is no longer is what SeaORM has by itself.
        (Some(Implied | Wanted), Some(Exact(_))) => Some(IdentityKind::ByDefault),
        (Some(Wanted), _) => had.or(Some(IdentityKind::ByDefault)),
        (Some(Unwanted), _) => None,
        // An `auto_increment = false` that was taken out is a wish for the default.
        (Some(Implied), lock) if !exists || lock == Some(&Unwanted) => {
            had.or(Some(IdentityKind::ByDefault))
        }
        (Some(Implied), _) => had,
        (None, Some(lock)) if *lock != Unwanted => None,
        (None, _) => had,
    }
}

/// Three-way, each option by itself.
pub(super) fn sequence_options(
    stated: SequenceOptions,
    lock: SequenceOptions,
    had: SequenceOptions,
) -> SequenceOptions {
    fn one<T: Copy>(stated: Option<T>, lock: Option<T>, had: Option<T>) -> Option<T> {
        three_way(stated.as_ref(), lock.as_ref(), had.as_ref())
    }
    SequenceOptions {
        start: one(stated.start, lock.start, had.start),
        increment: one(stated.increment, lock.increment, had.increment),
        min: one(stated.min, lock.min, had.min),
        max: one(stated.max, lock.max, had.max),
        cache: one(stated.cache, lock.cache, had.cache),
        cycle: one(stated.cycle, lock.cycle, had.cycle),
    }
}

fn column_type(
    stated: &stated::Type,
    lock: Option<&stated::Type>,
    database: Option<&Arc<ColumnType>>,
) -> Arc<ColumnType> {
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
