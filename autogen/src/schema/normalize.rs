//! Spelling that dies before the diff: the closed lists of type aliases.
//!
//! Everything else that can be spelled in more than one way is respelled by Postgres itself (the scratch stage).

use super::{ColumnType, Expression, Home, Qualified, TypeName};

/// Types of extensions that are known by name, each with the extension that brings it.
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

/// Operator classes of extensions that are known by name, each with the extension that brings it. Those that are their
/// type's default need no name.
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
    // Without a length, which `character` cannot be (manual, section 8.3).
    ("bpchar", &[]),
    // One byte, and not `char` (manual, section 8.3).
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

/// Defaults that Postgres keeps apart though they mean the same. Everything else is decided by its own spelling.
pub const EQUIVALENT_DEFAULTS: &[&[&str]] =
    &[&["CURRENT_TIMESTAMP", "now()", "transaction_timestamp()"]];

/// Whether two defaults, as Postgres spells them, are on the list of equivalents.
#[must_use]
pub fn are_equivalent(left: &Expression, right: &Expression) -> bool {
    let listed =
        |class: &&&[&str]| class.contains(&left.as_str()) && class.contains(&right.as_str());
    EQUIVALENT_DEFAULTS.iter().any(|class| listed(&class))
}

/// The extension that brings a type of this name, where it is a known one.
#[must_use]
pub fn extension_of(type_name: &str) -> Option<&'static str> {
    EXTENSION_TYPES.iter().find(|(name, _)| *name == type_name).map(|(_, extension)| *extension)
}

/// The extension that brings an operator class of this name, where it is a known one.
#[must_use]
pub fn extension_of_operator_class(name: &str) -> Option<&'static str> {
    let brings = |(_, classes): &&(&str, &[&str])| classes.contains(&name);
    EXTENSION_OPERATOR_CLASSES.iter().find(brings).map(|(extension, _)| *extension)
}

/// Reads the SQL spelling of a type: `varchar(20)[]`, `timestamptz(3)`, `"app"."Mood"`, `vector(1536)`.
///
/// Built-in names come out as `format_type` spells them. A name that is neither built in nor a known extension's is
/// [`TypeName::Other`], in `default_schema` where none is written; the caller knows which of those are enums.
/// `None` where the text is no type at all.
#[must_use]
pub fn parse_type(text: &str, default_schema: &str) -> Option<ColumnType> {
    let mut text = text.trim();
    let mut array = false;
    while let Some(rest) = text.strip_suffix(']') {
        let open = rest.rfind('[')?;
        if !rest[open + 1..].chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        text = rest[..open].trim_end();
        array = true;
    }
    let head = text.find('(').map_or(text, |open| &text[..open]);
    if head.contains('"') {
        if let Some(rest) =
            text.strip_prefix(SINGLE_BYTE).or_else(|| text.strip_prefix("pg_catalog.\"char\""))
        {
            return rest
                .is_empty()
                .then(|| ColumnType { array, ..ColumnType::builtin(SINGLE_BYTE) });
        }
        let (name, rest) = quoted_name(text, default_schema)?;
        let is_written = text.starts_with(|c| c != '"') || text.contains("\".");
        if let Some(spelled) = internal(&name, is_written) {
            let ty = parse_type(&format!("{spelled}{rest}"), default_schema)?;
            return Some(ColumnType { array, ..ty });
        }
        let Modifiers(modifiers) = parse_modifiers(rest)?;
        if extension_of(&name.name).is_some() {
            let name = TypeName::Extension(Home::default(), name.name);
            return Some(ColumnType { name, modifiers, array });
        }
        return Some(ColumnType { name: TypeName::Other(name), modifiers, array });
    }
    let (words, modifiers) = split_modifiers(text)?;
    let spelled = words.to_lowercase();
    if let Some(fields) = spelled.strip_prefix("interval ") {
        let modifiers = match modifiers {
            Some(precision) => format!("{fields}({precision})"),
            None => fields.to_owned(),
        };
        return Some(ColumnType {
            name: TypeName::Builtin("interval".into()),
            modifiers: Some(modifiers),
            array,
        });
    }
    if spelled == "float" {
        // float(1..24) is real, float(25..53) is double precision (manual, section 8.1.3).
        let bits = modifiers.as_deref().map_or(Some(53), |bits| bits.parse::<u8>().ok())?;
        let name = if bits <= 24 { "real" } else { "double precision" };
        return Some(ColumnType { name: TypeName::Builtin(name.into()), modifiers: None, array });
    }
    let builtin = BUILTIN
        .iter()
        .find(|(name, aliases)| *name == spelled || aliases.contains(&spelled.as_str()));
    if let Some((name, _)) = builtin {
        // `char`, `bit` and `numeric(p)` without a length or scale have one all the same.
        let modifiers = match (*name, modifiers) {
            ("character", None) => Some("1".to_owned()),
            ("bpchar", Some(length)) => {
                let ty = ColumnType::builtin("character").with(length);
                return Some(ColumnType { array, ..ty });
            }
            ("bit", None) => Some("1".to_owned()),
            ("numeric", Some(one)) if !one.contains(',') => Some(format!("{one},0")),
            (_, modifiers) => modifiers,
        };
        return Some(ColumnType { name: TypeName::Builtin((*name).to_owned()), modifiers, array });
    }
    if extension_of(&spelled).is_some() {
        let name = TypeName::Extension(Home::default(), spelled);
        return Some(ColumnType { name, modifiers, array });
    }
    let (schema, name) = match spelled.split_once('.') {
        Some(("pg_catalog", "char")) => {
            return Some(ColumnType { array, ..ColumnType::builtin(SINGLE_BYTE) });
        }
        Some(("pg_catalog", name)) => {
            let modifiers = modifiers.map(|it| format!("({it})")).unwrap_or_default();
            let ty = parse_type(&format!("{name}{modifiers}"), default_schema)?;
            return Some(ColumnType { array, ..ty });
        }
        Some((schema, name)) => (schema, name),
        None => (default_schema, spelled.as_str()),
    };
    let plain = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '$')
    };
    (plain(schema) && plain(name)).then(|| {
        if extension_of(name).is_some() {
            return ColumnType {
                name: TypeName::Extension(Home::default(), name.to_owned()),
                modifiers: modifiers.clone(),
                array,
            };
        }
        ColumnType {
            name: TypeName::Other(Qualified::new(schema, name)),
            modifiers: modifiers.clone(),
            array,
        }
    })
}

/// The name of one of Postgres' own types where the catalog calls it so. In quotes only that name will do: `"int4"` is
/// one, `"integer"` is not. Without a schema it is found before anybody else's.
fn internal(name: &Qualified, has_schema: bool) -> Option<&str> {
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
    let known = BUILTIN
        .iter()
        .any(|(own, aliases)| *own == name.name || aliases.contains(&name.name.as_str()));
    let own = known && !name.name.contains(' ') && !ONLY_SQL.contains(&name.name.as_str());
    (own && (!has_schema || name.schema == "pg_catalog")).then_some(name.name.as_str())
}

/// Splits `name (modifiers) rest` into its words and what stands in the parentheses.
fn split_modifiers(text: &str) -> Option<(String, Option<String>)> {
    let Some(open) = text.find('(') else {
        let words: Vec<_> = text.split_whitespace().collect();
        return (!words.is_empty()).then(|| (words.join(" "), None));
    };
    let close = text.rfind(')')?;
    if close < open {
        return None;
    }
    let words: Vec<_> =
        text[..open].split_whitespace().chain(text[close + 1..].split_whitespace()).collect();
    let Modifiers(modifiers) = parse_modifiers(&text[open..=close])?;
    (!words.is_empty()).then(|| (words.join(" "), modifiers))
}

/// What stands in the parentheses, blanks taken out: nothing, or modifiers. `None` for anything else.
fn parse_modifiers(text: &str) -> Option<Modifiers> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Modifiers(None));
    }
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let inner: String = inner.chars().filter(|c| !c.is_whitespace()).collect();
    let sound = !inner.is_empty()
        && inner.chars().all(|c| c.is_alphanumeric() || matches!(c, ',' | '-' | '_'));
    sound.then_some(Modifiers(Some(inner)))
}

struct Modifiers(Option<String>);

/// Reads `"name"`, `"schema"."name"` or `schema."name"` at the start of the text. `None` where the quoting is broken.
fn quoted_name<'a>(text: &'a str, default_schema: &str) -> Option<(Qualified, &'a str)> {
    let (first, rest) = one_name(text)?;
    match rest.strip_prefix('.') {
        Some(rest) => {
            let (second, rest) = one_name(rest)?;
            Some((Qualified::new(first, second), rest))
        }
        None => Some((Qualified::new(default_schema, first), rest)),
    }
}

fn one_name(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'))
            .unwrap_or(text.len());
        return (end > 0).then(|| (text[..end].to_lowercase(), &text[end..]));
    };
    let mut name = String::new();
    let mut chars = quoted.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c != '"' {
            name.push(c);
        } else if matches!(chars.peek(), Some((_, '"'))) {
            chars.next();
            name.push('"');
        } else {
            return (!name.is_empty()).then_some((name, &quoted[at + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::parse_type;

    fn spelled(text: &str) -> String {
        parse_type(text, "public").map_or_else(|| "none".to_owned(), |ty| ty.to_string())
    }

    #[test]
    fn aliases_have_one_spelling() {
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
        ] {
            assert_eq!(spelled(text), expected, "{text}");
        }
    }
}
