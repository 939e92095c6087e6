//! What Postgres refuses on a partitioned table and allows on a plain one, and what it refuses on a table with
//! children: `refused-on-partitioned`. The proof could report this only in Postgres' words, and could not find what
//! Postgres refuses because of partitions, since the scratch schema has none.

use super::{
    Context,
    uniqueness::{Refused, Uniqueness, compared_by_equality, made_unique, without},
};
use crate::{
    plan::{ColumnAction, Constraint, ConstraintAction, Step, TableAction},
    schema::{
        Check, Column, ColumnType, Exclusion, ForeignKey, IdentityKind, PartitionKey, Qualified,
        Table, TypeName, Validity,
    },
};

pub(super) const CODE: &str = "refused-on-partitioned";

/// What Postgres refuses of a table that is created partitioned, as if its parts were added one by one.
fn created(name: &Qualified, table: &Table, version: i32) -> Option<Refused> {
    let key = table.partition_by.as_ref()?;
    let constraints = table
        .primary_key
        .iter()
        .map(|it| (it.name.clone(), Constraint::PrimaryKey(it.clone())))
        .chain(table.uniques.iter().map(|(it, own)| (it.clone(), Constraint::Unique(own.clone()))))
        .chain(table.checks.iter().map(|(it, own)| (it.clone(), Constraint::Check(own.clone()))));
    let mut refused = constraints
        .map(|(it, constraint)| Step::add(name, &it, constraint))
        .filter_map(|step| on_partitioned(&step, table, key, version));
    refused.next()
}

/// What a server of this version (`server_version_num`) refuses.
pub(super) fn refused(step: &Step, context: &Context<'_>, version: i32) -> Option<Refused> {
    if let Step::Table(name, TableAction::Create(table)) = step {
        return created(name, table, version);
    }
    let (Step::Column(name, ..) | Step::Constraint(name, ..) | Step::Index(name, ..)) = step else {
        return None;
    };
    let table = context.schemas.before.tables.get(name)?;
    if let Step::Column(_, column, ColumnAction::Add(it)) = step {
        identity_added(column, it, table, version)
    } else {
        on_partitioned(step, table, table.partition_by.as_ref()?, version)
    }
}

fn on_partitioned(step: &Step, table: &Table, key: &PartitionKey, version: i32) -> Option<Refused> {
    if let Some(it) = made_unique(step) {
        return unique(&it, key);
    }
    match step {
        Step::Column(_, name, action) => key_column(name, action, table, key),
        Step::Constraint(_, name, ConstraintAction::Add(constraint)) => match constraint {
            Constraint::PrimaryKey(_) | Constraint::Unique(_) => None,
            Constraint::Exclusion(it) => exclusion(name, it, key, version),
            Constraint::Check(it) => check(name, it),
            Constraint::ForeignKey(it) => foreign_key(name, it, version),
        },
        _ => None,
    }
}

/// A column of the partition key: it must stay unchanged.
fn key_column(
    name: &str,
    action: &ColumnAction,
    table: &Table,
    key: &PartitionKey,
) -> Option<Refused> {
    if !key.speaks_of(name) {
        return None;
    }
    let by = format!("`{{table}}` is partitioned by `{}`", key.to_sql());
    let anew = "in a hand-written migration (`autogen --empty -m \"…\"`), create a new table with the partitioning that you want, copy the rows, and swap the names";
    match action {
        ColumnAction::Drop => Some((
            format!("drops the column `{{table}}.{name}`, but {by}"),
            format!("state the column in the entity; or {anew}"),
        )),
        ColumnAction::SetType { ty, .. } if is_enum_made_anew(table.column(name), ty) => Some((
            format!("recreates the enum of `{{table}}.{name}`, but {by}"),
            "Postgres can add and rename labels in place, but not remove them: keep the existing labels; to add one, write the migration by hand (`autogen --empty -m \"…\"`), with a `down` that keeps the label"
                .to_owned(),
        )),
        ColumnAction::SetType { ty, .. } => Some((
            format!("changes the type of `{{table}}.{name}` to `{ty}`, but {by}"),
            format!("state the type that the column has; or {anew}"),
        )),
        ColumnAction::Add(_)
        | ColumnAction::RenameTo(_)
        | ColumnAction::SetNotNull(_)
        | ColumnAction::SetNotNullIfFilled(_)
        | ColumnAction::DropNotNull
        | ColumnAction::Fill(_)
        | ColumnAction::FillInBatches(_)
        | ColumnAction::DeclareNotNull(_)
        | ColumnAction::Succeed(..)
        | ColumnAction::Park(_)
        | ColumnAction::Unpark(_)
        | ColumnAction::SetDefault(_)
        | ColumnAction::DropDefault
        | ColumnAction::SetNext(_)
        | ColumnAction::AddIdentity(_)
        | ColumnAction::SetIdentity(_)
        | ColumnAction::DropIdentity
        | ColumnAction::SetCounter(_)
        | ColumnAction::DropExpression => None,
    }
}

/// A column gets a new type that only the plan distinguishes from its own: to remove labels, it replaces one enum by
/// another.
fn is_enum_made_anew(column: Option<&Column>, ty: &ColumnType) -> bool {
    let enumeration = |ty: &ColumnType| match &ty.name {
        TypeName::Enum(name) => Some(name.clone()),
        TypeName::Builtin(_) | TypeName::Extension(..) | TypeName::Other(_) => None,
    };
    let before = column.and_then(|it| enumeration(&it.ty));
    before.is_some() && before == enumeration(ty)
}

/// Each partition enforces uniqueness separately, so the key must determine the partition of a row.
fn unique(it: &Uniqueness<'_>, key: &PartitionKey) -> Option<Refused> {
    let adds = format!("adds the {} `{}` to `{{table}}`", it.what, it.name);
    let Some(keys) = key.columns() else {
        return Some((
            format!("{adds}, which is partitioned by the expression `{}`", key.to_sql()),
            "Postgres cannot enforce uniqueness across partitions by an expression: make it unique on each partition by hand"
                .to_owned(),
        ));
    };
    let missing = without(&keys, &it.columns)?;
    Some((
        format!("{adds} without {missing}, but `{{table}}` is partitioned by `{}`", key.to_sql()),
        format!("add {missing} to it; or make it unique on each partition, by hand"),
    ))
}

fn exclusion(name: &str, it: &Exclusion, key: &PartitionKey, version: i32) -> Option<Refused> {
    let adds = format!("adds the exclusion constraint `{name}` to `{{table}}`");
    let by_hand = "add it to each partition, by hand";
    if version < 170_000 {
        return Some((
            format!("{adds}, which is partitioned: Postgres supports that only since version 17"),
            by_hand.to_owned(),
        ));
    }
    let Some(keys) = key.columns() else {
        let by = key.to_sql();
        return Some((
            format!("{adds}, which is partitioned by the expression `{by}`"),
            by_hand.to_owned(),
        ));
    };
    let missing = without(&keys, &compared_by_equality(&it.definition))?;
    Some((
        format!(
            "{adds} without {missing} `WITH =`, but `{{table}}` is partitioned by `{}`",
            key.to_sql()
        ),
        format!("add {missing} `WITH =` to it; or {by_hand}"),
    ))
}

fn check(name: &str, it: &Check) -> Option<Refused> {
    it.no_inherit.then(|| {
        (
            format!(
                "adds the check `{name}` with `NO INHERIT` to `{{table}}`, which is partitioned"
            ),
            "a partitioned table has no rows of its own: leave out `no_inherit`".to_owned(),
        )
    })
}

fn foreign_key(name: &str, it: &ForeignKey, version: i32) -> Option<Refused> {
    let refused = it.validity == Validity::NotValid && version < 180_000;
    refused.then(|| {
        (
            format!(
                "adds the foreign key `{name}` as `NOT VALID` to `{{table}}`, which is partitioned: Postgres supports that only since version 18"
            ),
            "leave out `not_valid`: Postgres does not read the rows if each partition already has this foreign key, validated"
                .to_owned(),
        )
    })
}

/// Before version 17 an identity is not added to the partitions of a table, and it is never added to inheriting
/// children.
fn identity_added(name: &str, column: &Column, table: &Table, version: i32) -> Option<Refused> {
    let follows = table.partition_by.is_some() && version >= 170_000;
    let identity = column.identity.as_ref().filter(|it| it.kind != IdentityKind::Serial);
    if identity.is_none() || !table.marks.has_children || follows {
        return None;
    }
    Some((
        format!("adds the identity column `{{table}}.{name}`, but `{{table}}` has partitions or children"),
        "give the column a separate sequence instead (`#[sea_orm(…)]` with a default of `nextval('…')`)".to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use crate::{
        check::refused::find,
        op::{Change, Op},
        plan::{self, Plan},
        schema::{
            Column, ColumnType, Exclusion, Expression, ForeignKey, Identity, IdentityKind, Pair,
            PartitionKey, Qualified, Schema, Table, Validity,
        },
    };

    fn events() -> Qualified {
        Qualified::new("public", "events")
    }

    fn table() -> Table {
        let mut table = Table {
            columns: ["id", "at"].map(|it| Column::new(it, ColumnType::builtin("date"))).into(),
            partition_by: PartitionKey::parse("RANGE (at)"),
            ..Table::default()
        };
        table.marks.has_children = true;
        table
    }

    /// What a server of this version refuses of the op that produces the table.
    fn refused(op: Op, after: Table, version: i32) -> Vec<String> {
        let schema = |table: Table| Schema {
            tables: [(events(), table.into())].into(),
            ..Schema::default()
        };
        let (before, after) = (schema(table()), schema(after));
        let schemas = Pair::new(&before, &after);
        let Plan { up, .. } = plan::plan(&[op], schemas);
        let plan = Plan { up, ..Plan::default() };
        let found = find(&plan, schemas, version * 10_000, "public");
        found.into_iter().map(|it| it.message).collect()
    }

    fn exclusion(definition: &str, version: i32) -> usize {
        let exclusion = Exclusion { definition: Expression::new(definition) };
        let mut after = table();
        after.exclusions.insert("ex".to_owned(), exclusion.clone());
        let op = Op::Exclusion(events(), "ex".to_owned(), Change::Create(exclusion));
        refused(op, after, version).len()
    }

    #[test]
    fn an_exclusion_needs_the_key_and_version_17() {
        let with = "USING gist (id WITH &&, at WITH =)";
        assert_eq!((exclusion(with, 16), exclusion(with, 17)), (1, 0));
        assert_eq!(exclusion("USING gist (at WITH &&, id WITH =)", 17), 1);
    }

    #[test]
    fn a_foreign_key_is_not_left_unvalidated_before_version_18() {
        let key = |validity| ForeignKey {
            columns: vec!["id".to_owned()],
            references: events(),
            referenced_columns: vec!["id".to_owned()],
            on_update: crate::schema::Action::NoAction,
            on_delete: crate::schema::Action::NoAction,
            on_delete_columns: Vec::new(),
            match_full: false,
            deferrable: crate::schema::Deferrable::No,
            validity,
            period: false,
        };
        let refused = |validity, version| {
            let mut after = table();
            after.foreign_keys.insert("fk".to_owned(), key(validity));
            let op = Op::ForeignKey(events(), "fk".to_owned(), Change::Create(key(validity)));
            refused(op, after, version).len()
        };
        assert_eq!(refused(Validity::NotValid, 17), 1);
        assert_eq!(refused(Validity::NotValid, 18), 0);
        assert_eq!(refused(Validity::Valid, 16), 0);
    }

    #[test]
    fn an_identity_column_reaches_partitions_as_of_version_17_and_children_never() {
        let refused = |table: &Table, version| {
            let column = Column {
                identity: Some(Box::new(Identity::new(IdentityKind::ByDefault))),
                ..Column::new("n", ColumnType::builtin("bigint"))
            };
            let schema = |table: &Table| Schema {
                tables: [(events(), table.clone().into())].into(),
                ..Schema::default()
            };
            let before = schema(table);
            let op = Op::Column(events(), Change::Create(column));
            let plan = plan::plan(&[op], Pair::new(&before, &before));
            let found = find(&plan, Pair::new(&before, &before), version * 10_000, "public");
            found.len()
        };
        let inherited = Table { partition_by: None, ..table() };
        let mut alone = inherited.clone();
        alone.marks.has_children = false;
        assert_eq!((refused(&table(), 16), refused(&table(), 17)), (1, 0));
        assert_eq!((refused(&inherited, 18), refused(&alone, 16)), (1, 0));
    }
}
