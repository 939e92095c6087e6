//! Columns, with `ColumnDef` and `Table::alter()`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    literal::{name as named, text},
    reason::{NO_WORDS, Reason},
    types,
};
use crate::{
    plan::{ColumnAction, Step},
    render::sql::{
        column::{collate, identity, next, not_null as named_not_null, plain_serial},
        value::{type_name, using},
    },
    schema::{
        Column, ColumnType, Expression, Generated, GeneratedKind, IdentityKind, Qualified, TypeName,
    },
};

const NO_BLANK: Reason = "sea-query writes .extra() without a blank before it here";
const NULL_STAYS: Reason =
    "the nearest is DEFAULT NULL, which stays as a default on types with a length";

pub(super) fn call(
    table: &Qualified,
    name: &str,
    action: &ColumnAction,
) -> Result<TokenStream, Reason> {
    clause(name, action).map(|clause| altered(table, &[clause]))
}

/// Steps that can share a statement ([`together`]).
pub(super) fn change(steps: &[Step]) -> Option<TokenStream> {
    let Some(Step::Column(table, ..)) = steps.first() else { return None };
    let clauses: Option<Vec<TokenStream>> = steps
        .iter()
        .map(|step| match step {
            Step::Column(_, name, action) => clause(name, action).ok(),
            _ => None,
        })
        .collect();
    Some(altered(table, &clauses?))
}

fn altered(table: &Qualified, clauses: &[TokenStream]) -> TokenStream {
    let table = named(table);
    quote!(alter_table(Table::alter().table(#table) #(#clauses)* .to_owned()))
}

fn clause(name: &str, action: &ColumnAction) -> Result<TokenStream, Reason> {
    let own = text(name);
    let modify = |change: TokenStream| quote!(.modify_column(ColumnDef::new(#own) #change));
    Ok(match action {
        ColumnAction::Add(column) => {
            let column = definition(column);
            quote!(.add_column(#column))
        }
        ColumnAction::Drop => quote!(.drop_column(#own)),
        // In a statement of its own: combined with any other change, sea-query renders SQL that Postgres cannot read.
        ColumnAction::RenameTo(to) => {
            let to = text(to);
            quote!(.rename_column(#own, #to))
        }
        ColumnAction::SetType { collation: Some(_), .. } => return Err(NO_BLANK),
        ColumnAction::SetType { ty, collation: None, cast, without } => {
            let using = using(name, ty, cast, without.as_deref());
            let using = using.iter().map(|using| text(using));
            let ty = types::method(ty);
            modify(quote!(#ty #(.using(Expr::cust(#using)))*))
        }
        ColumnAction::SetNotNull(None) => modify(quote!(.not_null())),
        ColumnAction::SetNotNull(Some(_))
        | ColumnAction::SetNotNullIfFilled(_)
        | ColumnAction::Fill(_)
        | ColumnAction::FillInBatches(_)
        | ColumnAction::DeclareNotNull(_)
        | ColumnAction::Succeed(..)
        | ColumnAction::Park(_)
        | ColumnAction::Unpark(_) => return Err(NO_WORDS),
        ColumnAction::DropNotNull => modify(quote!(.null())),
        ColumnAction::SetDefault(value) => {
            let value = default(value, None);
            modify(quote!(.default(#value)))
        }
        ColumnAction::SetNext(sequence) => {
            let value = text(&next(sequence));
            modify(quote!(.default(Expr::cust(#value))))
        }
        ColumnAction::DropDefault => return Err(NULL_STAYS),
        ColumnAction::AddIdentity(_)
        | ColumnAction::SetIdentity(_)
        | ColumnAction::DropIdentity
        | ColumnAction::SetCounter(_)
        | ColumnAction::DropExpression => return Err(NO_WORDS),
    })
}

/// Whether two adjacent steps share a `Table::alter()`. Only added or dropped columns do: in one statement Postgres
/// drops before it adds, whatever the order, and for other actions that could matter.
pub(super) fn together(before: &Step, after: &Step) -> bool {
    table_of(before).is_some_and(|table| table_of(after) == Some(table))
}

fn table_of(step: &Step) -> Option<&Qualified> {
    match step {
        Step::Column(table, _, ColumnAction::Add(_) | ColumnAction::Drop) => Some(table),
        _ => None,
    }
}

/// A column as `Table::create()` and `.add_column()` want it.
pub(super) fn definition(column: &Column) -> TokenStream {
    with_key(column, &TokenStream::new())
}

/// A column that is its table's whole primary key.
pub(super) fn key_definition(column: &Column) -> TokenStream {
    with_key(column, &quote!(.primary_key()))
}

fn with_key(column: &Column, key: &TokenStream) -> TokenStream {
    let name = text(&column.name);
    let serial = plain_serial(column);
    let ty = match serial {
        Some(serial) => {
            let serial = text(serial);
            quote!(.custom(#serial))
        }
        None => types::method(&column.ty),
    };
    // `serial` implies NOT NULL.
    let is_plain = !column.nullable && serial.is_none() && column.not_null.is_none();
    let not_null = is_plain.then(|| quote!(.not_null()));
    let increment = is_auto_increment(column).then(|| quote!(.auto_increment()));
    let default = column.default.iter().map(|value| default(value, Some(&column.ty)));
    let serial = column.identity.iter().filter(|it| it.kind == IdentityKind::Serial);
    let numbers = serial.filter_map(|it| it.sequence.as_ref());
    let numbers = numbers.map(|sequence| text(&next(sequence)));
    let generated = column.generated.iter().map(|it| generation(it));
    let extra = extra(column);
    quote! {
        ColumnDef::new(#name) #ty #not_null #increment #key #(.default(#default))* #(.default(Expr::cust(#numbers)))* #(#generated)* #extra
    }
}

/// sea-query supports the by-default identity, for the three types that a sequence can have.
fn is_auto_increment(column: &Column) -> bool {
    let counts = ["smallint", "integer", "bigint"].iter().any(|ty| column.ty.is_builtin(ty));
    let plain = column
        .identity
        .as_ref()
        .is_some_and(|it| it.kind == IdentityKind::ByDefault && it.is_plain());
    counts && plain
}

fn generation(generated: &Generated) -> TokenStream {
    let expression = text(generated.expression.as_str());
    let stored = match generated.kind {
        GeneratedKind::Stored => true,
        GeneratedKind::Virtual => false,
    };
    quote!(.generated(Expr::cust(#expression), #stored))
}

/// What sea-query has no method for. A second `.extra()` would replace the first.
fn extra(column: &Column) -> TokenStream {
    let mut words: Vec<_> = column.collation.as_deref().map(collate).into_iter().collect();
    let numbers = column.identity.as_ref().filter(|_| !is_auto_increment(column));
    words.extend(numbers.and_then(|it| match it.kind {
        IdentityKind::ByDefault | IdentityKind::Always => Some(identity(it)),
        IdentityKind::Serial => None,
    }));
    words.extend(named_not_null(column));
    if words.is_empty() {
        return TokenStream::new();
    }
    let words = text(&words.join(" "));
    quote!(.extra(#words))
}

/// A constant as a literal, if that gives the same default in the catalog; otherwise the expression.
fn default(value: &Expression, ty: Option<&ColumnType>) -> TokenStream {
    match value.as_str() {
        "CURRENT_TIMESTAMP" => quote!(Expr::current_timestamp()),
        "true" => quote!(true),
        "false" => quote!(false),
        // Longer numbers need separators to be readable, and suffixes to fit.
        number if number.len() < 6 && is_integer(number) => number.parse().unwrap_or_default(),
        other => {
            if let Some(constant) = constant(other, ty) {
                let constant = text(&constant);
                quote!(#constant)
            } else {
                let other = text(other);
                quote!(Expr::cust(#other))
            }
        }
    }
}

fn is_integer(text: &str) -> bool {
    let plain = text.chars().all(|c| c.is_ascii_digit());
    plain && (text == "0" || !text.starts_with('0'))
}

/// The text of a string constant without a cast, or with a cast to the column's own type, which the server adds
/// anyway.
fn constant(expression: &str, ty: Option<&ColumnType>) -> Option<String> {
    let (quoted, cast) = expression.strip_prefix('\'')?.rsplit_once('\'')?;
    let own = ty.and_then(cast_of);
    let same = cast.is_empty() || (own.is_some() && cast.strip_prefix("::") == own.as_deref());
    let sound = !quoted.replace("''", "").contains('\'');
    (same && sound).then(|| quoted.replace("''", "'"))
}

/// A cast that only repeats the type of the constant's column.
fn cast_of(ty: &ColumnType) -> Option<String> {
    // The fields of an interval affect how its text is read; a domain's constant has the domain's base type.
    let is_other = matches!(ty.name, TypeName::Other(_));
    if ty.array || is_other || (ty.is_builtin("interval") && ty.modifiers.is_some()) {
        return None;
    }
    Some(type_name(&ColumnType { modifiers: None, ..ty.clone() }))
}
