//! Which values another type cannot hold, as a condition on the column: values on which the conversion fails, and
//! values that it changes.

use super::{
    quote::{ident, literal, qualified},
    value::{type_name, using},
};
use crate::{
    check::probe::{Null, Others},
    plan::Cast,
    schema::{ColumnType, Expression, Pair, Qualified, TypeName},
};

/// What to ask.
pub(super) enum Fit {
    /// Nothing: every value fits.
    Always,
    /// The values for which this holds do not fit; the conversion fails on the second part of them, if there is one,
    /// and changes the others.
    Unless { condition: String, fails: Option<String> },
    /// Only trying tells.
    Tried { setup: String, condition: String, teardown: String },
}

impl Fit {
    fn fails(condition: String) -> Self {
        Self::Unless { fails: Some(condition.clone()), condition }
    }

    fn either(fails: String, others: &str) -> Self {
        Self::Unless { condition: format!("{fails} OR {others}"), fails: Some(fails) }
    }

    fn changes(condition: String) -> Self {
        Self::Unless { condition, fails: None }
    }

    /// The same if changed values are kept: then only failures count.
    pub(super) fn with(self, others: Others) -> Self {
        match (self, others) {
            (Self::Unless { fails, condition: _ }, Others::Kept) => {
                fails.map_or(Self::Always, Self::fails)
            }
            (it, Others::Kept | Others::Lost) => it,
        }
    }
}

/// Since this version a text can be tried without raising an error (manual, section 9.26).
const HAS_INPUT_IS_VALID: i32 = 160_000;

const STRINGS: &[&str] = &["text", "character varying", "character", "citext", "name"];
const FLOATS: &[&str] = &["real", "double precision"];

/// The range of each integer type.
const WHOLE: &[(&str, &str, &str)] = &[
    ("smallint", "-32768", "32767"),
    ("integer", "-2147483648", "2147483647"),
    ("bigint", "-9223372036854775808", "9223372036854775807"),
    ("oid", "0", "4294967295"),
];

pub(super) fn fit(
    column: &str,
    types: Pair<&ColumnType>,
    cast: &Cast,
    labels: Option<&[String]>,
    version: i32,
) -> Fit {
    if let Some(labels) = labels.filter(|_| types.before.array == types.after.array) {
        let labels: Vec<String> = labels.iter().map(|it| literal(it)).collect();
        let (own, labels) = (ident(column), labels.join(", "));
        return Fit::fails(if types.after.array {
            format!("NOT array_remove({own}::text[], NULL) <@ ARRAY[{labels}]")
        } else {
            format!("{own}::text NOT IN ({labels})")
        });
    }
    match (types.before.array, types.after.array) {
        (false, false) => known(column, types, cast, version),
        (true, false) if *cast != Cast::First => None,
        (true, false) => Some(Fit::changes(format!("cardinality({}) > 1", ident(column)))),
        (true | false, true) => None,
    }
    .unwrap_or_else(|| tried(column, types, cast))
}

/// By a rule about the two types.
fn known(column: &str, types: Pair<&ColumnType>, cast: &Cast, version: i32) -> Option<Fit> {
    let c = ident(column);
    let (from, to) = (types.before.own_name(), types.after.own_name());
    let modifiers = types.after.modifiers.as_deref();
    let is_whole = |name: &str| WHOLE.iter().any(|(own, ..)| *own == name);
    let is_string = STRINGS.contains(&from);
    let fails = |condition: String| Some(Fit::fails(condition));
    let changes = |condition: String| Some(Fit::changes(condition));
    if let Some((_, least, most)) = WHOLE.iter().find(|(own, ..)| *own == to) {
        let between = format!("BETWEEN {least} AND {most}");
        return match from {
            _ if is_whole(from) => fails(format!("{c} NOT {between}")),
            "numeric" => {
                let fails = format!("round({c}) NOT {between}");
                Some(Fit::either(fails, &format!("{c} <> round({c})")))
            }
            // As a numeric, because the nearest float to bigint's maximum is one more.
            _ if FLOATS.contains(&from) => {
                let fails = format!(
                    "{c} IN ('NaN', 'Infinity', '-Infinity') OR round({c}::numeric) NOT {between}"
                );
                Some(Fit::either(fails, &format!("{c}::numeric <> round({c}::numeric)")))
            }
            _ if is_string => read(&c, types.after, version),
            _ => None,
        };
    }
    match (from, to, modifiers) {
        (_, "character varying" | "character", Some(most)) if is_string => {
            fails(format!("char_length(rtrim({c}::text)) > {most}"))
        }
        (_, "character varying" | "character", Some(most)) if *cast == Cast::Assignment => {
            fails(format!("char_length({c}::text) > {most}"))
        }
        (_, "numeric", Some(bounds)) if is_whole(from) || from == "numeric" => beyond(&c, bounds),
        (_, "numeric", Some(bounds)) if FLOATS.contains(&from) => {
            beyond(&format!("{c}::numeric"), bounds)
        }
        ("bit" | "bit varying", "bit", size) => {
            fails(format!("length({c}) <> {}", size.unwrap_or("1")))
        }
        ("bit" | "bit varying", "bit varying", Some(most)) => {
            fails(format!("length({c}) > {most}"))
        }
        // By their text: the extension's functions may be outside the search path.
        ("vector", "vector", Some(n)) | ("halfvec", "halfvec", Some(n)) => {
            fails(format!("array_length(string_to_array({c}::text, ','), 1) <> {n}"))
        }
        ("sparsevec", "sparsevec", Some(n)) => {
            fails(format!("split_part({c}::text, '/', 2) <> '{n}'"))
        }
        ("double precision", "real", _) => {
            let fails = format!("abs({c}) > 3.4028234e38 AND abs({c}) < 'Infinity'");
            // A value that does not fit must not be converted.
            let condition =
                format!("CASE WHEN {fails} THEN true ELSE {c}::real::double precision <> {c} END");
            Some(Fit::Unless { condition, fails: Some(fails) })
        }
        ("smallint" | "integer", "real", _) => {
            changes(format!("{c}::real::double precision <> {c}"))
        }
        ("bigint", "real" | "double precision", _) => {
            changes(format!("{c}::{}::numeric <> {c}", type_name(types.after)))
        }
        ("smallint" | "integer" | "bigint", "boolean", _) => changes(format!("{c} NOT IN (0, 1)")),
        ("inet", "cidr", _) => changes(format!("{c}::cidr <> {c}")),
        ("timestamp without time zone", "date", _) => changes(format!("{c}::date <> {c}")),
        ("timestamp with time zone", "date", _) => {
            let utc = format!("{c} AT TIME ZONE 'UTC'");
            changes(format!("({utc})::date <> {utc}"))
        }
        // Both time zone variants cover the same moments.
        (
            "timestamp with time zone" | "timestamp without time zone",
            "timestamp with time zone" | "timestamp without time zone",
            None,
        ) => Some(Fit::Always),
        _ if from == to && (to.starts_with("time") || to == "interval") => {
            changes(format!("{c}::{} <> {c}", type_name(types.after)))
        }
        (_, "bytea", _) if is_string => Some(Fit::Always),
        (_, "json" | "jsonb", _) if *cast == Cast::Assignment => None,
        _ if is_string => read(&c, types.after, version),
        _ => None,
    }
}

/// Text that a type does not accept, on servers that can tell without raising an error. Extension types raise one.
fn read(c: &str, ty: &ColumnType, version: i32) -> Option<Fit> {
    let is_own = matches!(ty.name, TypeName::Builtin(_));
    let name = literal(&type_name(ty));
    (is_own && version >= HAS_INPUT_IS_VALID)
        .then(|| Fit::fails(format!("NOT pg_input_is_valid({c}, {name})")))
}

/// What `numeric(precision, scale)` cannot hold, and what it rounds.
fn beyond(c: &str, bounds: &str) -> Option<Fit> {
    let mut numbers = bounds.split(',').map(|it| it.trim().parse::<i32>());
    let precision = numbers.next()?.ok()?;
    let scale = numbers.next().map_or(Some(0), Result::ok)?;
    let rounded = format!("round({c}, {scale})");
    let fails = format!("abs({rounded}) >= 1e{}", precision - scale);
    Some(Fit::either(fails, &format!("{c} <> {rounded}")))
}

/// A function that catches the error of each value. Its assignment uses the same cast as `ALTER COLUMN … TYPE`
/// without `USING`.
fn tried(column: &str, types: Pair<&ColumnType>, cast: &Cast) -> Fit {
    let value = using("value", types.after, cast, None).unwrap_or_else(|| "value".to_owned());
    let Pair { before, after } = types.map(type_name);
    let body = format!(
        "DECLARE
    fitting {after};
BEGIN
    fitting := {value};
    RETURN true;
EXCEPTION WHEN OTHERS THEN
    RETURN false;
END"
    );
    function(("value", &before), &ident(column), &body)
}

/// The same for an expression over a whole row of this table.
pub(super) fn converted(table: &Qualified, ty: &ColumnType, by: &Expression, null: Null) -> Fit {
    let (own, ty) = (ident(&table.name), type_name(ty));
    let fits = match null {
        Null::Allowed => "true",
        Null::Refused => "autogen_value IS NOT NULL",
    };
    let body = format!(
        "DECLARE
    autogen_value {ty};
BEGIN
    autogen_value := (SELECT {by} FROM (SELECT autogen_row.*) AS {own});
    RETURN {fits};
EXCEPTION WHEN OTHERS THEN
    RETURN false;
END"
    );
    function(("autogen_row", &qualified(table)), &own, &body)
}

/// A function of one argument, by name and type, and a call with this value.
fn function(argument: (&str, &str), value: &str, body: &str) -> Fit {
    let (name, ty) = argument;
    let quotes = lexer::dollar_quotes(body);
    let setup = format!(
        "CREATE FUNCTION pg_temp.autogen_fits({name} {ty}) RETURNS boolean LANGUAGE plpgsql AS {quotes}\n{body}\n{quotes}"
    );
    let condition = format!("NOT pg_temp.autogen_fits({value})");
    let teardown = format!("DROP FUNCTION pg_temp.autogen_fits({ty})");
    Fit::Tried { setup, condition, teardown }
}
