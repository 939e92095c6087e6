//! Defaults: Rust literals and the common Rust expressions, as SQL.

use syn::Expr;

use crate::{
    entity::{
        path::segments,
        place::{Report, Site, Spot},
        read::{
            attributes::Text,
            code::{bare, chain, last},
            default::{DefaultValue, literal},
            field::Field,
        },
    },
    schema::{ColumnType, Expression, diagnostic::Diagnostic},
};

use super::types::Types;

/// The default of a field. A string that was meant as an expression is left out, because it would not be one.
pub(super) fn value(
    written: DefaultValue,
    field: &Field,
    site: &Site,
    report: &mut Report,
) -> Option<Expression> {
    let ty = field.column.ty.column_type();
    if let Some(text) = written.text.filter(|text| is_misquoted(text, ty)) {
        let message =
            format!("`default_value = \"{text}\"` is the text `{text}`, not what it stands for");
        let diagnostic = Diagnostic::warning("quoted-default", site.place(written.spot), message)
            .help("write `default_expr = \"Expr::current_timestamp()\"`")
            .help("until then the default is left as the database has it");
        report.push(diagnostic);
        return None;
    }
    if written.sql.is_none() {
        report.push(unreadable(&field.column.name, written.spot, site));
    }
    written.sql
}

/// The SQL of a `default_expr`, or why it is unknown.
pub(super) fn of_expression(
    text: &Text,
    field: &Field,
    site: &Site,
    types: &Types<'_>,
    report: &mut Report,
) -> Option<Expression> {
    let parsed = types.parsed.expr(&text.value).ok();
    let found = parsed.and_then(|expr| expression(&expr, site, types));
    if found.is_none() {
        report.push(unreadable(&field.column.name, text.spot, site));
    }
    found
}

/// A default that is known only by running the code.
pub(super) fn unreadable(field: &str, span: Spot, site: &Site) -> Diagnostic {
    let message = format!("the default of `{field}` cannot be known without running it");
    Diagnostic::error("unreadable-default", site.place(span), message)
        .help("say it in SQL: `#[autogen(default = \"…\")]`")
        .help("or with `Expr::cust(\"…\")`")
}

/// Whether a string default of a time column was meant as an expression.
pub(super) fn is_misquoted(text: &str, ty: &ColumnType) -> bool {
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

/// A `default_expr` as SQL; `None` if it is known only by running the code.
pub(super) fn expression(expr: &Expr, site: &Site, types: &Types<'_>) -> Option<Expression> {
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
                ("Func", "cust", Some(name)) => {
                    (Expression::new(types.constants.text(name, site)?), true)
                }
                ("Func", "random", None) => (Expression::new("RANDOM()"), false),
                (_, "cust" | "Custom", Some(sql)) => {
                    (Expression::new(types.constants.text(sql, site)?), false)
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
    let (value, site) = types.constants.value(expr, site)?;
    types.constants.deeper(|| expression(value, site, types))?
}

/// Calls that change the Rust type of a value but not its meaning.
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
