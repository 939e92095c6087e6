//! Spellings that are unified before the diff: the closed lists of type aliases.
//!
//! Postgres itself (the scratch stage) respells everything else.

use lexer::{Kind, Token};

use super::{ColumnType, Expression, Qualified, TypeName, tokens};

/// Known extension types, each with its extension.
pub const EXTENSION_TYPES: &[(&str, &str)] = &[
    ("vector", "vector"),
    ("halfvec", "vector"),
    ("sparsevec", "vector"),
    ("citext", "citext"),
    ("hstore", "hstore"),
    ("ltree", "ltree"),
    ("lquery", "ltree"),
    ("ltxtquery", "ltree"),
    ("cube", "cube"),
    ("seg", "seg"),
    ("earth", "earthdistance"),
    ("query_int", "intarray"),
    ("ean13", "isn"),
    ("isbn", "isn"),
    ("isbn13", "isn"),
    ("ismn", "isn"),
    ("ismn13", "isn"),
    ("issn", "isn"),
    ("issn13", "isn"),
    ("upc", "isn"),
    ("geometry", "postgis"),
    ("geography", "postgis"),
    ("box2d", "postgis"),
    ("box3d", "postgis"),
];

/// Known operator classes of extensions, each with its extension. The default class of a type needs no name.
const EXTENSION_OPERATOR_CLASSES: &[(&str, &[&str])] = &[
    (
        "vector",
        &[
            "vector_l2_ops",
            "vector_ip_ops",
            "vector_cosine_ops",
            "vector_l1_ops",
            "halfvec_l2_ops",
            "halfvec_ip_ops",
            "halfvec_cosine_ops",
            "halfvec_l1_ops",
            "sparsevec_l2_ops",
            "sparsevec_ip_ops",
            "sparsevec_cosine_ops",
            "sparsevec_l1_ops",
            "bit_hamming_ops",
            "bit_jaccard_ops",
        ],
    ),
    ("pg_trgm", &["gin_trgm_ops", "gist_trgm_ops"]),
    ("citext", &["citext_pattern_ops"]),
    ("hstore", &["gist_hstore_ops", "gin_hstore_ops"]),
    ("ltree", &["gist_ltree_ops", "gist__ltree_ops"]),
    ("intarray", &["gist__int_ops", "gist__intbig_ops", "gin__int_ops"]),
];

/// Postgres' own type names, with the spellings it accepts for them (manual, table 8.1).
const BUILTIN: &[(&str, &[&str])] = &[
    ("boolean", &["bool"]),
    ("smallint", &["int2"]),
    ("integer", &["int", "int4"]),
    ("bigint", &["int8"]),
    ("real", &["float4"]),
    ("double precision", &["float8", "float"]),
    ("numeric", &["decimal", "dec"]),
    ("text", &[]),
    ("character varying", &["varchar", "char varying"]),
    ("character", &["char"]),
    // Without a length, unlike `character` (manual, section 8.3).
    ("bpchar", &[]),
    // A single byte, unlike `char` (manual, section 8.3).
    (SINGLE_BYTE, &[]),
    ("bytea", &[]),
    ("date", &[]),
    ("time without time zone", &["time"]),
    ("time with time zone", &["timetz"]),
    ("timestamp without time zone", &["timestamp"]),
    ("timestamp with time zone", &["timestamptz"]),
    ("interval", &[]),
    ("uuid", &[]),
    ("json", &[]),
    ("jsonb", &[]),
    ("jsonpath", &[]),
    ("bit", &[]),
    ("bit varying", &["varbit"]),
    ("money", &[]),
    ("inet", &[]),
    ("cidr", &[]),
    ("macaddr", &[]),
    ("macaddr8", &[]),
    ("point", &[]),
    ("line", &[]),
    ("lseg", &[]),
    ("box", &[]),
    ("path", &[]),
    ("polygon", &[]),
    ("circle", &[]),
    ("tsvector", &[]),
    ("tsquery", &[]),
    ("xml", &[]),
    ("int4range", &[]),
    ("int8range", &[]),
    ("numrange", &[]),
    ("tsrange", &[]),
    ("tstzrange", &[]),
    ("daterange", &[]),
    ("int4multirange", &[]),
    ("int8multirange", &[]),
    ("nummultirange", &[]),
    ("tsmultirange", &[]),
    ("tstzmultirange", &[]),
    ("datemultirange", &[]),
    ("oid", &[]),
    ("regclass", &[]),
    ("regtype", &[]),
    ("regproc", &[]),
    ("regprocedure", &[]),
    ("regoper", &[]),
    ("regoperator", &[]),
    ("regnamespace", &[]),
    ("regrole", &[]),
    ("regcollation", &[]),
    ("regconfig", &[]),
    ("regdictionary", &[]),
    ("xid", &[]),
    ("cid", &[]),
    ("tid", &[]),
    ("int2vector", &[]),
    ("oidvector", &[]),
    ("pg_snapshot", &[]),
    ("txid_snapshot", &[]),
    ("refcursor", &[]),
    ("aclitem", &[]),
    ("pg_lsn", &[]),
    ("xid8", &[]),
    ("name", &[]),
];

const SINGLE_BYTE: &str = "\"char\"";

/// Defaults that Postgres distinguishes although they mean the same. Its own spelling decides everything else.
pub const EQUIVALENT_DEFAULTS: &[&[&str]] =
    &[&["CURRENT_TIMESTAMP", "now()", "transaction_timestamp()"]];

/// Whether two defaults, in Postgres' spelling, are on the list of equivalents.
#[must_use]
pub fn are_equivalent(left: &Expression, right: &Expression) -> bool {
    let listed =
        |class: &&&[&str]| class.contains(&left.as_str()) && class.contains(&right.as_str());
    EQUIVALENT_DEFAULTS.iter().any(|class| listed(&class))
}

/// The extension of a type with this name, if it is a known one.
#[must_use]
pub fn extension_of(type_name: &str) -> Option<&'static str> {
    EXTENSION_TYPES.iter().find(|(name, _)| *name == type_name).map(|(_, extension)| *extension)
}

/// The extension of an operator class with this name, if it is a known one.
#[must_use]
pub fn extension_of_operator_class(name: &str) -> Option<&'static str> {
    let brings = |(_, classes): &&(&str, &[&str])| classes.contains(&name);
    EXTENSION_OPERATOR_CLASSES.iter().find(brings).map(|(extension, _)| *extension)
}

/// Reads the SQL spelling of a type: `varchar(20)[]`, `timestamptz(3)`, `"app"."Mood"`, `vector(1536)`.
///
/// Built-in names are returned as `format_type` spells them. A name that is neither built in nor a known extension's
/// is [`TypeName::Other`], in `default_schema` if it is unqualified; the caller knows which of those are enums.
/// `None` if the text is not a type.
#[must_use]
pub fn parse_type(text: &str, default_schema: &str) -> Option<ColumnType> {
    let all: Vec<_> = lexer::tokens(text).collect();
    let mut tokens = &all[..];
    while let [rest @ .., open, bound, close] = tokens
        && close.is("]")
    {
        tokens = match bound.is("[") {
            true => &tokens[..=rest.len()],
            false if open.is("[") && bound.kind == Kind::Number => rest,
            false => return None,
        };
    }
    let array = tokens.len() < all.len();
    let (words, modifiers) = split_modifiers(tokens)?;
    Some(ColumnType { array, ..of_words(&words, modifiers, default_schema)? })
}

fn of_words(
    words: &[Token<'_>],
    modifiers: Option<String>,
    default_schema: &str,
) -> Option<ColumnType> {
    let is_quoted = words.iter().any(Token::is_quoted);
    let parts = tokens::parts(words);
    if parts.len() == 1 && !is_quoted {
        let spelled: Vec<_> = words.iter().map(|it| it.text.to_ascii_lowercase()).collect();
        let spelled = spelled.join(" ");
        match builtin(&spelled, modifiers.clone()) {
            Some(ty) => return Some(ty),
            None if spelled == "float" => return None,
            None => {}
        }
    }
    if words.len() != tokens::name_length(words) {
        return None;
    }
    let (schema, name) = match &parts[..] {
        [name] => (None, name),
        [schema, name] => (Some(schema.as_str()), name),
        _ => return None,
    };
    let has_own_schema = schema == Some("pg_catalog");
    if name == "char" && (has_own_schema || schema.is_none()) {
        return modifiers.is_none().then(|| ColumnType::builtin(SINGLE_BYTE));
    }
    if has_own_schema
        && !is_quoted
        && let Some(ty) = builtin(name, modifiers.clone())
    {
        return Some(ty);
    }
    if is_quoted && is_internal(name, schema) {
        return builtin(name, modifiers);
    }
    let name = match extension_of(name) {
        Some(_) => TypeName::Extension(name.clone()),
        None => TypeName::Other(Qualified::new(schema.unwrap_or(default_schema), name)),
    };
    Some(ColumnType { name, modifiers, array: false })
}

/// One of Postgres' own types, by its SQL words.
fn builtin(spelled: &str, modifiers: Option<String>) -> Option<ColumnType> {
    if let Some(fields) = spelled.strip_prefix("interval ") {
        let known = fields.split(' ').all(|word| tokens::INTERVAL_WORDS.contains(&word));
        let precision = modifiers.map(|it| format!("({it})")).unwrap_or_default();
        return known.then(|| ColumnType::builtin("interval").with(format!("{fields}{precision}")));
    }
    if spelled == "float" {
        // float(1..24) is real, float(25..53) is double precision (manual, section 8.1.3).
        let bits = modifiers.map_or(Some(53), |bits| bits.parse::<u8>().ok())?;
        return Some(ColumnType::builtin(if bits <= 24 { "real" } else { "double precision" }));
    }
    let (name, _) =
        BUILTIN.iter().find(|(name, aliases)| *name == spelled || aliases.contains(&spelled))?;
    // `char`, `bit` and `numeric(p)` have a length or scale even if none is written.
    let (name, modifiers) = match (*name, modifiers) {
        ("bpchar", Some(length)) => ("character", Some(length)),
        (name @ ("character" | "bit"), None) => (name, Some("1".to_owned())),
        ("numeric", Some(one)) if !one.contains(',') => ("numeric", Some(format!("{one},0"))),
        other => other,
    };
    Some(ColumnType { name: TypeName::Builtin(name.to_owned()), modifiers, array: false })
}

/// Whether this is the catalog's name of one of Postgres' own types. In quotes only that name counts: `"int4"` is
/// one, `"integer"` is not. Without a schema it is found before any other type.
fn is_internal(name: &str, schema: Option<&str>) -> bool {
    const ONLY_SQL: &[&str] = &[
        "boolean",
        "smallint",
        "integer",
        "int",
        "bigint",
        "real",
        "float",
        "decimal",
        "dec",
        "character",
        "char",
    ];
    let known = BUILTIN.iter().any(|(own, aliases)| *own == name || aliases.contains(&name));
    let own = known && !name.contains(' ') && !ONLY_SQL.contains(&name);
    own && schema.is_none_or(|schema| schema == "pg_catalog")
}

/// The words of a type, and the contents of the parentheses between or after them.
fn split_modifiers<'a>(tokens: &[Token<'a>]) -> Option<(Vec<Token<'a>>, Option<String>)> {
    let Some(open) = tokens.iter().position(|it| it.is("(")) else {
        return Some((tokens.to_vec(), None));
    };
    let close = open + tokens::closing(&tokens[open..])?;
    let inner = &tokens[open + 1..close];
    let is_modifier =
        |it: &Token<'_>| matches!(it.kind, Kind::Name | Kind::Number) || it.is(",") || it.is("-");
    let sound = !inner.is_empty() && inner.iter().all(is_modifier);
    let modifiers = inner.iter().map(|it| it.text).collect();
    sound.then(|| ([&tokens[..open], &tokens[close + 1..]].concat(), Some(modifiers)))
}

#[cfg(test)]
mod tests {
    use super::parse_type;

    fn spelled(text: &str) -> String {
        parse_type(text, "public").map_or_else(|| "none".to_owned(), |ty| ty.to_string())
    }

    #[test]
    fn type_aliases_are_normalised() {
        for (text, expected) in [
            ("varchar(20)[]", "character varying(20)[]"),
            ("char varying (20)", "character varying(20)"),
            ("character varying", "character varying"),
            ("timestamptz(3)", "timestamp(3) with time zone"),
            ("timestamp (3) with time zone", "timestamp(3) with time zone"),
            ("TIMESTAMP", "timestamp without time zone"),
            ("decimal(10, 2)", "numeric(10,2)"),
            ("numeric(10)", "numeric(10,0)"),
            ("char", "character(1)"),
            ("bit", "bit(1)"),
            ("float(10)", "real"),
            ("interval year to month", "interval year to month"),
            ("interval(3)", "interval(3)"),
            ("vector(1536)", "vector(1536)"),
            ("public.vector(3)", "vector(3)"),
            ("sparsevec(5)", "sparsevec(5)"),
            ("mood", "public.mood"),
            ("\"My Mood\"", "public.My Mood"),
            ("app.\"Mood\"[]", "app.Mood[]"),
            ("pg_catalog.int8", "bigint"),
            ("pg_catalog.varchar(20)[]", "character varying(20)[]"),
            ("\"pg_catalog\".\"int4\"", "integer"),
            ("\"pg_catalog\".\"varchar\"(20)", "character varying(20)"),
            ("\"int4\"[]", "integer[]"),
            ("\"char\"", "\"char\""),
            ("pg_catalog.\"char\"[]", "\"char\"[]"),
            ("\"public\".\"int4\"", "public.int4"),
            ("\"integer\"", "public.integer"),
            ("bpchar", "bpchar"),
            ("bpchar(5)", "character(5)"),
            ("CHAR VARYING ( 5 )", "character varying(5)"),
            ("float(25)", "double precision"),
            ("float(24)[]", "real[]"),
            ("dec(5)", "numeric(5,0)"),
            ("numeric(6,-2)", "numeric(6,-2)"),
            ("interval second(3)", "interval second(3)"),
            ("time(3) with time zone", "time(3) with time zone"),
            ("\"citext\"", "citext"),
            ("int[][3]", "integer[]"),
            ("x; drop table y", "none"),
            ("\"x", "none"),
            ("a b", "none"),
            ("a.b.c", "none"),
            ("int]", "none"),
            ("interval day (3) to (3)", "none"),
            ("pg_catalog.pg_node_tree", "pg_catalog.pg_node_tree"),
            ("U&\"M\\006Fod\"", "public.Mood"),
            ("app . \"Mood\" [ 3 ]", "app.Mood[]"),
        ] {
            assert_eq!(spelled(text), expected, "{text}");
        }
    }
}
