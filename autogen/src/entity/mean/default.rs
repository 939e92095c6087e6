//! Defaults: Rust literals and the common Rust expressions, as SQL.

use syn::{Expr, ExprLit, Lit, UnOp};

use crate::{
    entity::{
        place::Site,
        read::method::{bare, chain},
    },
    schema::{ColumnType, Expression},
};

use super::{
    column_type::{constant, last, text},
    scope::segments,
    types::Types,
};

/// A string as an SQL literal. Backslashes stand for themselves (`standard_conforming_strings`).
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A Rust literal as SQL; `None` for what is none.
pub(crate) fn literal(expr: &Expr) -> Option<Expression> {
    match bare(expr) {
        Expr::Lit(ExprLit { lit, .. }) => Some(Expression::new(match lit {
            Lit::Str(text) => quoted(&text.value()),
            Lit::Char(character) => quoted(&character.value().to_string()),
            Lit::Int(number) => number.base10_digits().to_owned(),
            Lit::Float(number) => number.base10_digits().to_owned(),
            Lit::Bool(value) => if value.value { "TRUE" } else { "FALSE" }.to_owned(),
            _ => return None,
        })),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
            literal(&unary.expr).map(|number| Expression::new(format!("-{number}")))
        }
        _ => None,
    }
}

/// Whether a string default of a time column is an expression that was meant to be run.
pub(crate) fn is_misquoted(text: &str, ty: &ColumnType) -> bool {
    let crate::schema::TypeName::Builtin(name) = &ty.name else { return false };
    let is_time = name.starts_with("time") || name == "date";
    let text = text.trim().to_lowercase();
    let called = text.strip_suffix("()");
    is_time
        && (called == Some("now")
            || matches!(
                called.unwrap_or(&text),
                "current_timestamp"
                    | "current_date"
                    | "current_time"
                    | "localtimestamp"
                    | "localtime"
            ))
}

/// A `default_expr` as SQL; `None` for what only running it can tell.
pub(crate) fn expression(expr: &Expr, site: &Site, types: &Types<'_>) -> Option<Expression> {
    let (root, calls) = chain(expr);
    if let Some(found) = literal(root) {
        return calls.iter().all(|call| conversion(&call.name)).then_some(found);
    }
    match root {
        Expr::Call(call) => {
            let function = last(&call.func)?;
            let argument = call.args.first();
            let owner = owner(&call.func);
            let (mut sql, open) = match (owner.as_str(), function.as_str(), argument) {
                (_, "current_timestamp", None) => (Expression::new("CURRENT_TIMESTAMP"), false),
                (_, "current_date", None) => (Expression::new("CURRENT_DATE"), false),
                (_, "current_time", None) => (Expression::new("CURRENT_TIME"), false),
                ("Expr" | "SimpleExpr", "null", None) => (Expression::new("NULL"), false),
                ("Func", "cust", Some(name)) => (Expression::new(text(name, site, types)?), true),
                ("Func", "random", None) => (Expression::new("RANDOM()"), false),
                (_, "cust" | "Custom", Some(sql)) => {
                    (Expression::new(text(sql, site, types)?), false)
                }
                (
                    _,
                    "value" | "val" | "from" | "into" | "Value" | "Keyword" | "Constant" | "new"
                    | "expr" | "Some" | "String",
                    Some(inner),
                ) => (expression(inner, site, types)?, false),
                _ => return None,
            };
            if open {
                let mut arguments = Vec::new();
                for call in calls.iter().filter(|call| !conversion(&call.name)) {
                    match (call.name.as_str(), &call.arguments[..]) {
                        ("arg", [argument]) => {
                            arguments.push(expression(argument, site, types)?.0);
                        }
                        _ => return None,
                    }
                }
                sql = Expression::new(format!("{sql}({})", arguments.join(", ")));
            } else if !calls.iter().all(|call| conversion(&call.name)) {
                return None;
            }
            Some(sql)
        }
        Expr::Path(path) if calls.iter().all(|call| conversion(&call.name)) => {
            match (owner(root).as_str(), last(root)?.as_str()) {
                ("Keyword", "CurrentTimestamp") => Some(Expression::new("CURRENT_TIMESTAMP")),
                ("Keyword", "CurrentDate") => Some(Expression::new("CURRENT_DATE")),
                ("Keyword", "CurrentTime") => Some(Expression::new("CURRENT_TIME")),
                ("Keyword", "Null") => Some(Expression::new("NULL")),
                _ => named(&path.path, root, site, types),
            }
        }
        _ => None,
    }
}

/// A variant of an active enum, or a constant.
fn named(path: &syn::Path, expr: &Expr, site: &Site, types: &Types<'_>) -> Option<Expression> {
    let names = segments(path);
    let (variant, owner) = names.split_last()?;
    if let Some(name) = types.scope.name(&site.module, owner)
        && let Some(active) = types.enums.get(&name)
    {
        return active.values.get(variant).map(Expression::new);
    }
    let (value, site) = constant(expr, site, types)?;
    types.deeper(|| expression(value, &site, types))?
}

/// Calls that change the Rust type of a value but not what it says.
fn conversion(method: &str) -> bool {
    matches!(
        method,
        "into"
            | "to_owned"
            | "to_string"
            | "clone"
            | "to_value"
            | "into_value"
            | "into_simple_expr"
    )
}

/// The last name but one of a path: the type that a function belongs to.
fn owner(expr: &Expr) -> String {
    let Expr::Path(path) = bare(expr) else { return String::new() };
    segments(&path.path).iter().rev().nth(1).cloned().unwrap_or_default()
}
