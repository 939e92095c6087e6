//! Columns and their types.

use super::{
    layout, parked,
    quote::{ident, literal, qualified},
    sequence, succession,
    value::{type_name, using},
};
use crate::{
    plan::ColumnAction,
    schema::{
        Collation, Column, Expression, Generated, GeneratedKind, Identity, IdentityKind,
        IntegerType, Pair, Qualified, tokens,
    },
};

pub(super) fn statement(table: &Qualified, name: &str, action: &ColumnAction) -> String {
    let own = ident(name);
    let alter = format!("ALTER TABLE {}", qualified(table));
    let column = |change: String| vec![format!("{alter} ALTER COLUMN {own}"), change];
    let clauses = match action {
        ColumnAction::Add(added) => {
            let added = definition(added);
            vec![alter, format!("ADD COLUMN {added}")]
        }
        ColumnAction::Drop => vec![format!("{alter} DROP COLUMN {own}")],
        ColumnAction::RenameTo(to) => {
            let to = ident(to);
            vec![alter, format!("RENAME COLUMN {own} TO {to}")]
        }
        ColumnAction::SetType { ty, collation, cast, without } => {
            let mut clauses = column(format!("TYPE {}", type_name(ty)));
            clauses.push(collation.as_ref().map(collate).unwrap_or_default());
            let using = using(name, ty, cast, without.as_deref());
            clauses.push(using.map(|it| format!("USING {it}")).unwrap_or_default());
            clauses
        }
        ColumnAction::SetNotNull(None) => column("SET NOT NULL".to_owned()),
        ColumnAction::SetNotNull(Some(constraint)) => {
            vec![alter, format!("ADD {} {own}", named_not_null(constraint))]
        }
        ColumnAction::DeclareNotNull(constraint) => {
            let constraint = format!("ADD CONSTRAINT {}", ident(constraint));
            vec![alter, constraint, format!("NOT NULL {own} NOT VALID")]
        }
        ColumnAction::SetNotNullIfFilled(constraint) => {
            return not_null_if_filled(table, name, constraint.as_deref());
        }
        ColumnAction::Park(it) => return parked::park(table, it),
        ColumnAction::Unpark(it) => return parked::unpark(table, it),
        ColumnAction::Fill(fill) => vec![
            format!("UPDATE {}", qualified(table)),
            format!("SET {own} = {fill}"),
            format!("WHERE {own} IS NULL"),
        ],
        ColumnAction::FillInBatches(fill) => {
            let which = format!("{own} IS NULL");
            return succession::in_batches(table, name, fill.as_str(), &which);
        }
        ColumnAction::Succeed(it, act) => return succession::statement(table, name, it, *act),
        ColumnAction::DropNotNull => column("DROP NOT NULL".to_owned()),
        ColumnAction::SetDefault(value) => column(format!("SET DEFAULT {value}")),
        ColumnAction::DropDefault => column("DROP DEFAULT".to_owned()),
        ColumnAction::SetNext(sequence) => column(format!("SET DEFAULT {}", next(sequence))),
        ColumnAction::AddIdentity(added) => column(format!("ADD {}", identity(added))),
        ColumnAction::SetIdentity(pair) => column(String::new())
            .into_iter()
            .chain(changed_identity(pair.as_ref().as_ref()))
            .collect(),
        ColumnAction::DropIdentity => column("DROP IDENTITY".to_owned()),
        ColumnAction::SetCounter(reached) => {
            return sequence::set_counter_of_column(table, name, reached);
        }
        ColumnAction::DropExpression => column("DROP EXPRESSION".to_owned()),
    };
    layout::clauses(&clauses)
}

/// A block of PL/pgSQL, because the answer depends on the rows.
fn not_null_if_filled(table: &Qualified, name: &str, constraint: Option<&str>) -> String {
    let (table, own) = (qualified(table), ident(name));
    let set = match constraint {
        Some(constraint) => format!("ADD {} {own}", named_not_null(constraint)),
        None => format!("ALTER COLUMN {own} SET NOT NULL"),
    };
    layout::anonymous(&format!(
        "    IF NOT EXISTS (SELECT FROM {table} WHERE {own} IS NULL) THEN\n        ALTER TABLE {table} {set};\n    END IF;"
    ))
}

fn changed_identity(pair: Pair<&Identity>) -> Vec<String> {
    let kind = (pair.before.kind != pair.after.kind)
        .then(|| format!("SET GENERATED {}", identity_kind(pair.after.kind)));
    // The type of the sequence follows its column's, which has changed by now.
    let types = Pair::new(IntegerType::Bigint, IntegerType::Bigint);
    let options = sequence::changed(pair.map(|it| it.options), types);
    let set = |option: String| if option == "RESTART" { option } else { format!("SET {option}") };
    kind.into_iter().chain(options.into_iter().map(set)).collect()
}

/// A column in `CREATE TABLE` and `ADD COLUMN`.
pub(in crate::render) fn definition(column: &Column) -> String {
    let mut words = head(column);
    // `serial` implies NOT NULL.
    if !column.nullable && column.not_null.is_none() && plain_serial(column).is_none() {
        words.push("NOT NULL".to_owned());
    }
    words.join(" ")
}

/// A column that is its table's whole primary key, and therefore NOT NULL.
pub(super) fn key_definition(column: &Column) -> String {
    let mut words = head(column);
    words.push("PRIMARY KEY".to_owned());
    words.join(" ")
}

fn head(column: &Column) -> Vec<String> {
    let Column {
        name,
        ty,
        nullable: _,
        not_null: _,
        default,
        identity: numbers,
        generated,
        collation,
        comment: _,
    } = column;
    let ty = plain_serial(column).map_or_else(|| type_name(ty), str::to_owned);
    let mut words = vec![ident(name), ty];
    words.extend(collation.as_deref().map(collate));
    words.extend(default.as_ref().map(|value| format!("DEFAULT {}", operand(value))));
    words.extend(numbers.as_ref().and_then(|numbers| match numbers.kind {
        IdentityKind::Serial => {
            let sequence = numbers.sequence.as_ref()?;
            Some(format!("DEFAULT {}", next(sequence)))
        }
        IdentityKind::Always | IdentityKind::ByDefault => Some(identity(numbers)),
    }));
    words.extend(generated.as_deref().map(generation));
    words.extend(not_null(column));
    words
}

/// A NOT NULL constraint with a name.
pub(in crate::render) fn not_null(column: &Column) -> Option<String> {
    let name = column.not_null.as_deref().filter(|_| !column.nullable);
    name.map(named_not_null)
}

fn named_not_null(name: &str) -> String {
    format!("CONSTRAINT {} NOT NULL", ident(name))
}

pub(in crate::render) fn collate(collation: &Collation) -> String {
    format!("COLLATE {}", collation.to_sql())
}

/// `GENERATED … AS IDENTITY` with its options.
pub(in crate::render) fn identity(identity: &Identity) -> String {
    // What Postgres calls it itself goes without saying.
    let name = identity.sequence.iter().map(|it| format!("SEQUENCE NAME {}", qualified(it)));
    let options: Vec<String> = name.chain(sequence::explicit(identity.options)).collect();
    let options =
        if options.is_empty() { String::new() } else { format!(" ({})", options.join(" ")) };
    format!("GENERATED {} AS IDENTITY{options}", identity_kind(identity.kind))
}

/// A serial column is not an identity; if one is required anyway, the most similar kind.
fn identity_kind(kind: IdentityKind) -> &'static str {
    match kind {
        IdentityKind::ByDefault | IdentityKind::Serial => "BY DEFAULT",
        IdentityKind::Always => "ALWAYS",
    }
}

/// The next number of a sequence.
pub(in crate::render) fn next(sequence: &Qualified) -> String {
    format!("nextval({}::regclass)", literal(&qualified(sequence)))
}

/// The pseudo-type that creates the sequence, the default, the ownership and NOT NULL (manual, section 8.1.4), if it
/// creates exactly this column.
pub(in crate::render) fn plain_serial(column: &Column) -> Option<&'static str> {
    let identity = column.identity.as_ref()?;
    let is_named = identity.sequence.is_some() || identity.ty.is_some();
    if identity.kind != IdentityKind::Serial || is_named {
        return None;
    }
    let pseudo = [("smallint", "smallserial"), ("integer", "serial"), ("bigint", "bigserial")];
    pseudo.into_iter().find(|(own, _)| column.ty.is_builtin(own)).map(|(_, serial)| serial)
}

fn generation(generated: &Generated) -> String {
    let kind = match generated.kind {
        GeneratedKind::Stored => "STORED",
        GeneratedKind::Virtual => "VIRTUAL",
    };
    format!("GENERATED ALWAYS AS ({}) {kind}", generated.expression)
}

/// An expression for places where the grammar requires a restricted one (`b_expr`), such as a column's default: in
/// parentheses unless it is clearly a single operand.
fn operand(expression: &Expression) -> String {
    let text = expression.as_str();
    let tokens: Vec<_> = lexer::tokens(text).collect();
    if tokens::is_operand(&tokens) { text.to_owned() } else { format!("({text})") }
}
