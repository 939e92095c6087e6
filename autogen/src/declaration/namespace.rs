//! Schemas, which `CREATE SCHEMA` and `COMMENT ON SCHEMA` state.

use lexer::Token;

use super::head::take;
use crate::schema::{stated::Namespace, tokens};

/// What a statement says of a schema, if it is about one. An error says what is not managed.
pub(super) fn read(sql: &str) -> Option<Result<(String, Namespace), &'static str>> {
    let tokens: Vec<Token<'_>> = lexer::tokens(sql).collect();
    let mut rest = &tokens[..];
    if take(&mut rest, &["CREATE", "SCHEMA"]) {
        take(&mut rest, &["IF", "NOT", "EXISTS"]);
        return Some(match rest {
            [name] => name.name().map(|it| (it, Namespace::default())).ok_or("CREATE SCHEMA"),
            [first, ..] if first.is("AUTHORIZATION") => Err("CREATE SCHEMA AUTHORIZATION"),
            [_, second, ..] if second.is("AUTHORIZATION") => Err("CREATE SCHEMA … AUTHORIZATION"),
            _ => Err("CREATE SCHEMA … CREATE …"),
        });
    }
    if !take(&mut rest, &["COMMENT", "ON", "SCHEMA"]) {
        return None;
    }
    let name = tokens::parts(rest).pop()?;
    rest = &rest[tokens::name_length(rest)..];
    if !take(&mut rest, &["IS"]) {
        return None;
    }
    // Postgres stores no empty comment.
    let comment = rest.first().and_then(Token::constant).filter(|it| !it.is_empty());
    Some(Ok((name, Namespace { comment, ..Namespace::default() })))
}
