//! How values are converted between types, determined by the types alone or by a given expression.

use crate::{
    op::Hints,
    plan::cast::Cast,
    schema::{Column, Pair, Qualified, TypeName},
};

/// Character strings: anything can be assigned to them (manual, `CREATE CAST`, notes).
const STRINGS: &[&str] = &["text", "character varying", "character", "citext"];

/// The types of pgvector whose values are lists of numbers.
const VECTORS: &[&str] = &["vector", "halfvec", "sparsevec"];

/// The conversion from one type to the other: the given one, or else a cast.
pub(crate) fn cast(table: &Qualified, pair: Pair<&Column>, hints: &Hints<'_>) -> Cast {
    let stated = hints.conversion(table, &pair.after.name);
    stated.map_or_else(|| known_cast(pair), |it| Cast::Stated(it.clone()))
}

/// The assignment cast that `ALTER COLUMN … TYPE` applies without `USING`, if that suffices (manual, section 10.4,
/// and the list in `\dC`).
pub(super) fn known_cast(pair: Pair<&Column>) -> Cast {
    const FAMILIES: &[&[&str]] = &[
        &["smallint", "integer", "bigint", "numeric", "real", "double precision"],
        &["date", "timestamp without time zone"],
        &["json", "jsonb"],
        &["inet", "cidr"],
        &["bit", "bit varying"],
        &["vector", "halfvec"],
        &["vector", "sparsevec"],
    ];
    let Pair { before, after } = pair.map(|it| &it.ty);
    let (from, to) = (before.own_name(), after.own_name());
    let is_json = |name: &str| matches!(name, "json" | "jsonb");
    match (before.array, after.array) {
        // Only the author knows what a document means as an array, or an array as a document.
        (true, false) | (false, true) if is_json(from) != is_json(to) => return Cast::Explicit,
        // pgvector's types are made of arrays, and arrays of real numbers are made of them.
        (true, false) if VECTORS.contains(&to) => return Cast::Assignment,
        (false, true) if VECTORS.contains(&from) => return Cast::Assignment,
        (true, false) => return Cast::First,
        (false, true) if pair.before.nullable => return Cast::ElementUnlessNull,
        (false, true) => return Cast::Element,
        (true, true) | (false, false) => {}
    }
    let to_string = STRINGS.contains(&to);
    let related = |family: &&[&str]| family.contains(&from) && family.contains(&to);
    let assigned =
        if to_string || FAMILIES.iter().any(related) { Cast::Assignment } else { Cast::Explicit };
    match (&before.name, &after.name) {
        (before, after) if before == after => Cast::Assignment,
        (TypeName::Enum(_), TypeName::Enum(_)) => Cast::ThroughText,
        _ if before.array => assigned,
        _ if is_zoned(from) != is_zoned(to) && is_timestamp(from) && is_timestamp(to) => Cast::Utc,
        _ if from == "date" && is_timestamp(to) && is_zoned(to) => Cast::Midnight,
        _ if to == "date" && is_timestamp(from) && is_zoned(from) => Cast::Day,
        _ if to == "bytea" && STRINGS.contains(&from) => Cast::Encode,
        _ if from == "bytea" && to_string => Cast::Decode,
        _ => assigned,
    }
}

fn is_timestamp(name: &str) -> bool {
    name.starts_with("timestamp ")
}

fn is_zoned(name: &str) -> bool {
    name.ends_with(" with time zone")
}
