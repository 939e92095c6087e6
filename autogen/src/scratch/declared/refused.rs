//! Why a statement is refused, and where.

use super::{Declaration, Declarations, Diagnostic, Place, Scratch, names};
use crate::schema::{Address, declared::Kind};

/// Where the statement is wrong, if Postgres says so; else where it begins.
pub(super) fn place(
    scratch: &Scratch<'_>,
    declaration: &Declaration,
    sql: &str,
    position: Option<usize>,
) -> Place {
    let place = declaration.place.clone();
    let Some(position) = position.and_then(|it| it.checked_sub(1)) else { return place };
    let Some((at, _)) = sql.char_indices().nth(position) else { return place };
    let before = scratch.told(&sql[..at]);
    let n_lines = before.matches('\n').count();
    let last = before.rsplit('\n').next().unwrap_or_default().chars().count();
    let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    let word =
        lexer::tokens(&sql[at..]).next().map_or(1, |it| scratch.told(it.text).chars().count());
    Place {
        line: place.line + number(n_lines),
        column: number(last) + if n_lines == 0 { place.column } else { 1 },
        length: number(word),
        ..place
    }
}

pub(super) fn not_compared(what: &str, place: &Place) -> Diagnostic {
    let message = format!("{what} is not managed, and would be lost");
    Diagnostic::error("not-a-declaration", place.clone(), message).help(
        "leave it out here, and set it in a hand-written migration (`autogen --empty -m \"…\"`)",
    )
}

pub(super) fn without_effect(declaration: &Declaration) -> Diagnostic {
    let message = "it changes nothing that is managed, or says what is so by default";
    Diagnostic::error("declares-nothing", declaration.place.clone(), message)
        .help("remove it, or run it in a hand-written migration (`autogen --empty -m \"…\"`)")
}

pub(super) fn nothing(declaration: &Declaration, declared: &Declarations) -> Diagnostic {
    let error =
        |message: &str| Diagnostic::error("declares-nothing", declaration.place.clone(), message);
    let mut words = lexer::tokens(&declaration.sql);
    if words.any(|it| it.is("INDEX")) {
        let names = names([declaration]);
        let is_on = |it: &Address| it.kind == Kind::Partition && names.contains(&it.name.name);
        if declared.objects.keys().any(is_on) {
            return error("an index of one partition alone is not managed")
                .help("create the index on the partitioned table, or that of the partition in a hand-written migration (`autogen --empty -m \"…\"`)");
        }
        return error(
            "an index on an entity's table is declared by the entity, not in an SQL file",
        )
        .help("write #[autogen(index(…))] on the entity");
    }
    error("it declares what another statement has declared already, or what is not managed")
        .help("leave only one of the two statements")
}
