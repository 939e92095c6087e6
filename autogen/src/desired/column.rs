//! One column: each facet is resolved separately.

use std::sync::Arc;

use super::{
    Domains,
    sides::{Sides, three_way},
};
use crate::schema::{
    Column, ColumnType, Expression, Identity, IdentityKind, IntegerType, Qualified,
    SequenceOptions, TypeName, quote, stated, tokens,
};

pub(super) fn column(
    table: &Qualified,
    sides: Sides<'_, stated::Column, Column>,
    domains: &Domains,
) -> Column {
    let Sides { stated, lock, database } = sides;
    let ty = column_type(&stated.ty, lock.map(|it| &it.ty), database.map(|it| &it.ty), domains);
    let identity = identity(table, sides, &ty);
    let generated = sides.facet(|it| &it.generated, |it| &it.generated);
    let said_default = lock.and_then(|it| it.default.as_ref());
    let had_default = database.and_then(|it| carried(it, &ty));
    let default = three_way(stated.default.as_ref(), said_default, had_default.as_ref());
    Column {
        name: stated.name.clone(),
        ty,
        nullable: stated.nullable,
        not_null: not_null(table, sides).filter(|_| !stated.nullable),
        // Postgres allows only one source of values.
        default: default.filter(|_| identity.is_none() && generated.is_none()),
        identity,
        generated,
        collation: sides.facet(|it| &it.collation, |it| &it.collation),
        comment: sides.facet(|it| &it.comment, |it| &it.comment),
    }
}

/// The default in the database, as it will be once the column has another type. A label of an enum becomes the same
/// text.
fn carried(had: &Column, ty: &ColumnType) -> Option<Expression> {
    let default = had.default.clone()?;
    let TypeName::Enum(name) = &had.ty.name else { return Some(default) };
    if !STRINGS.contains(&ty.own_name()) || ty.array || had.ty.array {
        return Some(default);
    }
    let tokens: Vec<_> = lexer::tokens(default.as_str()).collect();
    let label = match &tokens[..] {
        [constant, cast, of @ ..]
            if cast.is("::") && tokens::length_of(of, name) == Some(of.len()) =>
        {
            constant.constant()
        }
        _ => None,
    };
    Some(label.map_or(default, |it| Expression::new(quote::literal(&it))))
}

/// Nobody who stated a name wants to keep it once the entity does not.
fn not_null(table: &Qualified, sides: Sides<'_, stated::Column, Column>) -> Option<String> {
    let was_stated = sides.lock.is_some_and(|it| it.not_null.is_some());
    let implicit = || Column::implicit_not_null(table, &sides.stated.name);
    sides.facet(|it| &it.not_null, |it| &it.not_null).or_else(|| was_stated.then(implicit))
}

fn identity(
    table: &Qualified,
    sides: Sides<'_, stated::Column, Column>,
    ty: &ColumnType,
) -> Option<Box<Identity>> {
    let stated = sides.stated.auto_increment.as_ref();
    let lock = sides.lock.and_then(|it| it.auto_increment.as_ref());
    let kind = identity_kind(stated, lock, sides.database)?;
    let exact = |it: Option<&stated::AutoIncrement>| match it {
        Some(stated::AutoIncrement::Exact(identity)) => stated::Identity::clone(identity),
        _ => stated::Identity::new(kind),
    };
    let (stated, lock) = (exact(stated), exact(lock));
    let had = sides.database.and_then(|it| it.identity.as_deref());
    let had_options = had.map(|it| it.options).unwrap_or_default();
    let options = sequence_options(stated.options, lock.options, had_options);
    // Another kind of counter is another sequence.
    let had = had.filter(|it| it.kind == kind);
    let had_type = had.and_then(|it| it.ty);
    let own_type = three_way(stated.ty.as_ref(), lock.ty.as_ref(), had_type.as_ref());
    let counts_in = own_type.filter(|_| kind == IdentityKind::Serial);
    let counts_in = counts_in.unwrap_or_else(|| IntegerType::behind(ty));
    let had_name = had.map(|it| it.sequence_of(table, &sides.stated.name).name);
    let name = three_way(stated.sequence.as_ref(), lock.sequence.as_ref(), had_name.as_ref());
    let sequence = name.map(|it| Qualified::new(table.schema.clone(), it));
    let implicit = Identity::implicit_sequence(table, &sides.stated.name);
    Some(Box::new(Identity {
        kind,
        options: options.normalized(counts_in),
        ty: (counts_in != IntegerType::behind(ty)).then_some(counts_in),
        sequence: sequence.filter(|it| *it != implicit),
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
        // If a facet is no longer stated, the column gets what SeaORM itself would choose.
        (Some(Implied | Wanted), Some(Exact(_))) => Some(IdentityKind::ByDefault),
        (Some(Wanted), _) => had.or(Some(IdentityKind::ByDefault)),
        (Some(Unwanted), _) => None,
        // Removing `auto_increment = false` asks for the default.
        (Some(Implied), lock) if database.is_none() || lock == Some(&Unwanted) => {
            had.or(Some(IdentityKind::ByDefault))
        }
        (Some(Implied), _) => had,
        (None, Some(lock)) if *lock != Unwanted => None,
        (None, _) => had,
    }
}

/// Three-way, each option separately.
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
    domains: &Domains,
) -> Arc<ColumnType> {
    let wanted = stated.column_type();
    // A field with another Rust type asks for more than a column that can hold it.
    let changed = match lock {
        Some(stated::Type::Holds(before) | stated::Type::HoldsAlso(before, _)) => before != wanted,
        Some(stated::Type::Exact(_) | stated::Type::Unknown(_)) | None => false,
    };
    let also: &[&str] = match stated {
        stated::Type::Exact(_) => return exactly(wanted, lock, database, domains),
        stated::Type::Unknown(_) => return database.unwrap_or(wanted).clone(),
        stated::Type::Holds(_) => &[],
        stated::Type::HoldsAlso(_, also) => also,
    };
    let Some(had) = database else { return wanted.clone() };
    let keeps = match had.within(domains) {
        // Such a type stays whatever else changes, as long as it is over the wanted one.
        Some(inner) if changed => {
            ColumnType { modifiers: wanted.modifiers.clone(), ..inner } == **wanted
        }
        Some(inner) => holds(&inner, wanted, also),
        None => !changed && holds(had, wanted, also),
    };
    if keeps { had.clone() } else { wanted.clone() }
}

/// A domain over exactly the stated type stays, unless the entity stated the domain before: tools that write entities from a
/// database write what it is over. They also leave out the modifiers of an extension's type, so these stay unless the entity
/// stated some.
fn exactly(
    wanted: &Arc<ColumnType>,
    lock: Option<&stated::Type>,
    database: Option<&Arc<ColumnType>>,
    domains: &Domains,
) -> Arc<ColumnType> {
    let is_over_it = |had: &&Arc<ColumnType>| had.within(domains).as_ref() == Some(&**wanted);
    let was_stated = |had: &Arc<ColumnType>| lock.is_some_and(|it| it.column_type() == had);
    let was_modified = lock.is_some_and(|it| it.column_type().modifiers.is_some());
    let is_modified = |had: &&Arc<ColumnType>| {
        matches!(wanted.name, TypeName::Extension(_))
            && !was_modified
            && ColumnType { modifiers: None, ..ColumnType::clone(had) } == **wanted
    };
    let had = database.filter(|had| is_modified(had) || (is_over_it(had) && !was_stated(had)));
    had.unwrap_or(wanted).clone()
}

const STRINGS: &[&str] = &["character varying", "text", "character", "bpchar", "citext", "name"];

/// Whether a column of type `had` can hold the values of a field for which SeaORM would choose `wanted`.
///
/// The families come from comparing entities with the databases they were written for: types that sqlx decodes into
/// the same Rust type, or that widen to it.
fn holds(had: &ColumnType, wanted: &ColumnType, also: &[&str]) -> bool {
    const FAMILIES: &[(&str, &[&str])] = &[
        ("character varying", STRINGS),
        ("text", STRINGS),
        ("character", STRINGS),
        ("citext", STRINGS),
        ("integer", &["smallint"]),
        ("json", &["jsonb"]),
        ("jsonb", &["json"]),
        ("inet", &["cidr"]),
        ("cidr", &["inet"]),
    ];
    let related = |(name, others): &(&str, &[&str])| {
        *name == wanted.own_name() && others.contains(&had.own_name())
    };
    let named = also.contains(&had.own_name());
    had.array == wanted.array && (had.name == wanted.name || named || FAMILIES.iter().any(related))
}
