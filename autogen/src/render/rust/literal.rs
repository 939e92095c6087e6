//! Names and texts as Rust string literals. Whatever they hold, the literal is one token and reads back as they are.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::schema::Qualified;

/// Where the arguments of `execute_unprepared` stand in the file.
const INDENT: &str = "            ";

/// A string literal: raw where that spares escapes.
pub(super) fn text(text: &str) -> Literal {
    if text.contains(['"', '\\']) && text.chars().all(is_printed) {
        raw(text)
    } else {
        Literal::string(text)
    }
}

/// An SQL statement: on lines of its own where it has several.
pub(super) fn sql(statement: &str) -> Literal {
    if !statement.contains('\n') || !may_be_indented(statement) {
        return text(statement);
    }
    let mut block = String::from("\n");
    for line in statement.lines() {
        block.push_str(INDENT);
        block.push_str(line);
        block.push('\n');
    }
    block.push_str(INDENT);
    if block.contains(['"', '\\']) {
        raw(&block)
    } else {
        format!("\"{block}\"").parse().unwrap_or_else(|_| Literal::string(statement))
    }
}

/// A table or type: its name, with its schema unless that is the default one.
pub(super) fn name(name: &Qualified, default_schema: &str) -> TokenStream {
    let own = text(&name.name);
    if name.schema == default_schema {
        quote!(#own)
    } else {
        let schema = text(&name.schema);
        quote!((#schema, #own))
    }
}

fn raw(text: &str) -> Literal {
    let longest =
        text.split('"').skip(1).map(|rest| rest.len() - rest.trim_start_matches('#').len()).max();
    let fence = "#".repeat(longest.map_or(0, |hashes| hashes + 1));
    format!("r{fence}\"{text}\"{fence}").parse().unwrap_or_else(|_| Literal::string(text))
}

/// Whether a character may stand in source as it is: no control character, which a raw string cannot hold, and none
/// of those that change the direction of the text, which rustc refuses.
fn is_printed(c: char) -> bool {
    matches!(c, '"' | '\\' | '\'') || c.escape_debug().count() == 1
}

/// Whether the lines may be moved without a change to what they say: no line break inside quotes, and nothing behind
/// a line for rustfmt to stumble over.
fn may_be_indented(statement: &str) -> bool {
    let mut quote = None;
    for c in statement.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) if c == '\n' => return false,
            None if matches!(c, '\'' | '"') => quote = Some(c),
            // Dollar quotes and escape strings have rules of their own.
            _ if matches!(c, '$' | '\\') => return false,
            _ if c != '\n' && !is_printed(c) => return false,
            Some(_) | None => {}
        }
    }
    statement.lines().all(|line| line == line.trim_end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_oneof, proptest};

    use super::{sql, text};

    fn read(literal: &proc_macro2::Literal) -> String {
        syn::parse_str::<syn::LitStr>(&literal.to_string()).expect("a string literal").value()
    }

    fn squeezed(sql: &str) -> String {
        sql.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    proptest! {
        #[test]
        fn a_text_reads_back_as_it_is(
            source in prop_oneof![any::<String>(), "[a-z\"#\\\\\n\r\t\u{202e}\u{1f600}']{0,12}"]
        ) {
            assert_eq!(read(&text(&source)), source);
            assert_eq!(squeezed(&read(&sql(&source))), squeezed(&source));
        }
    }

    #[test]
    fn quotes_need_no_escapes() {
        for (source, expected) in [
            ("users", r#""users""#),
            ("it's", r#""it's""#),
            ("a\"b", r##"r#"a"b"#"##),
            ("a\"#b", r###"r##"a"#b"##"###),
            ("\\", r#"r"\""#),
            ("a\nb", r#""a\nb""#),
            ("\u{202e}\"", r#""\u{202e}\"""#),
        ] {
            assert_eq!(text(source).to_string(), expected);
        }
    }

    #[test]
    fn line_breaks_inside_quotes_stay_where_they_are() {
        assert_eq!(
            read(&sql("COMMENT ON TABLE a\n    IS 'b\nc'")),
            "COMMENT ON TABLE a\n    IS 'b\nc'"
        );
        assert_eq!(read(&sql("A\n    B")), "\n            A\n                B\n            ");
    }
}
