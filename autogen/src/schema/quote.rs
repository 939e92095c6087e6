//! The only place that quotes. Takes raw names and texts, and returns SQL that reads back as exactly these.

use super::Qualified;

/// An identifier: bare if that reads back as the same name and is not a key word, otherwise in double quotes.
#[must_use]
pub fn ident(name: &str) -> String {
    if is_plain(name) && !is_key_word(name) { name.to_owned() } else { quoted(name) }
}

/// An identifier in double quotes, whatever it is.
#[must_use]
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The name of a table, type or index, with its schema unless that is empty.
#[must_use]
pub fn qualified(name: &Qualified) -> String {
    if name.schema.is_empty() {
        ident(&name.name)
    } else {
        format!("{}.{}", ident(&name.schema), ident(&name.name))
    }
}

/// A string constant. A backslash has no special meaning: `standard_conforming_strings` is on since Postgres 9.1
/// (manual, section 4.1.2.1).
#[must_use]
pub fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The names in parentheses, as in `(a, b)`.
#[must_use]
pub fn list(names: &[String]) -> String {
    format!("({})", idents(names))
}

/// The same without the parentheses.
#[must_use]
pub fn idents(names: &[String]) -> String {
    names.iter().map(|name| ident(name)).collect::<Vec<_>>().join(", ")
}

/// Whether Postgres reads the bare text as this name: it folds upper case, and requires a letter first.
fn is_plain(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn is_key_word(name: &str) -> bool {
    KEY_WORDS.binary_search(&name).is_ok()
}

/// The key words that need quotes somewhere: every category of `pg_get_keywords()` except the unreserved, as in
/// `quote_ident`, for Postgres 14 to 18. Sorted.
#[rustfmt::skip]
const KEY_WORDS: &[&str] = &[
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization",
    "between", "bigint", "binary", "bit", "boolean", "both", "case", "cast", "char", "character",
    "check", "coalesce", "collate", "collation", "column", "concurrently", "constraint", "create",
    "cross", "current_catalog", "current_date", "current_role", "current_schema", "current_time",
    "current_timestamp", "current_user", "dec", "decimal", "default", "deferrable", "desc",
    "distinct", "do", "else", "end", "except", "exists", "extract", "false", "fetch", "float",
    "for", "foreign", "freeze", "from", "full", "grant", "greatest", "group", "grouping", "having",
    "ilike", "in", "initially", "inner", "inout", "int", "integer", "intersect", "interval", "into",
    "is", "isnull", "join", "json", "json_array", "json_arrayagg", "json_exists", "json_object",
    "json_objectagg", "json_query", "json_scalar", "json_serialize", "json_table", "json_value",
    "lateral", "leading", "least", "left", "like", "limit", "localtime", "localtimestamp",
    "merge_action", "national", "natural", "nchar", "none", "normalize", "not", "notnull", "null",
    "nullif", "numeric", "offset", "on", "only", "or", "order", "out", "outer", "overlaps",
    "overlay", "placing", "position", "precision", "primary", "real", "references", "returning",
    "right", "row", "select", "session_user", "setof", "similar", "smallint", "some", "substring",
    "symmetric", "system_user", "table", "tablesample", "then", "time", "timestamp", "to",
    "trailing", "treat", "trim", "true", "union", "unique", "user", "using", "values", "varchar",
    "variadic", "verbose", "when", "where", "window", "with", "xmlattributes", "xmlconcat",
    "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot",
    "xmlserialize", "xmltable",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_oneof, proptest};

    use super::{KEY_WORDS, ident, is_key_word, literal, qualified, quoted};
    use crate::schema::{Qualified, relative::Relative as _};

    /// Reads an identifier as the server does.
    fn read_ident(sql: &str) -> String {
        if let Some(rest) = sql.strip_prefix('"') {
            let inner = rest.strip_suffix('"').expect("a closing quote");
            assert!(!inner.replace("\"\"", "").contains('"'), "a lone quote in {sql}");
            return inner.replace("\"\"", "\"");
        }
        assert!(!is_key_word(sql), "{sql} is a key word");
        assert!(sql.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'), "{sql}");
        assert!(!sql.starts_with(|c: char| c.is_ascii_digit()), "{sql}");
        sql.to_lowercase()
    }

    fn read_literal(sql: &str) -> String {
        let inner =
            sql.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).expect("quotes");
        assert!(!inner.replace("''", "").contains('\''), "a lone quote in {sql}");
        inner.replace("''", "'")
    }

    proptest! {
        #[test]
        fn quoting_round_trips(
            text in prop_oneof![
                any::<String>(),
                "[a-zA-Z0-9_ \"'\\\\\n\u{1f600}é.;$-]{0,20}",
                "[a-z]{1,6}",
            ]
        ) {
            assert_eq!(read_literal(&literal(&text)), text);
            if !text.is_empty() {
                assert_eq!(read_ident(&ident(&text)), text);
                assert_eq!(read_ident(&quoted(&text)), text);
            }
        }
    }

    #[test]
    fn identifiers_are_quoted_only_if_needed() {
        for (name, expected) in [
            ("users", "users"),
            ("_a1", "_a1"),
            ("name", "name"),
            ("order", "\"order\""),
            ("user", "\"user\""),
            ("Users", "\"Users\""),
            ("1st", "\"1st\""),
            ("a-b", "\"a-b\""),
            ("é", "\"é\""),
            ("a\"b", "\"a\"\"b\""),
            ("", "\"\""),
        ] {
            assert_eq!(ident(name), expected);
        }
    }

    #[test]
    fn every_key_word_is_quoted() {
        assert!(KEY_WORDS.is_sorted());
        for word in KEY_WORDS {
            assert_eq!(ident(word), format!("\"{word}\""));
        }
    }

    #[test]
    fn a_schema_that_is_left_out_is_not_written() {
        let users = Qualified::new("public", "users");
        assert_eq!(qualified(&users.relative("public")), "users");
        assert_eq!(qualified(&users.relative("app")), "public.users");
        assert_eq!(qualified(&Qualified::new("App", "order")), "\"App\".\"order\"");
    }
}
