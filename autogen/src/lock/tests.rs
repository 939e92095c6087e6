use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use super::{Text, parse, pieces, print};
use crate::schema::{
    Action, Address, ColumnType, Declared, Exclusion, Expression, IdentityKind, Index, IndexColumn,
    IndexKey, IntegerType, Nulls, OperatorClass, Order, Pair, Qualified, SequenceOptions, Unique,
    declared::Kind, stated,
};

fn named<T>(name: &str, value: T) -> stated::Named<T> {
    stated::Named {
        name: name.to_owned(),
        explicit: name.contains('x'),
        any_order: false,
        renamed_from: None,
        comment: name.contains('x').then(|| "quick".to_owned()),
        value,
        place: stated::Place::default(),
    }
}

fn column(name: &str, ty: stated::Type) -> stated::Column {
    stated::Column {
        name: name.to_owned(),
        ty,
        nullable: false,
        not_null: None,
        default: None,
        auto_increment: None,
        generated: None,
        collation: None,
        comment: None,
        renamed_from: None,
        fill: None,
        using: Pair::default(),
        place: stated::Place::default(),
    }
}

fn everything() -> stated::Schema {
    let name = Qualified::new("app", "odd \"name's.");
    let id = stated::Column {
        auto_increment: Some(stated::AutoIncrement::Exact(Box::new(stated::Identity {
            options: SequenceOptions {
                start: Some(100),
                cycle: Some(false),
                ..SequenceOptions::default()
            },
            sequence: Some("Its own".to_owned()),
            ..stated::Identity::new(IdentityKind::Always)
        }))),
        ..column("id", stated::Type::holds(ColumnType::builtin("bigint")))
    };
    let mood = stated::Column {
        default: Some(Expression::new("'it''s \"so\"\n'")),
        comment: Some("how\nit feels".to_owned()),
        nullable: true,
        ..column(
            "mood",
            stated::Type::exact(ColumnType::enumeration(Qualified::new("app", "Mood")).array()),
        )
    };
    let embedding =
        column("embedding", stated::Type::exact(ColumnType::extension("vector").with("3")));
    let key = stated::ForeignKey {
        columns: vec!["id".to_owned()],
        references: name.clone(),
        referenced_columns: vec!["id".to_owned()],
        on_update: None,
        on_delete: Some(Action::SetNull),
        on_delete_columns: None,
        match_full: None,
        deferrable: None,
        validity: None,
    };
    let index = Index {
        unique: false,
        nulls_not_distinct: false,
        method: "hnsw".to_owned(),
        columns: vec![
            IndexColumn {
                operator_class: Some(Box::new(OperatorClass("vector_cosine_ops".to_owned()))),
                ..IndexColumn::new(IndexKey::Column("embedding".to_owned()))
            },
            IndexColumn {
                order: Order::Descending,
                nulls: Nulls::Last,
                ..IndexColumn::new(IndexKey::Expression(Expression::new("lower(mood)")))
            },
        ],
        include: Vec::new(),
        predicate: Some(Expression::new("id > 0")),
        with: BTreeMap::from([("m".to_owned(), "16".to_owned())]),
    };
    let unique = Unique {
        columns: vec!["mood".to_owned()],
        include: Vec::new(),
        nulls_not_distinct: true,
        deferrable: crate::schema::Deferrable::No,
        without_overlaps: false,
    };
    let check =
        stated::Check { expression: Expression::new("id > 0"), no_inherit: false, validity: None };
    let table = stated::Table {
        columns: vec![id, mood, embedding],
        ignored: vec!["other".to_owned()],
        primary_key: Some(stated::PrimaryKey {
            name: "k".to_owned(),
            explicit: false,
            columns: vec!["id".to_owned()],
            ordered: false,
            include: Vec::new(),
            deferrable: None,
            comment: Some("by number".to_owned()),
        }),
        uniques: vec![named("ux", unique)],
        foreign_keys: vec![named("fk", key)],
        checks: vec![named("ck", check)],
        exclusions: vec![named(
            "ex",
            Exclusion { definition: Expression::new("USING gist (a WITH =)") },
        )],
        indexes: vec![named("ix", index)],
        printed: BTreeMap::from([(
            Expression::new("id > 0"),
            BTreeSet::from([Expression::new("(id > 0)"), Expression::new("id > \"0\"")]),
        )]),
        sequences: BTreeMap::from([(
            Qualified::new("app", "order numbers"),
            stated::Sequence {
                ty: Some(IntegerType::Integer),
                options: SequenceOptions { cache: Some(20), ..SequenceOptions::default() },
                comment: Some("one a day".to_owned()),
                ..stated::Sequence::default()
            },
        )]),
        ..stated::Table::default()
    };
    let mood = stated::Enum {
        labels: vec!["sad".to_owned(), "it's".to_owned()],
        ..stated::Enum::default()
    };
    let vector = stated::Extension {
        schema: Some("odd \"name".to_owned()),
        version: Some("0.8.0".to_owned()),
    };
    let app = stated::Namespace { comment: Some("for the app".to_owned()), ..Default::default() };
    stated::Schema {
        namespaces: BTreeMap::from([("app".to_owned(), app)]),
        extensions: BTreeMap::from([
            ("uuid-ossp".to_owned(), stated::Extension::default()),
            ("vector".to_owned(), vector),
        ]),
        enums: BTreeMap::from([(Qualified::new("app", "Mood"), mood)]),
        tables: BTreeMap::from([(name, table.into())]),
        declarations: Vec::new(),
        declared: beside(),
        digest: Some("0f3a".to_owned()),
    }
}

fn beside() -> BTreeMap<Address, Declared> {
    let of = |kind, part: &str, definition: &str| {
        let name = Qualified::new("app", "Titles");
        let declared = Declared {
            definition: definition.to_owned(),
            on: "VIEW app.\"Titles\"".to_owned(),
            comment: Some("it's\n'''all'''".to_owned()),
            shape: vec!["id integer".to_owned()],
            ..Declared::default()
        };
        (Address { kind, name, part: part.to_owned(), column: None }, declared)
    };
    BTreeMap::from([
        of(Kind::View, "", "CREATE VIEW v AS\n SELECT '[x]'\n[[declared]]\n"),
        of(Kind::Trigger, "odd \"name", "CREATE TRIGGER \\ '''\n"),
    ])
}

#[test]
fn a_printed_lock_reads_back_unchanged() {
    let text = print(&everything());
    let mut read = parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    // The lock's reader does not know which foreign types are enums, and nobody needs it to.
    for column in read.tables.values_mut().flat_map(|table| &mut table.columns) {
        if let stated::Type::Exact(ty) | stated::Type::Holds(ty) = &mut column.ty
            && let crate::schema::TypeName::Other(name) = ty.name.clone()
        {
            std::sync::Arc::make_mut(ty).name = crate::schema::TypeName::Enum(name);
        }
    }
    assert_eq!(read, everything(), "{text}");
}

#[test]
fn each_column_is_on_its_own_line() {
    let text = print(&everything());
    let expected = "embedding = { type = \"vector(3)\", exact = true }";
    assert!(text.lines().any(|line| line == expected), "{text}");
}

#[test]
fn schemas_are_read_from_headings() {
    let mut schema = everything();
    let table = schema.tables.values().next().unwrap().clone();
    schema.tables.insert(Qualified::new("odd \"schema's.", "t"), table);
    let names = schema.tables.keys().chain(schema.enums.keys());
    let names: BTreeSet<String> = names.map(|name| name.schema.clone()).collect();
    let text = Text { path: PathBuf::new(), text: Some(print(&schema)) };
    assert_eq!(text.schemas(), names);
}

#[test]
fn a_lock_of_another_version_is_refused() {
    assert!(parse("version = 2").is_err_and(|message| message.contains("version 2")));
}

#[test]
fn a_long_lock_is_read_in_pieces_without_loss() {
    let table = |n: usize| {
        format!(
            "[table.public.t{n}]\ncomment = \"{}\"\n\n[table.public.t{n}.column]\nid = {{ type = \"integer\" }}\n\n",
            "x".repeat(900)
        )
    };
    let text = format!("version = 1\n\n{}", (0..500).map(table).collect::<String>());
    assert!(pieces(&text).count() > 3);
    assert_eq!(pieces(&text).collect::<String>(), text);
    assert!(
        pieces(&text)
            .skip(1)
            .all(|piece| piece.starts_with("[table.public.t") && !piece[..30].contains("column"))
    );
    let read = parse(&text).unwrap();
    assert_eq!(read.tables.len(), 500);
    assert!(read.tables.values().all(|table| table.columns.len() == 1));
    // Errors in it have the line number of the whole file.
    let lines = text.lines().count();
    let message = parse(&format!("{text}[table.public.t7.index]\n")).unwrap();
    assert_eq!(message.tables.len(), 500);
    let message = parse(&format!("{text}nonsense\n")).unwrap_err();
    assert!(message.contains(&format!("line {}", lines + 1)), "{message}");
    let message = parse(&format!("{text}[table.public.t7]\n")).unwrap_err();
    assert!(message.contains(&format!("line {}", lines + 1)), "{message}");
}

#[test]
fn a_line_that_is_not_understood_is_refused() {
    for line in [
        "column]\na = { type = \"int(\" }",
        "column]\na = { type = \"integer\", auto_increment = \"often\" }",
        "check]\na = { no_inherit = true }",
        "sequence.public]\na = { type = \"numeric\" }",
    ] {
        let text = format!("version = 1\n\n[table.public.t.{line}\n");
        assert!(parse(&text).is_err(), "{text}");
    }
}
