//! Expressions that convert values between pairs of types that people often change between. Only the owner knows what a
//! number or a text means, so each expression is a suggestion that they confirm on the command line.

use super::Direction;
use crate::schema::{ColumnType, Enum, Pair, Qualified, TypeName, quote, relative::Relative as _};

/// What the names suggest on either side of a change.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    /// The labels of an enum.
    pub(super) labels: &'a dyn Fn(&Qualified) -> Option<&'a Enum>,
    pub(super) default_schema: &'a str,
}

/// How the column's values may be meant, if the two types are a known pair.
pub(super) fn offer(column: &str, types: Pair<&ColumnType>, names: Names<'_>) -> Option<String> {
    let Pair { before, after } = types;
    let c = quote::ident(column);
    if before.array || after.array {
        return None;
    }
    let target = || after.relative(names.default_schema).to_sql(name);
    let labels = |it: &TypeName| match it {
        TypeName::Enum(name) => (names.labels)(name).map(|it| it.labels.clone()),
        TypeName::Builtin(_) | TypeName::Extension(_) | TypeName::Other(_) => None,
    };
    match (labels(&before.name), labels(&after.name)) {
        (Some(from), None) if is_whole(after) => {
            let whens = from.iter().enumerate();
            let whens = whens.map(|(at, it)| format!(" WHEN {} THEN {at}", quote::literal(it)));
            return Some(format!("CASE {c}::text{} END", whens.collect::<String>()));
        }
        (None, Some(to)) if is_whole(before) => {
            let whens = to.iter().enumerate();
            let whens = whens.map(|(at, it)| format!(" WHEN {at} THEN {}", quote::literal(it)));
            return Some(format!("(CASE {c}{} END)::{}", whens.collect::<String>(), target()));
        }
        _ => {}
    }
    let (from, to) = (before.own_name(), after.own_name());
    let seconds = is_whole(before) || ["numeric", "real", "double precision"].contains(&from);
    Some(match (from, to) {
        // Seconds since 1970.
        (_, "timestamp with time zone") if seconds => format!("to_timestamp({c})"),
        (_, "timestamp without time zone") if seconds => {
            format!("to_timestamp({c}) AT TIME ZONE 'UTC'")
        }
        (_, "date") if seconds => format!("(to_timestamp({c}) AT TIME ZONE 'UTC')::date"),
        (_, "interval") if seconds => format!("make_interval(secs => {c})"),
        (
            "timestamp with time zone" | "timestamp without time zone" | "date" | "interval",
            "integer" | "bigint" | "numeric" | "double precision",
        ) => {
            format!("extract(epoch FROM {c})::{}", target())
        }
        ("text" | "character varying" | "citext", "boolean") => {
            format!("lower({c}) IN ('true', 't', 'yes', 'y', 'on', '1')")
        }
        (_, "boolean") if is_whole(before) => format!("{c} <> 0"),
        ("boolean", "smallint" | "bigint" | "numeric") => format!("{c}::integer::{}", target()),
        ("bytea", "uuid") => format!("encode({c}, 'hex')::uuid"),
        ("uuid", "bytea") => format!("decode(replace({c}::text, '-', ''), 'hex')"),
        (_, "jsonb") => format!("to_jsonb({c})"),
        (_, "json") => format!("to_json({c})"),
        ("json" | "jsonb", _) => format!("({c} #>> '{{}}')::{}", target()),
        _ => return None,
    })
}

/// The flag that gives this expression.
pub(super) fn flag(way: Direction, column: &str, expression: Option<&str>) -> String {
    let way = match way {
        Direction::Up => "",
        Direction::Down => "down:",
    };
    let text = format!("{way}{column}={}", expression.unwrap_or("EXPRESSION"));
    let mut quoted = String::with_capacity(text.len());
    for c in text.chars() {
        // Characters that a shell interprets between double quotes.
        if matches!(c, '"' | '\\' | '$' | '`') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    format!("--using \"{quoted}\"")
}

fn is_whole(ty: &ColumnType) -> bool {
    ["smallint", "integer", "bigint"].contains(&ty.own_name())
}

fn name(name: &TypeName) -> String {
    match name {
        TypeName::Builtin(name) => name.clone(),
        TypeName::Extension(name) => quote::ident(name),
        TypeName::Enum(name) | TypeName::Other(name) => quote::qualified(name),
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, Names, flag, offer};
    use crate::schema::{ColumnType, Enum, Pair, Qualified};

    fn offered(before: &ColumnType, after: &ColumnType) -> Option<String> {
        let mood = Enum { labels: vec!["sad".to_owned(), "it's".to_owned()], comment: None };
        let labels = |_: &Qualified| Some(&mood);
        let names = Names { labels: &labels, default_schema: "public" };
        offer("at", Pair::new(before, after), names)
    }

    #[test]
    fn known_pairs_of_types_have_a_conversion() {
        let own = |name: &str| ColumnType::builtin(name);
        for (before, after, expected) in [
            ("bigint", "timestamp with time zone", Some("to_timestamp(at)")),
            ("timestamp with time zone", "bigint", Some("extract(epoch FROM at)::bigint")),
            ("smallint", "boolean", Some("at <> 0")),
            ("jsonb", "uuid", Some("(at #>> '{}')::uuid")),
            ("integer", "uuid", None),
            ("numeric", "timestamp without time zone", Some("to_timestamp(at) AT TIME ZONE 'UTC'")),
            ("text", "timestamp without time zone", None),
            ("real", "date", Some("(to_timestamp(at) AT TIME ZONE 'UTC')::date")),
            ("text", "date", None),
            ("double precision", "interval", Some("make_interval(secs => at)")),
            ("text", "interval", None),
            ("text", "timestamp with time zone", None),
            ("interval", "numeric", Some("extract(epoch FROM at)::numeric")),
            ("date", "integer", Some("extract(epoch FROM at)::integer")),
            ("date", "smallint", None),
            (
                "character varying",
                "boolean",
                Some("lower(at) IN ('true', 't', 'yes', 'y', 'on', '1')"),
            ),
            ("numeric", "boolean", None),
            ("boolean", "bigint", Some("at::integer::bigint")),
            ("boolean", "integer", None),
            ("bytea", "uuid", Some("encode(at, 'hex')::uuid")),
            ("uuid", "bytea", Some("decode(replace(at::text, '-', ''), 'hex')")),
            ("text", "jsonb", Some("to_jsonb(at)")),
            ("uuid", "json", Some("to_json(at)")),
            ("json", "integer", Some("(at #>> '{}')::integer")),
        ] {
            assert_eq!(offered(&own(before), &own(after)).as_deref(), expected, "{before} {after}");
        }
        let several = own("bigint").array();
        assert_eq!(offered(&several, &own("timestamp with time zone")), None);
        assert_eq!(offered(&own("bytea"), &own("uuid").array()), None);
        let mood = ColumnType::enumeration(Qualified::new("public", "mood"));
        let expected = "(CASE at WHEN 0 THEN 'sad' WHEN 1 THEN 'it''s' END)::mood";
        assert_eq!(offered(&own("integer"), &mood).as_deref(), Some(expected));
        let expected = "CASE at::text WHEN 'sad' THEN 0 WHEN 'it''s' THEN 1 END";
        assert_eq!(offered(&mood, &own("bigint")).as_deref(), Some(expected));
        assert_eq!(offered(&mood, &own("numeric")), None);
        assert_eq!(offered(&own("numeric"), &mood), None);
    }

    #[test]
    fn a_flag_survives_the_shell() {
        let expression = Some(r#"lower("Name" || '$1')"#);
        let expected = r#"--using "t.a=lower(\"Name\" || '\$1')""#;
        assert_eq!(flag(Direction::Up, "t.a", expression), expected);
        assert_eq!(flag(Direction::Down, "t.a", None), "--using \"down:t.a=EXPRESSION\"");
    }
}
