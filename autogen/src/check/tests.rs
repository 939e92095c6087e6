use std::collections::BTreeSet;

use proptest::prelude::{ProptestConfig, proptest};

use super::{Finding, check};
use crate::{
    diff,
    op::{Change, Op, Rename},
    schema::{Column, Pair, Qualified, Schema, Table, arbitrary::schema, normalize::parse_type},
};

/// The codes that a type change raises, in both directions.
fn codes(before: &str, after: &str) -> String {
    let column = |ty: &str| Column::new("c", parse_type(ty, "public").expect("a type"));
    let pair = Pair::new(column(before), column(after));
    let table = Qualified::new("public", "t");
    let schema = |column: &Column| {
        let table_with = Table { columns: vec![column.clone()], ..Table::default() };
        Schema { tables: [(table.clone(), table_with.into())].into(), ..Schema::default() }
    };
    let schemas = Pair::new(schema(&pair.before), schema(&pair.after));
    let findings =
        check(&[Op::Column(table.clone(), Change::Alter(pair))], schemas.as_ref(), "public");
    // Prepared statements break, whatever happens to the values.
    let (cached, rest): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|it| it.code == "breaks-cached-statements");
    assert_eq!(cached.len(), 2, "{before} to {after}");
    rest.iter()
        .map(|it| format!("{} {}", it.direction.as_str(), it.code))
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn a_change_of_type_is_judged_by_what_it_does_to_values_and_storage() {
    for (before, after, expected) in [
        ("varchar(10)", "varchar(20)", "down narrows-type, down rewrites-table"),
        ("varchar(10)", "text", "down narrows-type, down rewrites-table"),
        ("integer", "bigint", "up rewrites-table, down narrows-type, down rewrites-table"),
        ("numeric(10,2)", "numeric(12,2)", "down narrows-type, down rewrites-table"),
        (
            "numeric(10,2)",
            "numeric(12,4)",
            "up rewrites-table, down narrows-type, down rewrites-table",
        ),
        (
            "vector(3)",
            "vector(4)",
            "up narrows-type, up rewrites-table, down narrows-type, down rewrites-table",
        ),
        ("json", "jsonb", "up rewrites-table, down rewrites-table"),
        ("cidr", "inet", "down narrows-type, down rewrites-table"),
        ("text", "integer", "up narrows-type, up rewrites-table, down rewrites-table"),
    ] {
        assert_eq!(codes(before, after), expected, "{before} to {after}");
    }
}

/// The subject of an op, as a person writes it.
fn objects(op: &Op) -> Vec<String> {
    let shown = |name: &Qualified| vec![name.relative_to("public")];
    match op {
        Op::Namespace(name, _) | Op::Extension(name, _) => vec![name.clone()],
        Op::Column(table, change) => {
            let name = match change {
                Change::Create(it) | Change::Drop(it) => &it.name,
                Change::Alter(pair) => &pair.after.name,
            };
            let table = table.relative_to("public");
            vec![format!("{table}.{name}"), table]
        }
        Op::Rename(Rename::Table(pair) | Rename::Enum(pair)) => shown(&pair.after),
        Op::Rename(Rename::Column(name, _) | Rename::Part(name, ..) | Rename::Label(name, _))
        | Op::Enum(name, _)
        | Op::Sequence(name, _)
        | Op::Table(name, _)
        | Op::Fill(name, ..)
        | Op::Convert(name, ..)
        | Op::Park(name, ..)
        | Op::PrimaryKey(name, _)
        | Op::Unique(name, ..)
        | Op::Check(name, ..)
        | Op::Exclusion(name, ..)
        | Op::ForeignKey(name, ..)
        | Op::Index(name, ..)
        | Op::Comment(name, ..) => shown(name),
        Op::Declared(address, _) => shown(&address.name),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn without_changes_nothing_is_found(before in schema(), after in schema()) {
        assert_eq!(check(&[], Pair::new(&before, &after), "public"), []);
    }

    #[test]
    fn a_finding_is_about_an_object_that_changes(before in schema(), after in schema()) {
        let schemas = Pair::new(&before, &after);
        let ops = diff::diff(schemas);
        let objects: BTreeSet<String> = ops.iter().flat_map(objects).collect();
        for finding in check(&ops, schemas, "public") {
            assert!(objects.contains(&finding.subject), "{finding:?} is about none of {objects:?}");
            assert!(finding.message.contains(&finding.subject), "{finding:?} does not name it");
        }
    }
}
