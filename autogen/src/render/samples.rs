//! Steps of every kind, for the tests of both renderers.

use std::collections::BTreeMap;

use crate::{
    plan::{
        Cast, ColumnAction, Commented, Constraint, ConstraintAction, ConstraintKind,
        ExtensionAction, IndexAction, NamespaceAction, Position, Reached, SequenceAction, Step,
        TableAction, TypeAction,
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
    Step::Column(public("users"), "age".to_owned(), action)
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
    let extension = |action| Step::Extension("uuid-ossp".to_owned(), action);
    let mood_type = |action| Step::Type(mood(), action);
    let users = || public("users");
    let constraint = |name: &str, action| Step::Constraint(users(), name.to_owned(), action);
    let index = |name: &str, action| Step::Index(users(), name.to_owned(), action);
    let order_numbers = || Qualified::new("app", "Order numbers");
    vec![
        Step::Namespace("app".to_owned(), NamespaceAction::Create),
        extension(ExtensionAction::Create {
            schema: Some("app".to_owned()),
            version: Some("1.1".to_owned()),
        }),
        extension(ExtensionAction::SetSchema("Odd".to_owned())),
        extension(ExtensionAction::Update("1.2".to_owned())),
        mood_type(TypeAction::Create(strings(&["it's", "sad"]))),
        mood_type(TypeAction::AddLabel("ok".to_owned(), Position::Before("sad".to_owned()))),
        mood_type(TypeAction::AddLabelIfMissing("again".to_owned(), Position::Last)),
        mood_type(TypeAction::AddLabel("last".to_owned(), Position::Last)),
        mood_type(TypeAction::RenameTo("Old mood".to_owned())),
        Step::add_column(
            &users(),
            Column {
                default: Some(Expression::new("'sad'::app.\"Mood\"")),
                ..column("mood", ColumnType::enumeration(mood()).array())
            },
        ),
        Step::Column(users(), "Name".to_owned(), ColumnAction::Drop),
        alter(ColumnAction::SetType {
            ty: ColumnType::builtin("character varying").with("20").into(),
            collation: Some(Collation::new("C")),
            cast: Cast::Explicit,
            without: None,
        }),
        alter(ColumnAction::Fill(Expression::new("18"))),
        alter(ColumnAction::FillInBatches(Expression::new("18"))),
        alter(ColumnAction::SetNotNull(None)),
        alter(ColumnAction::SetNotNull(Some("Its own".to_owned()))),
        alter(ColumnAction::SetNotNullIfFilled(None)),
        alter(ColumnAction::SetNotNullIfFilled(Some("its_own".to_owned()))),
        alter(ColumnAction::DropNotNull),
        alter(ColumnAction::SetDefault(Expression::new("18"))),
        alter(ColumnAction::DropDefault),
        Step::Sequence(
            order_numbers(),
            SequenceAction::Create(
                IntegerType::Integer,
                SequenceOptions {
                    increment: Some(-5),
                    cycle: Some(true),
                    ..SequenceOptions::default()
                },
            ),
        ),
        Step::Sequence(
            public("numbers"),
            SequenceAction::Set(Pair::new(
                (IntegerType::Integer, SequenceOptions::default()),
                (
                    IntegerType::Bigint,
                    SequenceOptions { min: Some(5), ..SequenceOptions::default() },
                ),
            )),
        ),
        Step::Sequence(
            public("numbers"),
            SequenceAction::OwnedBy(Some((users(), "Name".to_owned()))),
        ),
        Step::Sequence(public("numbers"), SequenceAction::RenameTo("Numbers".to_owned())),
        Step::Column(
            users(),
            "Name".to_owned(),
            ColumnAction::SetCounter(Reached::Rows {
                table: users(),
                column: "Name".to_owned(),
                options: SequenceOptions::default(),
            }),
        ),
        Step::Sequence(
            order_numbers(),
            SequenceAction::SetCounter(Reached::Bound {
                to: 5,
                options: SequenceOptions::default(),
            }),
        ),
        Step::Sequence(order_numbers(), SequenceAction::Drop),
        alter(ColumnAction::SetNext(order_numbers())),
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
        Step::add_primary_key(&users(), &key("users_pkey", &["id"])),
        Step::add(&users(), "uq", Constraint::Unique(unique)),
        Step::add(
            &users(),
            "ck age",
            Constraint::Check(Check {
                expression: Expression::new("age > 0"),
                no_inherit: true,
                validity: Validity::NotValid,
            }),
        ),
        Step::add(
            &users(),
            "ex",
            Constraint::Exclusion(Exclusion {
                definition: Expression::new("USING gist (during WITH &&)"),
            }),
        ),
        Step::add(
            &users(),
            "fk-users-team_id",
            Constraint::ForeignKey(ForeignKey {
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
            }),
        ),
        constraint(
            "fk-users-team_id",
            ConstraintAction::SetDeferrable(Deferrable::InitiallyDeferred),
        ),
        constraint("fk-users-team_id", ConstraintAction::StopEnforcing),
        constraint(
            "users_name",
            ConstraintAction::AddUsingIndex(Constraint::Unique(Unique {
                columns: vec!["Name".to_owned()],
                include: Vec::new(),
                nulls_not_distinct: false,
                deferrable: Deferrable::InitiallyDeferred,
                without_overlaps: false,
            })),
        ),
        constraint("ck age", ConstraintAction::Validate),
        index(
            "ix",
            IndexAction::SetParameters([("fillfactor".to_owned(), "70".to_owned())].into()),
        ),
        index("ix", IndexAction::ResetParameters(strings(&["fastupdate"]))),
        index("ix", IndexAction::DropInvalid),
        index(
            "ix",
            IndexAction::CreateConcurrently(Index {
                predicate: Some(Expression::new("age > 18")),
                ..self::index(vec![on("Name")])
            }),
        ),
        index("ix", IndexAction::CreateOnOnly(self::index(vec![on("Name")]))),
        index("ix", IndexAction::AttachPartition(Qualified::new("app", "users_2026_ix"))),
        index("ix", IndexAction::RequireValid),
        index("ix", IndexAction::DropConcurrently),
        index("uq", IndexAction::IdentifyRows),
        index("uq", IndexAction::ClusterOn),
        constraint("uq", ConstraintAction::Drop(ConstraintKind::Unique)),
        Step::Index(Qualified::new("app", "teams"), "ix".to_owned(), IndexAction::Drop),
        Step::Comment(Commented::Enum(mood()), Some("it's \\ \"it\"".to_owned())),
        Step::Comment(Commented::Column(users(), "age".to_owned()), None),
        Step::Comment(Commented::Namespace("app".to_owned()), None),
        Step::Comment(Commented::Table(users()), None),
        Step::Table(users(), TableAction::Drop),
        mood_type(TypeAction::Drop),
        Step::Extension("vector".to_owned(), ExtensionAction::Drop),
        Step::Namespace("app".to_owned(), NamespaceAction::Drop),
    ]
}

/// Tables with every facet.
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
    [("stories", table), ("named", named), ("composite", composite)]
        .map(|(name, table)| Step::Table(public(name), TableAction::Create(Box::new(table))))
        .into()
}

/// Indexes with every facet.
pub(super) fn indexes() -> Vec<Step> {
    let full = Index {
        unique: true,
        nulls_not_distinct: true,
        include: strings(&["name"]),
        predicate: Some(Expression::new("deleted_at IS NULL")),
        ..index(vec![
            IndexColumn {
                collation: Some(Box::new(Collation::new("C"))),
                operator_class: Some(Box::new(OperatorClass("text_pattern_ops".to_owned()))),
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
            operator_class: Some(Box::new(OperatorClass("vector_cosine_ops".to_owned()))),
            ..on("embedding")
        }])
    };
    let odd = Index {
        with: BTreeMap::from([("fastupdate".to_owned(), "x'); DROP TABLE users".to_owned())]),
        ..index(vec![IndexColumn { nulls: Nulls::First, ..on("a") }])
    };
    [("ix_full", full), ("ix_vector", vector), ("ix_odd", odd)]
        .map(|(name, index)| Step::create_index(&Qualified::new("app", "stories"), name, &index))
        .into()
}
