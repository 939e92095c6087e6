//! `extra`: SQL that SeaORM appends to a column's definition, split into the facets it states.

use crate::schema::{Expression, Generated, GeneratedKind, IdentityKind, stated::Identity};

use super::{
    sequence,
    sql::{self, keyword},
};

/// One facet in `extra`.
#[derive(Debug)]
pub(super) enum Facet {
    Check { name: Option<String>, expression: Expression, no_inherit: bool },
    Collation(String),
    Generated(Generated),
    Identity(Identity),
    Default(Expression),
    Unique,
    Nothing,
}

/// Reads all of it, or returns the words at which it stopped.
pub(super) fn read(text: &str) -> Result<Vec<Facet>, String> {
    let mut facets = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (facet, after) = facet(rest).ok_or_else(|| rest.to_owned())?;
        facets.push(facet);
        rest = after.trim_start();
    }
    Ok(facets)
}

fn facet(text: &str) -> Option<(Facet, &str)> {
    let (name, text) = match keyword(text, "CONSTRAINT") {
        Some(rest) => {
            let (name, rest) = sql::name(rest)?;
            (Some(name), rest)
        }
        None => (None, text),
    };
    if let Some(rest) = keyword(text, "CHECK") {
        let (expression, mut rest) = sql::parenthesised(rest)?;
        let no_inherit = keyword(rest, "NO").and_then(|rest| keyword(rest, "INHERIT"));
        rest = no_inherit.unwrap_or(rest);
        let expression = Expression::new(expression);
        let facet = Facet::Check { name, expression, no_inherit: no_inherit.is_some() };
        return Some((facet, rest));
    }
    if name.is_some() {
        return None;
    }
    if let Some(rest) = keyword(text, "UNIQUE") {
        return Some((Facet::Unique, rest));
    }
    if let Some(rest) = keyword(text, "COLLATE") {
        let (name, rest) = sql::name(rest)?;
        return Some((Facet::Collation(name), rest));
    }
    if let Some(rest) = keyword(text, "GENERATED") {
        return generated(rest);
    }
    if let Some(rest) = keyword(text, "DEFAULT") {
        let rest = rest.trim_start();
        let end = clause_end(rest);
        return Some((Facet::Default(Expression::new(rest[..end].trim())), &rest[end..]));
    }
    if let Some(rest) = keyword(text, "NULL") {
        return Some((Facet::Nothing, rest));
    }
    let not_null = keyword(text, "NOT").and_then(|rest| keyword(rest, "NULL"));
    not_null.map(|rest| (Facet::Nothing, rest))
}

fn generated(text: &str) -> Option<(Facet, &str)> {
    if let Some(rest) = keyword(text, "BY").and_then(|rest| keyword(rest, "DEFAULT")) {
        let rest = keyword(rest, "AS").and_then(|rest| keyword(rest, "IDENTITY"))?;
        return identity(IdentityKind::ByDefault, rest);
    }
    let rest = keyword(text, "ALWAYS").and_then(|rest| keyword(rest, "AS"))?;
    if let Some(rest) = keyword(rest, "IDENTITY") {
        return identity(IdentityKind::Always, rest);
    }
    let (expression, rest) = sql::parenthesised(rest)?;
    let expression = Expression::new(expression);
    let (kind, rest) = match (keyword(rest, "STORED"), keyword(rest, "VIRTUAL")) {
        (Some(rest), _) => (GeneratedKind::Stored, rest),
        (None, Some(rest)) => (GeneratedKind::Virtual, rest),
        // Virtual is the default since Postgres 18, and older servers do not support it.
        (None, None) => (GeneratedKind::Virtual, rest),
    };
    Some((Facet::Generated(Generated { expression, kind }), rest))
}

fn identity(kind: IdentityKind, text: &str) -> Option<(Facet, &str)> {
    let Some((options, rest)) = sql::parenthesised(text) else {
        return Some((Facet::Identity(Identity::new(kind)), text));
    };
    Some((Facet::Identity(sequence::with_options(kind, options).ok()?), rest))
}

/// Where the next clause begins.
fn clause_end(text: &str) -> usize {
    const CLAUSES: [&str; 7] =
        ["CHECK", "COLLATE", "CONSTRAINT", "GENERATED", "NOT", "UNIQUE", "REFERENCES"];
    let mut depth = 0_usize;
    let clause = lexer::tokens(text).find(|token| {
        match token.text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && CLAUSES.iter().any(|word| token.is(word))
    });
    clause.map_or(text.len(), |token| token.start)
}
