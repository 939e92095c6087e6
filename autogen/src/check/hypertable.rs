//! What `TimescaleDB` refuses on its hypertables: `refused-on-hypertable`. Each rule was found by trying the statement
//! on version 2.23, and `tests/it/autogen/timescale.rs` tries it again.

use super::{
    Context,
    uniqueness::{Refused, Uniqueness, made_unique, without},
};
use crate::{
    plan::{ColumnAction, Constraint, ConstraintAction, Step},
    schema::{
        Column, ColumnType, Exclusion, ForeignKey, IdentityKind, Table,
        spread::{Hypertable, Spread},
    },
};

pub(super) const CODE: &str = "refused-on-hypertable";

const ANEW: &str = "in a hand-written migration (`autogen --empty -m \"…\"`), create a new hypertable, copy the rows, and swap the names";
const WITHOUT_COLUMNSTORE: &str = "or in a hand-written migration (`autogen --empty -m \"…\"`), decompress the chunks, switch the columnstore off (`timescaledb.compress = false`), make the change, and switch it on again";

pub(super) fn refused(step: &Step, context: &Context<'_>, _: i32) -> Option<Refused> {
    let (Step::Column(name, ..) | Step::Constraint(name, ..) | Step::Index(name, ..)) = step else {
        return None;
    };
    let table = context.schemas.before.tables.get(name)?;
    let Some(Spread::Hypertable(it)) = &table.marks.spread else { return None };
    if let Some(Uniqueness { what, name, columns }) = made_unique(step) {
        return without_dimension(what, name, &columns, it);
    }
    match step {
        Step::Column(_, name, action) => column(name, action, table, it),
        Step::Constraint(_, name, ConstraintAction::Add(constraint)) => match constraint {
            Constraint::PrimaryKey(_) | Constraint::Unique(_) => None,
            Constraint::Exclusion(exclusion) => excluded(name, exclusion, it),
            Constraint::ForeignKey(key) => foreign_key(name, key, context),
            Constraint::Check(check) => check.no_inherit.then(|| {
                (
                    format!("adds the check `{name}` with `NO INHERIT` to the hypertable `{{table}}`"),
                    "a hypertable has no rows of its own: leave out `no_inherit`".to_owned(),
                )
            }),
        },
        Step::Constraint(_, name, ConstraintAction::Validate) => it.columnstore.as_ref().map(|_| {
            (
                format!("validates the constraint `{name}` of `{{table}}`, but the hypertable has a columnstore"),
                format!("add it as valid in one step; {WITHOUT_COLUMNSTORE}"),
            )
        }),
        _ => None,
    }
}

/// Each chunk has an index of its own.
fn without_dimension(
    what: &str,
    name: &str,
    columns: &[String],
    hypertable: &Hypertable,
) -> Option<Refused> {
    let missing = without(&hypertable.dimensions, columns)?;
    Some((
        format!("adds the {what} `{name}` without {missing} to the hypertable `{{table}}`"),
        format!(
            "each chunk enforces it separately, so it must include the partitioning columns: add {missing}"
        ),
    ))
}

/// `TimescaleDB` does not look at the operators.
fn excluded(name: &str, it: &Exclusion, hypertable: &Hypertable) -> Option<Refused> {
    let is_in = |column: &&String| it.definition.names_column(column);
    let present: Vec<String> = hypertable.dimensions.iter().filter(is_in).cloned().collect();
    without_dimension("exclusion constraint", name, &present, hypertable)
}

fn foreign_key(name: &str, key: &ForeignKey, context: &Context<'_>) -> Option<Refused> {
    let to = context.schemas.before.tables.get(&key.references)?;
    let Some(Spread::Hypertable(_)) = &to.marks.spread else { return None };
    let to = key.references.relative_to(context.default_schema);
    Some((
        format!("adds the foreign key `{name}` from the hypertable `{{table}}` to the hypertable `{to}`"),
        "TimescaleDB does not support foreign keys between hypertables: leave it out (`skip_fk` on the relation)"
            .to_owned(),
    ))
}

fn column(
    name: &String,
    action: &ColumnAction,
    table: &Table,
    hypertable: &Hypertable,
) -> Option<Refused> {
    let Hypertable { dimensions, hashed, columnstore } = hypertable;
    let is_dimension = dimensions.contains(name);
    match action {
        ColumnAction::Drop if is_dimension => Some((
            format!("drops the column `{{table}}.{name}`, but the hypertable is partitioned by it"),
            format!("state the column in the entity; or {ANEW}"),
        )),
        ColumnAction::Drop if columnstore.as_ref().is_some_and(|it| it.contains(name)) => Some((
            format!("drops the column `{{table}}.{name}`, but the columnstore of the hypertable groups or orders rows by it"),
            format!("state the column in the entity; {WITHOUT_COLUMNSTORE}"),
        )),
        ColumnAction::DropNotNull if is_dimension && !hashed.contains(name) => Some((
            format!("makes `{{table}}.{name}` nullable, but the hypertable is partitioned by it"),
            "state the column as NOT NULL: a field that is not an `Option`".to_owned(),
        )),
        ColumnAction::SetType { ty, .. } => {
            let changes = format!("changes the type of `{{table}}.{name}` to `{ty}`");
            if hashed.contains(name) {
                let what = format!("{changes}, but the hypertable is partitioned by the hash of this column");
                return Some((what, format!("state the type that the column has; or {ANEW}")));
            }
            if is_dimension && !measures_alike(table.column(name).map(|it| &*it.ty), ty, table) {
                let what = format!("{changes}, but the hypertable is partitioned by this column");
                let help = format!("TimescaleDB can change it only from one time type to another, or from one integer type to another; or {ANEW}");
                return Some((what, help));
            }
            columnstore.as_ref().map(|_| {
                let what = format!("{changes}, but the hypertable has a columnstore");
                (what, format!("state the type that the column has; {WITHOUT_COLUMNSTORE}"))
            })
        }
        ColumnAction::AddIdentity(_) => columnstore.as_ref().map(|_| {
            (
                format!("makes `{{table}}.{name}` an identity column, but the hypertable has a columnstore"),
                format!("state a default instead; {WITHOUT_COLUMNSTORE}"),
            )
        }),
        ColumnAction::Add(column) => columnstore.as_ref().and_then(|_| added(name, column)),
        _ => None,
    }
}

/// Whether a dimension can change its type. If there are chunks, their ranges are compared with the new values.
fn measures_alike(before: Option<&ColumnType>, after: &ColumnType, table: &Table) -> bool {
    const TIMES: [&str; 3] = ["date", "timestamp without time zone", "timestamp with time zone"];
    const NUMBERS: [&str; 3] = ["smallint", "integer", "bigint"];
    let family = |ty: &ColumnType| {
        [TIMES, NUMBERS].iter().position(|all| all.iter().any(|it| ty.is_builtin(it)))
    };
    let Some(own) = family(after) else { return false };
    !table.marks.has_children || before.and_then(family).is_none_or(|it| it == own)
}

/// A column in a hypertable with a columnstore: chunks that are stored by column are not rewritten.
fn added(name: &str, column: &Column) -> Option<Refused> {
    let what = if column.generated.is_some() {
        "as a generated column"
    } else if column.identity.as_ref().is_some_and(|it| it.kind != IdentityKind::Serial) {
        "as an identity column"
    } else if column.default.as_ref().is_some_and(|it| !is_constant(it.as_str())) {
        "with a default that is not a plain constant"
    } else if !column.nullable && column.default.is_none() {
        "as NOT NULL without a default"
    } else {
        return None;
    };
    Some((
        format!("adds the column `{{table}}.{name}` {what}, but the hypertable has a columnstore"),
        format!(
            "first add it in a separate migration, as nullable, without a default or with a plain number or text as the default; {WITHOUT_COLUMNSTORE}"
        ),
    ))
}

/// Whether it is a constant without a cast, maybe with a sign. Anything else counts as an expression.
fn is_constant(default: &str) -> bool {
    let tokens: Vec<_> = lexer::tokens(default).collect();
    let rest = match &tokens[..] {
        [sign, rest @ ..] if sign.is("-") || sign.is("+") => rest,
        all => all,
    };
    let [it] = rest else { return false };
    let is_word = ["true", "false", "null"].iter().any(|word| it.is(word));
    is_word || matches!(it.kind, lexer::Kind::Constant | lexer::Kind::Number)
}

#[cfg(test)]
mod tests {
    use super::is_constant;

    #[test]
    fn a_default_with_a_cast_is_not_a_plain_constant() {
        for it in ["3", "-1", "'x'", "true", "NULL", "1.5"] {
            assert!(is_constant(it), "{it}");
        }
        for it in ["'x'::text", "1 + 2", "now()", "CURRENT_TIMESTAMP", "ARRAY[1]", "- - 1"] {
            assert!(!is_constant(it), "{it}");
        }
    }
}
