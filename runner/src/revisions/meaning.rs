//! Whether two texts of a migration mean the same to the compiler.
//!
//! Comments, line endings and rustfmt make no difference: tokens are compared, without doc comments, trailing commas
//! and the braces around the body of a closure or an arm, and with imports sorted.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What is recorded about a migration's text when it is applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Checksums {
    /// Of the bytes, which is quick.
    pub text: String,
    /// Of its tokens.
    pub tokens: String,
}

impl Checksums {
    pub(crate) fn of(source: &str) -> Self {
        Self { text: checksum(source), tokens: of_tokens(source) }
    }
}

/// Whether a text with this checksum is the recorded one. A text is parsed only if some byte differs.
pub(super) fn is_same(recorded: &Checksums, checksum: &str, source: &str) -> bool {
    checksum == recorded.text || of_tokens(source) == recorded.tokens
}

fn of_tokens(source: &str) -> String {
    let source = source.replace("\r\n", "\n");
    match TokenStream::from_str(&source) {
        Ok(tokens) => checksum(&canonical(tokens)),
        // The text was compiled, so it is in a newer Rust than this lexer knows.
        Err(_) => checksum(&source),
    }
}

/// BLAKE3, as 64 digits.
pub(crate) fn checksum(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

/// The tokens, separated by spaces.
fn canonical(tokens: TokenStream) -> String {
    let mut words = Vec::new();
    write(tokens.into_iter().collect(), &mut words);
    words.join(" ")
}

fn write(tokens: Vec<TokenTree>, words: &mut Vec<String>) {
    let mut rest = tokens.into_iter().peekable();
    let mut imports: Vec<String> = Vec::new();
    while let Some(token) = rest.next() {
        if is_ident(&token, "use") {
            let import: Vec<TokenTree> =
                std::iter::from_fn(|| rest.next_if(|token| !is_punct(token, ';'))).collect();
            rest.next();
            imports.push(format!("use {} ;", sorted(import)));
            continue;
        }
        imports.sort();
        words.append(&mut imports);
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                let inner = rest.next_if(|token| is_punct(token, '!'));
                let doc = rest.next_if(
                    |token| matches!(token, TokenTree::Group(group) if is_doc(group.stream())),
                );
                if doc.is_none() {
                    words.push("#".to_owned());
                    words.extend(inner.map(|_| "!".to_owned()));
                }
            }
            TokenTree::Group(group) => {
                let before = words.last().map(String::as_str);
                let (arm, closure) = (before == Some("=>"), before == Some("|"));
                let braces = match group.delimiter() {
                    Delimiter::Parenthesis => Some(("(", ")")),
                    Delimiter::Bracket => Some(("[", "]")),
                    Delimiter::Brace if !arm && !closure => Some(("{", "}")),
                    Delimiter::Brace | Delimiter::None => None,
                };
                words.extend(braces.map(|(open, _)| open.to_owned()));
                write(group.stream().into_iter().collect(), words);
                words.pop_if(|word| word == ",");
                words.extend(braces.map(|(_, close)| close.to_owned()));
                if arm && braces.is_none() {
                    rest.next_if(|token| is_punct(token, ','));
                    words.push(",".to_owned());
                }
            }
            // A sign of two characters is one word, so that `=>` differs from `= >`.
            TokenTree::Punct(punct) => {
                let mut sign = punct.as_char().to_string();
                let mut joint = punct.spacing() == proc_macro2::Spacing::Joint;
                while joint {
                    match rest.next_if(
                        |token| matches!(token, TokenTree::Punct(next) if next.as_char() != '#'),
                    ) {
                        Some(TokenTree::Punct(next)) => {
                            sign.push(next.as_char());
                            joint = next.spacing() == proc_macro2::Spacing::Joint;
                        }
                        _ => break,
                    }
                }
                words.push(sign);
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => words.push(token.to_string()),
        }
    }
    imports.sort();
    words.append(&mut imports);
}

/// An import, with the names in braces sorted.
fn sorted(import: Vec<TokenTree>) -> String {
    let mut parts = vec![String::new()];
    for token in import {
        if is_punct(&token, ',') {
            parts.push(String::new());
            continue;
        }
        let text = match token {
            TokenTree::Group(group) => {
                format!("{{{}}}", sorted(group.stream().into_iter().collect()))
            }
            other => other.to_string(),
        };
        if let Some(part) = parts.last_mut() {
            part.push_str(&text);
            part.push(' ');
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.sort();
    parts.join(",")
}

fn is_doc(attribute: TokenStream) -> bool {
    attribute.into_iter().next().is_some_and(|token| is_ident(&token, "doc"))
}

fn is_ident(token: &TokenTree, name: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == name)
}

fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

#[cfg(test)]
mod tests {
    use super::{Checksums, checksum};

    const SOURCE: &str = r#"//! add table
use sea_orm_migration::{prelude::*, schema::*};

/// Makes it.
async fn up(manager: &SchemaManager) -> Result<(), DbErr> {
    // Why.
    manager.create_table(Table::create().table("a").col(pk_auto("id"))).await?;
    names.iter().map(|name| name.len());
    match x { 1 => a(), _ => b() }
}
"#;

    fn is_same(recorded: &Checksums, source: &str) -> bool {
        super::is_same(recorded, &checksum(source), source)
    }

    #[track_caller]
    fn same(other: &str) {
        assert!(is_same(&Checksums::of(SOURCE), other), "{other}");
    }

    #[track_caller]
    fn differs(from: &str, to: &str) {
        let other = SOURCE.replace(from, to);
        assert_ne!(other, SOURCE);
        assert!(!is_same(&Checksums::of(SOURCE), &other), "{other}");
    }

    #[test]
    fn comments_line_ends_and_rustfmt_make_no_difference() {
        same(SOURCE);
        same(&SOURCE.replace('\n', "\r\n"));
        same(&SOURCE.replace("// Why.", "").replace("/// Makes it.", "/// Another."));
        same(&SOURCE.replace("//! add table", ""));
        same(&SOURCE.replace("    ", "\t").replace(").await", ")\n        .await"));
        same(&SOURCE.replace("(pk_auto(\"id\"))", "(\n    pk_auto(\"id\"),\n)"));
        same(&SOURCE.replace("{prelude::*, schema::*}", "{\n    schema::*,\n    prelude::*,\n}"));
        same(&SOURCE.replace("|name| name.len()", "|name| { name.len() }"));
        same(&SOURCE.replace("|name| name.len()", "|name| {\n        name.len()\n    }"));
        same(&SOURCE.replace("1 => a(), _ => b()", "1 => { a() } _ => { b() }"));
    }

    #[test]
    fn changes_of_code_are_edits() {
        differs("\"id\"", "\"ident\"");
        differs(".col(", ".column(");
        differs("create_table", "drop_table");
        differs("schema::*", "schema::pk_auto");
        differs("await?;", "await?; extra();");
    }

    #[test]
    fn line_ends_inside_a_text_are_normalised() {
        let unix = "fn up() { sql(\"a\n b\") }";
        assert!(is_same(&Checksums::of(unix), &unix.replace('\n', "\r\n")));
        assert!(!is_same(&Checksums::of(unix), &unix.replace("a\n", "a")));
    }
}
