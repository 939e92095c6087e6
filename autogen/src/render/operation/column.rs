//! Columns, by the facets that change.

use super::{Operation, comment, mark, turn};
use crate::{
    op::Change,
    render::sql,
    schema::{
        Column, Expression, Generated, GeneratedKind, Identity, IdentityKind, Pair, Qualified,
        tokens,
    },
};

pub(super) fn operation(table: &Qualified, change: &Change<Column>) -> Operation {
    let text = match change {
        Change::Create(column) => {
            let mut text =
                format!("column {table}.{}: {}", column.name, sql::value::type_name(&column.ty));
            if !column.nullable {
                text += " not null";
            }
            text
        }
        Change::Drop(column) => format!("column {table}.{}", column.name),
        Change::Alter(pair) => {
            format!("column {table}.{}: {}", pair.after.name, facets(pair.as_ref()).join("; "))
        }
    };
    Operation { mark: mark(change), subject: table.to_string(), text }
}

fn facets(pair: Pair<&Column>) -> Vec<String> {
    let Column {
        name: _,
        ty,
        nullable,
        not_null: _,
        default,
        identity,
        generated,
        collation,
        comment: text,
    } = pair.before;
    let after = pair.after;
    let mut facets = Vec::new();
    if *ty != after.ty {
        let spell = |ty| sql::value::type_name(ty);
        facets.push(format!("{} → {}", spell(ty), spell(&after.ty)));
    }
    if *nullable != after.nullable {
        facets.push(if after.nullable { "null allowed" } else { "not null" }.to_owned());
    }
    if let Some(names) = Column::renamed_not_null(pair) {
        facets.push(format!("not null constraint {} → {}", names.before, names.after));
    }
    // A constant that only has another type now still means the same.
    let constants = pair.map(|it| it.default.as_ref().and_then(constant));
    let follows = *ty != after.ty && constants.before.is_some() && !constants.differs();
    if default != &after.default && !follows {
        facets.push(turn("default", default.as_ref(), after.default.as_ref()));
    }
    if identity != &after.identity {
        let spell = |it: &Identity| {
            let kind = match it.kind {
                IdentityKind::ByDefault => "by default",
                IdentityKind::Always => "always",
                IdentityKind::Serial => "serial",
            };
            let options = sql::sequence::explicit(it.options).join(" ").to_lowercase();
            let ty = it.ty.map(|ty| format!("as {}", ty.as_sql()));
            let name = it.sequence.as_ref().map(|it| format!("sequence {}", it.name));
            let options =
                ty.into_iter().chain(name).chain((!options.is_empty()).then_some(options));
            let options = options.collect::<Vec<_>>().join(" ");
            if options.is_empty() { kind.to_owned() } else { format!("{kind} ({options})") }
        };
        facets.push(turn(
            "identity",
            identity.as_deref().map(spell),
            after.identity.as_deref().map(spell),
        ));
    }
    if generated != &after.generated {
        let both = pair.map(|it| it.generated.as_deref().map(computed));
        facets.push(turn("generated", both.before, both.after));
    }
    if collation != &after.collation {
        facets.push(turn("collation", collation.as_ref(), after.collation.as_ref()));
    }
    if text != &after.comment {
        facets.push(format!(
            "comment {}",
            comment(Pair::new(text.as_deref(), after.comment.as_deref()))
        ));
    }
    facets
}

fn computed(generated: &Generated) -> String {
    let Generated { expression, kind } = generated;
    match kind {
        GeneratedKind::Stored => expression.to_string(),
        GeneratedKind::Virtual => format!("{expression} virtual"),
    }
}

/// The constant in an expression, without its casts.
fn constant(expression: &Expression) -> Option<String> {
    let tokens: Vec<_> = lexer::tokens(expression.as_str()).collect();
    match &tokens[..] {
        [constant] => constant.constant(),
        [constant, cast, ty @ ..] if cast.is("::") && tokens::type_length(ty) == ty.len() => {
            constant.constant()
        }
        _ => None,
    }
}
