use super::check;
use crate::{
    op::{Change, Op},
    schema::{Column, Pair, Qualified, Schema, Table, normalize::parse_type},
};

/// The codes that a change of type raises, in both directions.
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
    findings
        .iter()
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
        ("text", "integer", "up narrows-type, up rewrites-table, down rewrites-table"),
    ] {
        assert_eq!(codes(before, after), expected, "{before} to {after}");
    }
}
