//! Steps of every kind, for the tests of both renderers.

use std::collections::BTreeMap;

use crate::{
    plan::{
        Cast, ColumnAction, Commented, ConstraintKind, Counter, ExtensionAction, ForeignKeyAction,
        Position, Reached, SequenceAction, Step,
    },
    schema::{
        Action, ByName, Check, Collation, Column, ColumnType, Deferrable, Exclusion, Expression,
        ForeignKey, Generated, GeneratedKind, Identity, IdentityKind, Index, IndexColumn, IndexKey,
        IntegerType, Nulls, OperatorClass, Order, Pair, PrimaryKey, Qualified, SequenceOptions,
        Table, Unique, Validity,
    },
};

pub(super) fn public(name: &str) -> Qualified {
    Qualified::new("public", name)
}

pub(super) fn strings(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

pub(super) fn column(name: &str, ty: ColumnType) -> Column {
    Column { nullable: false, ..Column::new(name, ty) }
}

pub(super) fn key(name: &str, columns: &[&str]) -> PrimaryKey {
    PrimaryKey {
        name: name.to_owned(),
        columns: strings(columns),
        include: Vec::new(),
        deferrable: Deferrable::No,
        without_overlaps: false,
    }
}

pub(super) fn index(columns: Vec<IndexColumn>) -> Index {
    Index {
        unique: false,
        nulls_not_distinct: false,
        method: "btree".to_owned(),
        columns,
        include: Vec::new(),
        predicate: None,
        with: BTreeMap::new(),
    }
}

pub(super) fn on(column: &str) -> IndexColumn {
    IndexColumn::new(IndexKey::Column(column.to_owned()))
}

pub(super) fn alter(action: ColumnAction) -> Step {
    Step::AlterColumn { table: public("users"), column: "age".to_owned(), action }
}

/// One step of every kind, and of every column action.
pub(super) fn every_step() -> Vec<Step> {
    let mood = || Qualified::new("app", "Mood");
    let unique = Unique {
        columns: strings(&["email", "order"]),
        include: strings(&["name"]),
        nulls_not_distinct: true,
        deferrable: Deferrable::InitiallyDeferred,
        without_overlaps: false,
    };
    vec![
        Step::CreateNamespace("app".to_owned()),
        Step::CreateExtension {
            name: "uuid-ossp".to_owned(),
            schema: Some("app".to_owned()),
            version: Some("1.1".to_owned()),
        },
        Step::AlterExtension {
            name: "uuid-ossp".to_owned(),
            action: ExtensionAction::SetSchema("Odd".to_owned()),
        },
        Step::AlterExtension {
            name: "uuid-ossp".to_owned(),
            action: ExtensionAction::Update("1.2".to_owned()),
        },
        Step::CreateEnum { name: mood(), labels: strings(&["it's", "sad"]) },
        Step::AddLabel {
            name: mood(),
            label: "ok".to_owned(),
            position: Position::Before("sad".to_owned()),
        },
        Step::AddLabel { name: mood(), label: "last".to_owned(), position: Position::Last },
        Step::RenameType { name: mood(), to: "Old mood".to_owned() },
        Step::AddColumn {
            table: public("users"),
            column: Column {
                default: Some(Expression::new("'sad'::app.\"Mood\"")),
                ..column("mood", ColumnType::enumeration(mood()).array())
            },
        },
        Step::DropColumn { table: public("users"), column: "Name".to_owned() },
        alter(ColumnAction::SetType {
            ty: ColumnType::builtin("character varying").with("20").into(),
            collation: Some(Collation::new("C")),
            cast: Cast::Explicit,
        }),
        alter(ColumnAction::SetNotNull),
        alter(ColumnAction::DropNotNull),
        alter(ColumnAction::SetDefault(Expression::new("18"))),
        alter(ColumnAction::DropDefault),
        Step::CreateSequence {
            name: Qualified::new("app", "Order numbers"),
            ty: IntegerType::Integer,
            options: SequenceOptions {
                increment: Some(-5),
                cycle: Some(true),
                ..SequenceOptions::default()
            },
        },
        Step::AlterSequence {
            name: public("numbers"),
            action: SequenceAction::Set(Pair::new(
                (IntegerType::Integer, SequenceOptions::default()),
                (
                    IntegerType::Bigint,
                    SequenceOptions { min: Some(5), ..SequenceOptions::default() },
                ),
            )),
        },
        Step::AlterSequence {
            name: public("numbers"),
            action: SequenceAction::OwnedBy(Some((public("users"), "Name".to_owned()))),
        },
        Step::AlterSequence {
            name: public("numbers"),
            action: SequenceAction::RenameTo("Numbers".to_owned()),
        },
        Step::SetCounter {
            counter: Counter::Column(public("users"), "Name".to_owned()),
            reached: Reached::Rows {
                table: public("users"),
                column: "Name".to_owned(),
                options: SequenceOptions::default(),
            },
        },
        Step::SetCounter {
            counter: Counter::Sequence(Qualified::new("app", "Order numbers")),
            reached: Reached::Bound { to: 5, options: SequenceOptions::default() },
        },
        Step::DropSequence(Qualified::new("app", "Order numbers")),
        alter(ColumnAction::SetNext(Qualified::new("app", "Order numbers"))),
        alter(ColumnAction::AddIdentity(Identity::new(IdentityKind::Always))),
        alter(ColumnAction::SetIdentity(Box::new(Pair::new(
            Identity::new(IdentityKind::Always),
            Identity {
                options: SequenceOptions { start: Some(100), ..SequenceOptions::default() },
                ..Identity::new(IdentityKind::ByDefault)
            },
        )))),
        alter(ColumnAction::DropIdentity),
        alter(ColumnAction::DropExpression),
        Step::AddPrimaryKey { table: public("users"), key: key("users_pkey", &["id"]) },
        Step::AddUnique { table: public("users"), name: "uq".to_owned(), unique },
        Step::AddCheck {
            table: public("users"),
            name: "ck age".to_owned(),
            check: Check {
                expression: Expression::new("age > 0"),
                no_inherit: true,
                validity: Validity::NotValid,
            },
        },
        Step::AddExclusion {
            table: public("users"),
            name: "ex".to_owned(),
            exclusion: Exclusion { definition: Expression::new("USING gist (during WITH &&)") },
        },
        Step::AddForeignKey {
            table: public("users"),
            name: "fk-users-team_id".to_owned(),
            key: ForeignKey {
                columns: strings(&["team_id"]),
                references: Qualified::new("app", "teams"),
                referenced_columns: strings(&["id"]),
                on_update: Action::NoAction,
                on_delete: Action::SetNull,
                on_delete_columns: strings(&["team_id"]),
                match_full: true,
                deferrable: Deferrable::InitiallyImmediate,
                validity: Validity::NotEnforced,
                period: false,
            },
        },
        Step::AlterForeignKey {
            table: public("users"),
            name: "fk-users-team_id".to_owned(),
            action: ForeignKeyAction::SetDeferrable(Deferrable::InitiallyDeferred),
        },
        Step::AlterForeignKey {
            table: public("users"),
            name: "fk-users-team_id".to_owned(),
            action: ForeignKeyAction::SetEnforced(false),
        },
        Step::ValidateConstraint { table: public("users"), name: "ck age".to_owned() },
        Step::SetParameters {
            table: public("users"),
            name: "ix".to_owned(),
            with: BTreeMap::from([("fillfactor".to_owned(), "70".to_owned())]),
        },
        Step::ResetParameters {
            table: public("users"),
            name: "ix".to_owned(),
            parameters: strings(&["fastupdate"]),
        },
        Step::DropInvalidIndex { table: public("users"), name: "ix".to_owned() },
        Step::SetReplicaIdentity { table: public("users"), index: "uq".to_owned() },
        Step::ClusterOn { table: public("users"), index: "uq".to_owned() },
        Step::DropConstraint {
            table: public("users"),
            name: "uq".to_owned(),
            what: ConstraintKind::Unique,
        },
        Step::DropIndex { table: Qualified::new("app", "teams"), name: "ix".to_owned() },
        Step::Comment { on: Commented::Enum(mood()), text: Some("it's \\ \"it\"".to_owned()) },
        Step::Comment { on: Commented::Column(public("users"), "age".to_owned()), text: None },
        Step::Comment { on: Commented::Namespace("app".to_owned()), text: None },
        Step::Comment { on: Commented::Table(public("users")), text: None },
        Step::DropTable(public("users")),
        Step::DropEnum(mood()),
        Step::DropExtension("vector".to_owned()),
        Step::DropNamespace("app".to_owned()),
    ]
}

/// Tables with all that a table can have.
pub(super) fn tables() -> Vec<Step> {
    let table = Table {
        columns: vec![
            Column {
                identity: Some(Box::new(Identity::new(IdentityKind::ByDefault))),
                ..column("id", ColumnType::builtin("bigint"))
            },
            Column {
                identity: Some(Box::new(Identity::new(IdentityKind::Serial))),
                ..column("number", ColumnType::builtin("integer"))
            },
            Column {
                default: Some(Expression::new("'x' || 'y'")),
                collation: Some(Box::new(Collation::new("C"))),
                ..column("title", ColumnType::builtin("text"))
            },
            Column {
                generated: Some(Box::new(Generated {
                    expression: Expression::new("to_tsvector('english', title)"),
                    kind: GeneratedKind::Stored,
                })),
                ..Column::new("search", ColumnType::builtin("tsvector"))
            },
            Column {
                default: Some(Expression::new("now()")),
                ..column("at", ColumnType::builtin("timestamp with time zone").with("3"))
            },
            Column::new("embedding", ColumnType::extension("vector").with("1536")),
        ],
        primary_key: Some(key("stories_pkey", &["id"])),
        checks: ByName::from_iter([(
            "ck".to_owned(),
            Check {
                expression: Expression::new("number > 0"),
                no_inherit: false,
                validity: Validity::Valid,
            },
        )]),
        ..Table::default()
    };
    let named = Table {
        columns: vec![
            column("a", ColumnType::builtin("uuid")),
            column("b", ColumnType::builtin("uuid")),
        ],
        primary_key: Some(key("pk", &["a"])),
        ..Table::default()
    };
    let composite =
        Table { primary_key: Some(key("composite_pkey", &["b", "a"])), ..named.clone() };
    vec![
        Step::CreateTable { name: public("stories"), table },
        Step::CreateTable { name: public("named"), table: named },
        Step::CreateTable { name: public("composite"), table: composite },
    ]
}

/// Indexes with all that an index can have.
pub(super) fn indexes() -> Vec<Step> {
    let full = Index {
        unique: true,
        nulls_not_distinct: true,
        include: strings(&["name"]),
        predicate: Some(Expression::new("deleted_at IS NULL")),
        ..index(vec![
            IndexColumn {
                collation: Some(Box::new(Collation::new("C"))),
                operator_class: Some(Box::new(OperatorClass::new("text_pattern_ops"))),
                order: Order::Descending,
                nulls: Nulls::Last,
                ..IndexColumn::new(IndexKey::Expression(Expression::new("lower(title)")))
            },
            on("order"),
        ])
    };
    let vector = Index {
        method: "hnsw".to_owned(),
        with: BTreeMap::from([
            ("ef_construction".to_owned(), "64".to_owned()),
            ("m".to_owned(), "16".to_owned()),
        ]),
        ..index(vec![IndexColumn {
            operator_class: Some(Box::new(OperatorClass::new("vector_cosine_ops"))),
            ..on("embedding")
        }])
    };
    let odd = Index {
        with: BTreeMap::from([("fastupdate".to_owned(), "x'); DROP TABLE users".to_owned())]),
        ..index(vec![IndexColumn { nulls: Nulls::First, ..on("a") }])
    };
    [("ix_full", full), ("ix_vector", vector), ("ix_odd", odd)]
        .map(|(name, index)| Step::CreateIndex {
            table: Qualified::new("app", "stories"),
            name: name.to_owned(),
            index,
        })
        .into()
}
