use std::{borrow::Cow, collections::BTreeMap};

use super::{
    Aim, Comparison, Request, inputs::Inputs, settled::Settled, survey::Survey, wanted::Wanted,
};
use crate::{
    desired::{Scope, follower, ignore::Ignore},
    op::Rename,
    schema::{
        Column, ColumnType, Pair, Qualified, Schema, Table,
        diagnostic::Diagnostic,
        extension::Offer,
        follower::{Follower, FollowerKind},
        stated,
    },
    scratch::{
        cast::NoCast,
        refusal::{Piece, Refusal},
    },
};

fn books() -> Qualified {
    Qualified::new("public", "books")
}

fn database(columns: &[&str]) -> Schema {
    let columns = columns.iter().map(|name| Column::new(*name, ColumnType::builtin("text")));
    let table = Table { columns: columns.collect(), ..Table::default() };
    Schema {
        namespaces: BTreeMap::from([("public".to_owned(), crate::schema::Namespace::default())]),
        tables: BTreeMap::from([(books(), table.into())]),
        ..Schema::default()
    }
}

fn entities(columns: &[&str]) -> stated::Schema {
    let column = |name: &&str| stated::Column {
        name: (*name).to_owned(),
        ty: stated::Type::exact(ColumnType::builtin("text")),
        nullable: true,
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
    };
    let table =
        stated::Table { columns: columns.iter().map(column).collect(), ..Default::default() };
    stated::Schema { tables: BTreeMap::from([(books(), table.into())]), ..Default::default() }
}

/// What is made of the inputs, up to where the database is asked for its spelling.
fn wanted<T>(
    said: &stated::Schema,
    database: Schema,
    aim: Aim,
    then: impl FnOnce(Result<Wanted<'_>, Vec<Diagnostic>>) -> T,
) -> T {
    let (lock, ignore) = (stated::Schema::default(), Ignore::default());
    let request = Request {
        entities: said,
        lock: &lock,
        scope: Scope::Stated,
        ignore: &ignore,
        default_schema: "public",
        schemas: &[],
        aim,
        asked: &[],
        fills: &[],
        conversions: &[],
        park: super::Park::Never,
    };
    let asked = said.extensions.keys().map(|name| (name.clone(), Offer::default()));
    let inputs = Inputs {
        request,
        entities: Cow::Borrowed(said),
        readers: Vec::new(),
        database,
        offers: asked.collect(),
        version: 180_000,
    };
    then(Wanted::of(inputs))
}

fn settled(wanted: Wanted<'_>, left: Vec<Refusal>) -> Settled<'_> {
    Settled { wanted, target: None, followed: None, left, undecided: None }
}

fn compared(aim: Aim, survey: Survey) -> Comparison {
    wanted(&entities(&["id", "title"]), database(&["id"]), aim, |wanted| {
        settled(wanted.expect("wanted"), Vec::new()).changes().compared(survey)
    })
}

#[test]
fn renames_come_before_the_comparison() {
    let mut said = entities(&["id", "title"]);
    let table = said.tables.values_mut().next().expect("a table");
    table.columns[1].renamed_from = Some("name".to_owned());
    wanted(&said, database(&["id", "name"]), Aim::Way, |wanted| {
        let wanted = wanted.expect("wanted");
        let pair = Pair::new("name".to_owned(), "title".to_owned());
        assert_eq!(wanted.renames, [Rename::Column(books(), pair)]);
        assert_eq!(wanted.database(), &wanted.schema);
        assert_eq!(wanted.inputs.database, database(&["id", "name"]));
        let changes = settled(wanted, Vec::new()).changes();
        assert_eq!((changes.ops.len(), changes.plan.up.len(), changes.plan.down.len()), (1, 1, 1));
    });
}

#[test]
fn missing_extensions_are_reported_before_they_are_created() {
    let mut said = entities(&["id"]);
    said.extensions.insert("time_travel".to_owned(), stated::Extension::default());
    wanted(&said, database(&["id"]), Aim::Way, |wanted| {
        let refused = wanted.expect_err("refused");
        assert_eq!(refused.iter().map(|it| it.code).collect::<Vec<_>>(), ["extension-missing"]);
    });
}

#[test]
fn differences_are_planned_in_both_directions() {
    let comparison = compared(Aim::Way, Survey::default());
    assert_eq!(comparison.ops.len(), 1);
    assert_eq!((comparison.plan.up.len(), comparison.plan.down.len()), (1, 1));
    assert_eq!(comparison.renamed(), &comparison.database);
    assert_eq!(comparison.written(), &comparison.target);
    assert_eq!(comparison.target, database(&["id", "title"]));
}

#[test]
fn a_missing_cast_stops_a_generation() {
    let ty = ColumnType::builtin("text");
    let cast = || NoCast {
        table: books(),
        column: "id".to_owned(),
        types: Pair::new(ty.clone().into(), ColumnType::builtin("uuid").into()),
        has_back: true,
    };
    let survey = || Survey { casts: Pair::new(vec![cast()], Vec::new()), ..Survey::default() };
    let stopped = compared(Aim::Way, survey());
    assert_eq!(stopped.stops().iter().map(|it| it.code).collect::<Vec<_>>(), ["no-cast"]);
    assert!(compared(Aim::Difference, survey()).stops().is_empty());
}

#[test]
fn an_unmanaged_object_that_does_not_fit_is_a_finding() {
    let refusal = Refusal {
        table: books(),
        piece: Piece::Index("by_hand".to_owned()),
        message: "no operator class".to_owned(),
    };
    wanted(&entities(&["id"]), database(&["id"]), Aim::Way, |wanted| {
        let changes = settled(wanted.expect("wanted"), vec![refusal]).changes();
        let comparison = changes.compared(Survey::default());
        assert_eq!(comparison.stops().len(), 1);
        assert!(comparison.findings[0].message.contains("`by_hand` of `books`"));
    });
}

/// The findings for an entity over something that is not an ordinary table.
fn read_over(
    kind: FollowerKind,
    columns: &[&str],
    renamed_from: Option<&Qualified>,
) -> Vec<String> {
    let mut said = entities(&["id", "title"]);
    let name = renamed_from.cloned().unwrap_or_else(books);
    said.tables.values_mut().for_each(|it| it.renamed_from = renamed_from.cloned());
    let shelves = Qualified::new("public", "shelves");
    let columns = columns.iter().map(|name| Column::new(*name, ColumnType::builtin("text")));
    let follower = Follower {
        kind,
        parents: vec![shelves.clone()],
        columns: columns.collect(),
        local: Vec::new(),
    };
    let followers = BTreeMap::from([(name, follower)]);
    let mut there = database(&["id"]);
    there.tables = there.tables.into_values().map(|it| (shelves.clone(), it)).collect();
    let (whole, lock, ignore) = (said.clone(), stated::Schema::default(), Ignore::default());
    let readers = follower::take(&mut said, &followers);
    let request = Request {
        entities: &whole,
        lock: &lock,
        scope: Scope::Stated,
        ignore: &ignore,
        default_schema: "public",
        schemas: &[],
        aim: Aim::Way,
        asked: &[],
        fills: &[],
        conversions: &[],
        park: super::Park::Never,
    };
    let inputs = Inputs {
        request,
        entities: Cow::Owned(said),
        readers,
        database: there,
        offers: BTreeMap::new(),
        version: 180_000,
    };
    let changes = settled(Wanted::of(inputs).expect("wanted"), Vec::new()).changes();
    let comparison = changes.compared(Survey::default());
    assert_eq!(comparison.ops, []);
    assert_eq!(comparison.agrees(), comparison.findings.is_empty());
    comparison.findings.into_iter().map(|it| it.message).collect()
}

#[test]
fn an_entity_over_a_view_reads_its_columns() {
    assert_eq!(read_over(FollowerKind::View, &["id", "title", "more"], None), [""; 0]);
    assert_eq!(
        read_over(FollowerKind::MaterializedView, &["id"], None),
        ["leaves `books` as it is: it is a materialized view and has no column `title`"]
    );
    assert_eq!(
        read_over(FollowerKind::Child, &["id"], None),
        [
            "leaves `books` as it is: it is a table that inherits from `shelves` and has no column `title`"
        ]
    );
    assert_eq!(
        read_over(FollowerKind::View, &["id", "title"], Some(&Qualified::new("public", "tomes"))),
        ["leaves `tomes` as it is: it is a view, and the entity calls it `books`"]
    );
}
