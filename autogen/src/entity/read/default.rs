//! Defaults written as a Rust literal, as SQL.

use syn::{Expr, ExprLit, Lit, UnOp};

use crate::{
    entity::place::Spot,
    schema::{Expression, quote},
};

use super::{attributes, code::bare};

/// A `default_value`: a literal.
#[derive(Debug)]
pub(crate) struct DefaultValue {
    /// The text, if it is a string.
    pub(crate) text: Option<String>,
    pub(crate) sql: Option<Expression>,
    pub(crate) spot: Spot,
}

impl DefaultValue {
    pub(crate) fn new(expr: &Expr, spot: Spot) -> Self {
        let text = attributes::string_literal(expr).map(syn::LitStr::value);
        Self { text, sql: literal(expr), spot }
    }
}

/// A Rust literal as SQL; `None` if it is not a literal.
pub(crate) fn literal(expr: &Expr) -> Option<Expression> {
    match bare(expr) {
        Expr::Lit(ExprLit { lit, .. }) => Some(Expression::new(match lit {
            Lit::Str(text) => quote::literal(&text.value()),
            Lit::Char(character) => quote::literal(&character.value().to_string()),
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
