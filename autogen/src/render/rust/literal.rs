//! Names and texts as Rust string literals. Whatever they contain, the literal is one token and reads back unchanged.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::schema::Qualified;

/// The indentation of the arguments of `execute_unprepared`, and roughly that of a builder's.
const STATEMENT: Lines = Lines { indent: "            ", width: 84 };
const ARGUMENT: Lines = Lines { indent: "                            ", width: 60 };

/// The width of a long literal's lines. rustfmt does not format a statement in which it cannot shorten a line.
#[derive(Clone, Copy)]
struct Lines {
    indent: &'static str,
    width: usize,
}

/// A string literal: raw if that avoids escapes, broken if it is long.
pub(super) fn text(text: &str) -> Literal {
    on_lines(text, ARGUMENT)
}

/// An SQL statement, on lines of its own if it has several.
pub(super) fn sql(statement: &str) -> Literal {
    if !statement.contains('\n') {
        return on_lines(statement, STATEMENT);
    }
    if !may_be_indented(statement) {
        // The body of a function stays as its author wrote it, line by line.
        return if statement.chars().all(|c| c == '\n' || is_printed(c)) {
            lines(statement)
        } else {
            on_lines(statement, STATEMENT)
        };
    }
    if statement.lines().any(|line| line.len() > STATEMENT.width) {
        let lines: Vec<_> = statement.lines().map(str::trim).collect();
        return on_lines(&lines.join(" "), STATEMENT);
    }
    let indent = STATEMENT.indent;
    let mut block = String::from("\n");
    for line in statement.lines() {
        block.push_str(indent);
        block.push_str(line);
        block.push('\n');
    }
    block.push_str(indent);
    lines(&block)
}

/// A literal with the line breaks of the text.
fn lines(text: &str) -> Literal {
    if text.contains(['"', '\\']) {
        raw(text)
    } else {
        format!("\"{text}\"").parse().unwrap_or_else(|_| Literal::string(text))
    }
}

fn on_lines(text: &str, lines: Lines) -> Literal {
    if text.len() > lines.width && text.contains(' ') {
        broken(text, lines)
    } else if text.contains(['"', '\\']) && text.chars().all(is_printed) {
        raw(text)
    } else {
        Literal::string(text)
    }
}

/// A literal whose lines end in a backslash, which removes the line break and the blanks after it. So a line ends in
/// a blank, and no line begins with one.
fn broken(text: &str, lines: Lines) -> Literal {
    let mut source = String::from("\"");
    let mut width = 0;
    for word in words(text) {
        let escaped = escaped(word, &['\'']);
        if width > 0 && width + escaped.len() > lines.width {
            source.push_str("\\\n ");
            source.push_str(lines.indent);
            width = 0;
        }
        width += escaped.len();
        source.push_str(&escaped);
    }
    source.push('"');
    source.parse().unwrap_or_else(|_| Literal::string(text))
}

/// The words of a text, each with the blanks after it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let word = rest.find(' ').unwrap_or(rest.len());
        let blanks = rest[word..].find(|c| c != ' ').unwrap_or(rest.len() - word);
        let (head, tail) = rest.split_at(word + blanks);
        rest = tail;
        (!head.is_empty()).then_some(head)
    })
}

/// Escapes unprintable characters, and quotes and backslashes except `plain` ones.
pub(in crate::render) fn escaped(text: &str, plain: &[char]) -> String {
    let escaped = |c: char| {
        if plain.contains(&c) { c.to_string() } else { c.escape_debug().to_string() }
    };
    text.chars().map(escaped).collect()
}

/// A table or type: its name, with its schema if it needs one.
pub(super) fn name(name: &Qualified) -> TokenStream {
    let own = text(&name.name);
    if name.schema.is_empty() {
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

/// Whether source may contain a character unescaped: not a control character, which a raw string cannot contain, and
/// none that changes the direction of the text, which rustc refuses.
fn is_printed(c: char) -> bool {
    matches!(c, '"' | '\\' | '\'') || c.escape_debug().count() == 1
}

/// Whether the lines may be re-indented without changing their meaning: no line break inside a token, and no trailing
/// blank that rustfmt would stumble over.
fn may_be_indented(statement: &str) -> bool {
    // The contents of a dollar-quoted block are code too.
    let is_block = lexer::tokens(statement).next().is_some_and(|it| it.is("DO"));
    let may_move = |token: lexer::Token<'_>| {
        let code = token.constant().filter(|_| is_block && token.text.starts_with('$'));
        if let Some(code) = code {
            return lexer::lex(&code).all(is_movable);
        }
        is_movable(token)
    };
    lexer::lex(statement).all(may_move) && statement.lines().all(|line| line == line.trim_end())
}

fn is_movable(token: lexer::Token<'_>) -> bool {
    let may_break = token.kind == lexer::Kind::Blank;
    token.text.chars().all(|c| is_printed(c) || (may_break && c == '\n'))
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
        fn literals_read_back_unchanged(
            source in prop_oneof![
                any::<String>(),
                "[a-z\"#\\\\\n\r\t\u{202e}\u{1f600}' ]{0,12}",
                "[a-z\"\n\t ']{0,200}",
            ]
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
    fn long_texts_are_broken_between_words() {
        let long = "word ".repeat(30) + "\"end\"";
        assert_eq!(read(&text(&long)), long);
        assert!(text(&long).to_string().lines().all(|line| line.len() < 100));
        let comment = format!("COMMENT ON TABLE a\n    IS '{long}'");
        assert_eq!(read(&sql(&comment)), format!("COMMENT ON TABLE a IS '{long}'"));
    }

    #[test]
    fn blocks_of_code_are_indented() {
        let block = "DO $$\nBEGIN\n    UPDATE a SET b = 'c';\nEND\n$$";
        assert_eq!(squeezed(&read(&sql(block))), squeezed(block));
        assert!(read(&sql(block)).contains("\n            BEGIN\n"));
        let text = "DO $$\nBEGIN\n    UPDATE a SET b = 'c\nd';\nEND\n$$";
        assert_eq!(read(&sql(text)), text);
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
