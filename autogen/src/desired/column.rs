//! One column: each facet by itself.

use std::sync::Arc;

use super::sides::{Sides, three_way};
use crate::schema::{
    Column, ColumnType, Identity, IdentityKind, IntegerType, SequenceOptions, stated,
};

pub(super) fn column(sides: Sides<'_, stated::Column, Column>) -> Column {
    let Sides { stated, lock, database } = sides;
    let ty = column_type(&stated.ty, lock.map(|it| &it.ty), database.map(|it| &it.ty));
    let identity = identity(sides, &ty);
    let generated = sides.facet(|it| &it.generated, |it| &it.generated);
    let default = sides.facet(|it| &it.default, |it| &it.default);
    Column {
        name: stated.name.clone(),
        ty,
        nullable: stated.nullable,
        // Postgres allows only one source of values.
        default: default.filter(|_| identity.is_none() && generated.is_none()),
        identity,
        generated,
        collation: sides.facet(|it| &it.collation, |it| &it.collation),
        comment: sides.facet(|it| &it.comment, |it| &it.comment),
    }
}

fn identity(sides: Sides<'_, stated::Column, Column>, ty: &ColumnType) -> Option<Box<Identity>> {
    let stated = sides.stated.auto_increment.as_ref();
    let lock = sides.lock.and_then(|it| it.auto_increment.as_ref());
    let had = sides.database.and_then(|it| it.identity.as_ref());
    let kind = identity_kind(stated, lock, sides.database)?;
    let options = |it: Option<&stated::AutoIncrement>| match it {
        Some(stated::AutoIncrement::Exact(identity)) => identity.options,
        _ => SequenceOptions::default(),
    };
    let had = had.map(|it| it.options).unwrap_or_default();
    let options = sequence_options(options(stated), options(lock), had);
    Some(Box::new(Identity {
        kind,
        options: options.normalized(IntegerType::of(ty).unwrap_or(IntegerType::Bigint)),
        sequence: None,
    }))
}

fn identity_kind(
    stated: Option<&stated::AutoIncrement>,
    lock: Option<&stated::AutoIncrement>,
    database: Option<&Column>,
) -> Option<IdentityKind> {
    use stated::AutoIncrement::{Exact, Implied, Unwanted, Wanted};
    let had = database.and_then(|it| it.identity.as_ref()).map(|it| it.kind);
    match (stated, lock) {
        (Some(Exact(identity)), _) => Some(identity.kind),
        // What was asked for and is no longer is what SeaORM has by itself.
        (Some(Implied | Wanted), Some(Exact(_))) => Some(IdentityKind::ByDefault),
        (Some(Wanted), _) => had.or(Some(IdentityKind::ByDefault)),
        (Some(Unwanted), _) => None,
        // An `auto_increment = false` that was taken out is a wish for the default.
        (Some(Implied), lock) if database.is_none() || lock == Some(&Unwanted) => {
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
