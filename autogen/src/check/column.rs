//! Columns: `narrows-type`, `rewrites-table` and `breaks-cached-statements` for a change of type, and objects that
//! may block it.

use super::{
    Context, Finding,
    conversion::{Names, flag, offer},
    probe::{Offending, Others, Probe},
};
use crate::{
    op::{Change, Op},
    plan::{Cast, ColumnAction},
    schema::{Column, ColumnType, Pair, Qualified, TypeName, dependent::Touch},
};

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    let Op::Column(table, Change::Alter(pair)) = op else { return Vec::new() };
    let types: Pair<&ColumnType> = Pair::new(&pair.before.ty, &pair.after.ty);
    if !types.differs() || pair.after.generated.is_some() {
        return Vec::new();
    }
    let name = table;
    let table = table.relative_to(context.default_schema);
    let column = format!("{table}.{}", pair.after.name);
    let (before, after) = (types.before, types.after);
    // The values of a domain are those of its base type, and are stored alike. But Postgres does not compare the modifiers of
    // the two, and writes all rows anew to apply them.
    let base = before.within(&context.schemas.before.domains);
    let values = Pair::new(base.as_ref().unwrap_or(before), after);
    let stored = if after.modifiers.is_none() { values } else { types };
    let mut findings = Vec::new();
    let by = context.hints.conversion(name, &pair.after.name);
    if let Some(by) = by {
        let message = format!(
            "converts `{column}` from `{before}` to `{after}` with `{by}`, and fails if that gives no valid value for a row"
        );
        let finding = context.finding("narrows-type", &table, message, "look at the values first");
        let probe = context.unconverted(name, pair.as_ref(), by);
        findings.push(finding.of(&pair.after.name).probed(probe));
    } else if !widens(values) {
        let is_kept = context.hints.kept(name, Some(&pair.after.name)).is_some();
        let what = if matches!(context.cast(name, pair.as_ref()), Cast::First) {
            "keeps only the first element of each array"
        } else if is_kept {
            "fails if a value does not fit"
        } else {
            "fails or loses precision if a value does not fit"
        };
        let message = format!("changes `{column}` from `{before}` to `{after}`, and {what}");
        let mut help = "look at the values first".to_owned();
        if let Some(offer) = known(&column, pair.as_ref(), context) {
            help += &format!("; or give an expression that converts them: {offer}");
        }
        let finding = context.finding("narrows-type", &table, message, &help);
        findings.push(finding.of(&pair.after.name).probed(unfit(name, pair.as_ref(), context)));
    }
    if by.is_some() || !keeps_storage(stored) {
        let message = format!(
            "changes `{column}` from `{before}` to `{after}`, which rewrites the table under an exclusive lock"
        );
        let help = "on a large table, add a new column, fill it in batches, and swap the names";
        let finding = context.finding(REWRITES, &table, message, help);
        findings.push(finding.of(&pair.after.name));
    }
    let message = format!(
        "changes the type of `{column}`: prepared statements of running programs that use it fail from then on (\"cached plan must not change result type\")"
    );
    let help = "renew the program's connections after the migration: restart it, or give its pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails";
    let finding = context.finding(CACHED, &table, message, help);
    findings.push(finding.of(&pair.after.name));
    findings
}

/// The flag that gives an expression for a known pair of types, if a cast would read only some of the values.
fn known(name: &str, columns: Pair<&Column>, context: &Context<'_>) -> Option<String> {
    let types = columns.map(|it| &*it.ty);
    let is_narrow = types.after.is_builtin("boolean");
    let labels = |name: &Qualified| {
        let both = [context.schemas.before, context.schemas.after];
        both.into_iter().find_map(|it| it.enums.get(name))
    };
    let names = Names { labels: &labels, default_schema: context.default_schema };
    let offer = offer(&columns.after.name, types, names).filter(|_| is_narrow)?;
    Some(flag(context.direction, name, Some(&offer)))
}

/// The code of a change of type that writes all rows anew.
pub(crate) const REWRITES: &str = "rewrites-table";

/// The code of what every type change does to prepared statements of running programs.
pub(super) const CACHED: &str = "breaks-cached-statements";

/// The rows whose values the new type cannot hold.
fn unfit(table: &Qualified, pair: Pair<&Column>, context: &Context<'_>) -> Option<Probe> {
    let column = pair.after.name.clone();
    let labels = match &pair.after.ty.name {
        TypeName::Enum(name) => context.schemas.after.enums.get(name).map(|it| it.labels.clone()),
        TypeName::Builtin(_) | TypeName::Extension(_) | TypeName::Other(_) => None,
    };
    let rows = context.stored_rows(table, &column).filter(|_| pair.before.generated.is_none());
    let (types, cast) = (pair.map(|it| it.ty.clone()), context.cast(table, pair));
    let is_kept = context.hints.kept(table, Some(&column)).is_some();
    let others = if is_kept { Others::Kept } else { Others::Lost };
    Probe::of(rows, Offending::Unfit { column, types, cast, labels, others })
}

pub(super) fn touched(table: &Qualified, name: &str, action: &ColumnAction) -> Vec<Touch> {
    let one = |touch: fn(Qualified, String) -> Touch| touch(table.clone(), name.to_owned());
    match action {
        ColumnAction::Drop => vec![one(Touch::DropColumn)],
        ColumnAction::SetType { .. } => vec![one(Touch::SetType), Touch::FillRows(table.clone())],
        ColumnAction::DropIdentity => vec![one(Touch::DropIdentity)],
        // This holds even for a constant, which no row stores (`ATRewriteTables` in
        // `src/backend/commands/tablecmds.c`).
        ColumnAction::Add(column) => {
            let empty =
                column.default.is_none() && column.identity.is_none() && column.generated.is_none();
            if empty { Vec::new() } else { vec![Touch::FillRows(table.clone())] }
        }
        ColumnAction::RenameTo(_)
        | ColumnAction::SetNotNull(_)
        | ColumnAction::SetNotNullIfFilled(_)
        | ColumnAction::DropNotNull
        | ColumnAction::Fill(_)
        | ColumnAction::FillInBatches(_)
        | ColumnAction::DeclareNotNull(_)
        | ColumnAction::Succeed(..)
        | ColumnAction::Park(_)
        | ColumnAction::Unpark(_)
        | ColumnAction::SetDefault(_)
        | ColumnAction::DropDefault
        | ColumnAction::SetNext(_)
        | ColumnAction::AddIdentity(_)
        | ColumnAction::SetIdentity(_)
        | ColumnAction::SetCounter(_)
        | ColumnAction::DropExpression => Vec::new(),
    }
}

/// Whether a value may change without an error. A conversion that either fits or fails loses nothing.
pub(crate) fn loses(types: Pair<&ColumnType>) -> bool {
    const WHOLE: &[&str] = &["smallint", "integer", "bigint", "oid"];
    const SIZED: &[&str] = &["bit", "bit varying", "vector", "halfvec", "sparsevec"];
    let Pair { before, after } = types;
    if before.array && !after.array {
        return true;
    }
    let (from, to) = (before.own_name(), after.own_name());
    let elements = types.map(|it| ColumnType { array: false, ..it.clone() });
    let is_text_of_it = match (&before.name, &after.name) {
        // A label reads as its text.
        (_, TypeName::Enum(_)) => true,
        _ => from == "bytea" || to == "bytea" || (from == "boolean" && WHOLE.contains(&to)),
    };
    let both = |names: &[&str]| names.contains(&from) && names.contains(&to);
    let scale = |ty: &ColumnType| scale(ty).and_then(|it| it.trim().parse::<i32>().ok());
    let keeps_scale = both(&["numeric"])
        && after.modifiers.as_ref().is_none_or(|_| {
            before.modifiers.is_some() && scale(after).unwrap_or(0) >= scale(before).unwrap_or(0)
        });
    let same_size = from == to && both(SIZED);
    !(widens(elements.as_ref()) || is_text_of_it || both(WHOLE) || same_size || keeps_scale)
}

/// Whether the new type has a place for every value of the old one.
pub(super) fn widens(types: Pair<&ColumnType>) -> bool {
    const NUMBERS: &[&str] = &["smallint", "integer", "bigint"];
    let Pair { before, after } = types;
    let (from, to) = (before.own_name(), after.own_name());
    if before.array != after.array {
        return after.array && matches!((from, to), ("vector" | "halfvec", "real"));
    }
    let rank = |name: &str| NUMBERS.iter().position(|it| *it == name);
    if from == to && before.name == after.name {
        return modifiers_widen(to, before.modifiers.as_deref(), after.modifiers.as_deref());
    }
    match (from, to) {
        // Bytes need not be UTF-8.
        ("bytea", _) => false,
        (_, "text") | ("text" | "character varying", "citext") => true,
        (_, "character varying") => after.modifiers.is_none(),
        ("smallint" | "integer" | "real", "double precision") | ("smallint", "real") => true,
        ("smallint" | "integer" | "bigint", "numeric") => after.modifiers.is_none(),
        ("bit", "bit varying") => {
            modifiers_widen(to, before.modifiers.as_deref(), after.modifiers.as_deref())
        }
        ("oid", "bigint")
        | ("int4range", "int4multirange")
        | ("int8range", "int8multirange")
        | ("numrange", "nummultirange")
        | ("tsrange", "tsmultirange")
        | ("tstzrange", "tstzmultirange")
        | ("daterange", "datemultirange")
        | ("json", "jsonb")
        | ("jsonb", "json")
        | ("cidr", "inet") => true,
        ("date", "timestamp without time zone" | "timestamp with time zone") => {
            after.modifiers.is_none()
        }
        ("timestamp without time zone", "timestamp with time zone") => {
            modifiers_widen(to, before.modifiers.as_deref(), after.modifiers.as_deref())
        }
        _ => rank(from).zip(rank(to)).is_some_and(|(from, to)| from < to),
    }
}

fn modifiers_widen(name: &str, before: Option<&str>, after: Option<&str>) -> bool {
    let numbers =
        |text: &str| -> Option<Vec<i64>> { text.split(',').map(|it| it.parse().ok()).collect() };
    match (before, after) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(before), Some(after)) => {
            match (name, numbers(before).as_deref(), numbers(after).as_deref()) {
                ("numeric", Some([before_p, before_s]), Some([after_p, after_s])) => {
                    after_s >= before_s && after_p - after_s >= before_p - before_s
                }
                // A fixed number of bits or dimensions has no wider type.
                ("bit" | "vector" | "halfvec" | "sparsevec", ..) => before == after,
                (_, Some([before]), Some([after])) => after >= before,
                _ => before == after,
            }
        }
    }
}

/// Types of which the first is stored as the second is (`castmethod` in `pg_cast` is `b`).
const ALIKE: &[(&str, &str)] = &[
    ("bit", "bit varying"),
    ("character varying", "citext"),
    ("cidr", "inet"),
    ("citext", "character varying"),
    ("citext", "text"),
    ("integer", "oid"),
    ("oid", "integer"),
    ("text", "citext"),
    ("xml", "character varying"),
    ("xml", "text"),
];

/// Whether Postgres leaves the rows as they are: a cast without a function, to a type of the same form (manual,
/// `ALTER TABLE`, notes).
fn keeps_storage(types: Pair<&ColumnType>) -> bool {
    let Pair { before, after } = types;
    if before.array != after.array {
        return false;
    }
    let strings = ["text", "character varying"];
    let (from, to) = (before.own_name(), after.own_name());
    if before.array {
        // The length of each element is looked at.
        return before.name == after.name
            && (after.modifiers.is_none() || before.modifiers == after.modifiers);
    }
    if after.modifiers.is_none() && ALIKE.contains(&(from, to)) {
        return true;
    }
    let same_form = (from == to && before.name == after.name)
        || (strings.contains(&from) && strings.contains(&to));
    let family_keeps = matches!(to, "text" | "character varying" | "numeric" | "bit varying")
        || to.starts_with("time")
        || to == "interval";
    if same_form && from == to && after.modifiers.is_none() {
        return true;
    }
    let fits = modifiers_widen(to, before.modifiers.as_deref(), after.modifiers.as_deref());
    let same_scale = to != "numeric" || after.modifiers.is_none() || scale(before) == scale(after);
    same_form && family_keeps && fits && same_scale
}

fn scale(ty: &ColumnType) -> Option<&str> {
    ty.modifiers.as_deref().and_then(|it| it.split_once(',')).map(|(_, scale)| scale)
}
