//! Schemas for property tests: small and with few names, so that any two have much in common. References always have
//! a target.

use std::{collections::BTreeMap, sync::Arc};

use proptest::{
    bool,
    collection::{btree_map, vec},
    option,
    prelude::{Just, Strategy, prop_oneof},
    sample::{select, subsequence},
};

use super::{
    Action, Check, Column, ColumnType, Deferrable, Enum, Exclusion, Expression, ForeignKey,
    Generated, GeneratedKind, Identity, IdentityKind, Index, IndexColumn, IndexKey, IntegerType,
    Marks, Namespace, PrimaryKey, Qualified, Schema, Sequence, SequenceOptions, Table, TypeName,
    Unique, Validity,
};

const COLUMNS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// Any schema.
pub(crate) fn schema() -> impl Strategy<Value = Schema> {
    let enums = btree_map(select(vec![mood("public"), mood("app")]), enumeration(), 0..=2);
    let sequences = btree_map(Just(numbers()), sequence(), 0..=1);
    let tables = btree_map(qualified(&["t", "u", "v"]), table().prop_map(Arc::new), 0..=4);
    (enums, sequences, tables).prop_map(|(enums, sequences, tables)| {
        let mut schema = Schema { enums, sequences, tables, ..Schema::default() };
        let names = schema.tables.keys().chain(schema.enums.keys()).chain(schema.sequences.keys());
        let names: Vec<String> = names.map(|name| name.schema.clone()).collect();
        schema.namespaces = names.into_iter().map(|name| (name, Namespace::default())).collect();
        complete(&mut schema);
        schema
    })
}

fn mood(schema: &str) -> Qualified {
    Qualified::new(schema, "mood")
}

fn numbers() -> Qualified {
    Qualified::new("public", "numbers")
}

fn qualified(names: &[&'static str]) -> impl Strategy<Value = Qualified> + use<> {
    (select(vec!["public", "app"]), select(names.to_vec()))
        .prop_map(|(schema, name)| Qualified::new(schema, name))
}

fn comment() -> impl Strategy<Value = Option<String>> {
    option::weighted(0.2, select(vec!["one".to_owned(), "two".to_owned()]))
}

fn enumeration() -> impl Strategy<Value = Enum> {
    let labels = subsequence(vec!["glad", "sad", "low"], 1..=3).prop_shuffle();
    (labels, comment()).prop_map(|(labels, comment)| Enum {
        labels: labels.into_iter().map(str::to_owned).collect(),
        comment,
    })
}

fn sequence() -> impl Strategy<Value = Sequence> {
    (select(vec![IntegerType::Integer, IntegerType::Bigint]), option::of(2..9_i64), comment())
        .prop_map(|(ty, start, comment)| {
            let options = SequenceOptions { start, ..SequenceOptions::default() };
            Sequence { ty, options, owned_by: None, comment }
        })
}

fn table() -> impl Strategy<Value = Table> {
    let columns = subsequence(COLUMNS.to_vec(), 1..=5).prop_shuffle();
    let columns = columns.prop_flat_map(|names| names.into_iter().map(column).collect::<Vec<_>>());
    let constraints = (
        btree_map(select(vec!["uq1".to_owned(), "uq2".to_owned()]), unique(), 0..=2),
        btree_map(select(vec!["ck1".to_owned(), "ck2".to_owned()]), check(), 0..=2),
        btree_map(select(vec!["fk1".to_owned(), "fk2".to_owned()]), foreign_key(), 0..=2),
        btree_map(select(vec!["ix1".to_owned(), "ix2".to_owned()]), index(), 0..=2),
        btree_map(Just("ex1".to_owned()), exclusion(), 0..=1),
    );
    (columns, option::of(some_columns()), constraints, comment()).prop_map(
        |(columns, key, (uniques, checks, foreign_keys, indexes, exclusions), comment)| Table {
            comment,
            columns,
            partition_by: None,
            primary_key: key.map(|columns| PrimaryKey {
                name: "pk".to_owned(),
                columns,
                include: Vec::new(),
                deferrable: Deferrable::No,
                without_overlaps: false,
            }),
            uniques: uniques.into_iter().collect(),
            foreign_keys: foreign_keys.into_iter().collect(),
            checks: checks.into_iter().collect(),
            exclusions: exclusions.into_iter().collect(),
            indexes: indexes.into_iter().collect(),
            marks: Marks::default(),
        },
    )
}

fn column(name: &'static str) -> impl Strategy<Value = Column> {
    let plain = ["integer", "bigint", "text"].map(ColumnType::builtin);
    let enums = [mood("public"), mood("app")].map(ColumnType::enumeration);
    let ty = prop_oneof![3 => select(plain.to_vec()), 1 => select(enums.to_vec())];
    let default = prop_oneof![
        3 => Just(None),
        1 => Just(Some("0")),
        1 => Just(Some("nextval('numbers'::regclass)")),
    ];
    let kinds = vec![IdentityKind::ByDefault, IdentityKind::Always, IdentityKind::Serial];
    let identity = option::weighted(0.1, select(kinds));
    let kinds = vec![GeneratedKind::Stored, GeneratedKind::Virtual];
    let generated = option::weighted(0.2, (select(COLUMNS.to_vec()), select(kinds)));
    (ty, bool::ANY, default, identity, generated, comment()).prop_map(
        move |(ty, nullable, default, identity, generated, comment)| Column {
            nullable,
            // A number is not a label: Postgres refuses such a default.
            default: default
                .filter(|it| !(it.starts_with("nextval") && matches!(ty.name, TypeName::Enum(_))))
                .map(Expression::new),
            identity: identity.map(|kind| Box::new(Identity::new(kind))),
            generated: generated.map(|(source, kind)| {
                let expression = Expression::new(format!("f({source})"));
                Box::new(Generated { expression, kind })
            }),
            comment,
            ..Column::new(name, ty)
        },
    )
}

fn some_columns() -> impl Strategy<Value = Vec<String>> {
    let names: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
    subsequence(names, 1..=2).prop_shuffle()
}

fn unique() -> impl Strategy<Value = Unique> {
    (some_columns(), bool::ANY).prop_map(|(columns, nulls_not_distinct)| Unique {
        columns,
        include: Vec::new(),
        nulls_not_distinct,
        deferrable: Deferrable::No,
        without_overlaps: false,
    })
}

fn check() -> impl Strategy<Value = Check> {
    let validity = select(vec![Validity::Valid, Validity::NotValid]);
    (select(COLUMNS.to_vec()), validity).prop_map(|(column, validity)| Check {
        expression: Expression::new(format!("({column} IS NOT NULL)")),
        no_inherit: false,
        validity,
    })
}

fn exclusion() -> impl Strategy<Value = Exclusion> {
    select(COLUMNS.to_vec()).prop_map(|column| Exclusion {
        definition: Expression::new(format!("USING gist ({column} WITH &&)")),
    })
}

fn index() -> impl Strategy<Value = Index> {
    let keys = vec(select(COLUMNS.to_vec()), 1..=2);
    (keys, bool::ANY, bool::weighted(0.2)).prop_map(|(keys, unique, computed)| Index {
        unique,
        nulls_not_distinct: false,
        method: "btree".to_owned(),
        columns: keys
            .into_iter()
            .map(|key| {
                if computed {
                    IndexKey::Expression(Expression::new(format!("f({key})")))
                } else {
                    IndexKey::Column(key.to_owned())
                }
            })
            .map(IndexColumn::new)
            .collect(),
        include: Vec::new(),
        predicate: None,
        with: BTreeMap::new(),
    })
}

fn foreign_key() -> impl Strategy<Value = ForeignKey> {
    let actions = vec![Action::NoAction, Action::Cascade];
    let one = || select(COLUMNS.map(str::to_owned).to_vec());
    (one(), qualified(&["t", "u", "v"]), one(), select(actions)).prop_map(
        |(own, references, referenced, on_delete)| ForeignKey {
            columns: vec![own],
            references,
            referenced_columns: vec![referenced],
            on_update: Action::NoAction,
            on_delete,
            on_delete_columns: Vec::new(),
            match_full: false,
            deferrable: Deferrable::No,
            validity: Validity::Valid,
            period: false,
        },
    )
}

/// Removes references without a target, and what Postgres refuses: a generated column that uses another one, a
/// foreign key to something that is not a key or has another kind of type.
fn complete(schema: &mut Schema) {
    let (enums, has_numbers) = (schema.enums.clone(), schema.sequences.contains_key(&numbers()));
    for (_, table) in schema.tables_mut() {
        for column in &mut table.columns {
            if matches!(&column.ty.name, super::TypeName::Enum(it) if !enums.contains_key(it)) {
                column.ty = ColumnType::builtin("text").into();
            }
            let reads = |it: &Expression| it.as_str().contains("numbers");
            column.default = column.default.take().filter(|it| has_numbers || !reads(it));
        }
        let plain: Vec<String> = table
            .columns
            .iter()
            .filter(|it| it.generated.is_none())
            .map(|it| it.name.clone())
            .collect();
        for column in &mut table.columns {
            let fits = |it: &Generated| plain.iter().any(|name| it.expression.mentions(name));
            column.generated = column.generated.take().filter(|it| fits(it));
            let is_enum = matches!(column.ty.name, super::TypeName::Enum(_));
            if let Some(generated) = column.generated.as_mut().filter(|_| is_enum) {
                // A virtual column has one of Postgres' own types (manual of 18, CREATE TABLE).
                generated.kind = GeneratedKind::Stored;
            }
            if column.generated.is_some() {
                (column.default, column.identity) = (None, None);
            }
            if column.identity.is_some() {
                column.default = None;
            }
        }
        let columns: Vec<String> = table.columns.iter().map(|it| it.name.clone()).collect();
        let has = |names: &[String]| names.iter().all(|name| columns.contains(name));
        let says = |it: &Expression| columns.iter().any(|name| it.mentions(name));
        table.primary_key = table.primary_key.take().filter(|it| has(&it.columns));
        table.uniques.retain(|_, it| has(&it.columns));
        table.checks.retain(|_, it| says(&it.expression));
        table.exclusions.retain(|_, it| says(&it.definition));
        table.indexes.retain(|_, it| {
            it.columns.iter().all(|it| match &it.key {
                IndexKey::Column(name) => columns.contains(name),
                IndexKey::Expression(expression) => says(expression),
            })
        });
    }
    let all = schema.tables.clone();
    let is_key = |table: &Table, columns: &[String]| {
        table.primary_key.iter().any(|it| it.columns == columns)
            || table.uniques.values().any(|it| it.columns == columns)
    };
    for (_, table) in schema.tables_mut() {
        let own = table.columns.clone();
        table.foreign_keys.retain(|_, key| {
            let has = key.columns.iter().all(|name| own.iter().any(|it| it.name == *name));
            let target = all.get(&key.references);
            let of = |columns: &[Column], name: &String| {
                columns.iter().find(|it| it.name == *name).map(|it| it.ty.clone())
            };
            let compares = |target: &Table| {
                let mut pairs = key.columns.iter().zip(&key.referenced_columns);
                pairs.all(|(one, other)| {
                    let types = of(&own, one).zip(of(&target.columns, other));
                    types.is_some_and(|(one, other)| one.compares_with(&other))
                })
            };
            has && target.is_some_and(|it| is_key(it, &key.referenced_columns) && compares(it))
        });
    }
}
