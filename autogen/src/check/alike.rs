//! A drop and an add that could be a rename. Only the owner of the entities knows.

use crate::{
    op::{Change, Op},
    schema::{Column, Enum, Pair, Qualified, Schema, Table, quote},
};

/// A dropped object, and the new ones that are similar.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Question {
    /// `column`, `table`, `enum` or `label`.
    pub kind: &'static str,
    /// The full name of the dropped object, as `--rename` and `--drop` take it.
    pub former: String,
    /// The full names of the new objects, the likeliest first; never empty.
    pub candidates: Vec<String>,
}

/// Asks about each drop that has a similar add.
#[must_use]
pub fn questions(ops: &[Op], schemas: Pair<&Schema>, default_schema: &str) -> Vec<Question> {
    let whole = |name: &Qualified, part: &str| whole(name, part, default_schema);
    let mut found = Vec::new();
    let mut ask = |kind, former, candidates: Vec<String>| {
        if !candidates.is_empty() {
            found.push(Question { kind, former, candidates });
        }
    };
    for op in ops {
        match op {
            Op::Table(name, Change::Drop(before)) => {
                let alike = ops.iter().filter_map(|op| match op {
                    Op::Table(other, Change::Create(after)) if tables_alike(before, after) => {
                        Some(whole(other, ""))
                    }
                    _ => None,
                });
                ask("table", whole(name, ""), alike.collect());
            }
            Op::Column(table, Change::Drop(before)) => {
                let place = |side: &Schema, column: &str| {
                    side.tables
                        .get(table)
                        .and_then(|it| it.columns.iter().position(|it| it.name == column))
                };
                let was_at = place(schemas.before, &before.name);
                let mut alike: Vec<&str> = ops
                    .iter()
                    .filter_map(|op| match op {
                        Op::Column(other, Change::Create(after))
                            if other == table && columns_alike(before, after) =>
                        {
                            Some(after.name.as_str())
                        }
                        _ => None,
                    })
                    .collect();
                alike.sort_by_key(|it| place(schemas.after, it) != was_at);
                let alike = alike.into_iter().map(|it| whole(table, it)).collect();
                ask("column", whole(table, &before.name), alike);
            }
            Op::Enum(name, Change::Drop(before)) => {
                let alike = ops.iter().filter_map(|op| match op {
                    Op::Enum(other, Change::Create(after)) if before.labels == after.labels => {
                        Some(whole(other, ""))
                    }
                    _ => None,
                });
                ask("enum", whole(name, ""), alike.collect());
            }
            Op::Enum(name, Change::Alter(pair)) => {
                for (former, now) in labels_alike(pair.as_ref()) {
                    ask("label", whole(name, former), vec![whole(name, now)]);
                }
            }
            _ => {}
        }
    }
    found
}

/// The parts of a full name. A part is quoted if it would be split otherwise.
fn whole(name: &Qualified, part: &str, default_schema: &str) -> String {
    let schema = (name.schema != default_schema).then_some(name.schema.as_str());
    let parts = schema.into_iter().chain([name.name.as_str()]);
    let parts = parts.chain((!part.is_empty()).then_some(part));
    let plain = |it: &str| !it.is_empty() && !it.contains(['.', '=', '"', '\'', ' ', '\\', '$']);
    let parts: Vec<String> =
        parts.map(|it| if plain(it) { it.to_owned() } else { quote::quoted(it) }).collect();
    parts.join(".")
}

fn columns_alike(before: &Column, after: &Column) -> bool {
    before.ty == after.ty
        && before.nullable == after.nullable
        && before.identity.is_some() == after.identity.is_some()
        && before.generated.is_some() == after.generated.is_some()
}

/// Whether all columns of one are in the other.
fn tables_alike(before: &Table, after: &Table) -> bool {
    let covers = |whole: &Table, part: &Table| {
        part.columns.len() > 1
            && part
                .columns
                .iter()
                .all(|it| whole.column(&it.name).is_some_and(|other| other.ty == it.ty))
    };
    covers(before, after) || covers(after, before)
}

/// Labels at the same position of two lists of equal length.
fn labels_alike(enums: Pair<&Enum>) -> Vec<(&str, &str)> {
    let Pair { before, after } = enums;
    if before.labels.len() != after.labels.len() {
        return Vec::new();
    }
    let pairs = before.labels.iter().zip(&after.labels);
    pairs
        .filter(|(was, is)| !after.labels.contains(was) && !before.labels.contains(is))
        .map(|(was, is)| (was.as_str(), is.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Op, Question, labels_alike, questions};
    use crate::{
        diff,
        schema::{
            Column, Enum, Expression, Generated, GeneratedKind, Identity, IdentityKind, Pair,
            Qualified, Schema, Table, normalize::parse_type,
        },
    };

    fn column(name: &str, ty: &str) -> Column {
        Column::new(name, parse_type(ty, "public").expect("a type"))
    }

    /// Tables by name, and their columns.
    fn tables<const N: usize>(tables: [(&str, Vec<Column>); N]) -> Schema {
        let tables = tables.map(|(name, columns)| {
            let table = Table { columns, ..Table::default() };
            (Qualified::new("public", name), table.into())
        });
        Schema { tables: tables.into(), ..Schema::default() }
    }

    /// What is asked: the former name, and the candidates.
    fn asked(before: &Schema, after: &Schema) -> Vec<String> {
        let schemas = Pair::new(before, after);
        let ops: Vec<Op> = diff::diff(schemas);
        let question = |it: Question| format!("{} > {}", it.former, it.candidates.join(" "));
        questions(&ops, schemas, "public").into_iter().map(question).collect()
    }

    #[test]
    fn a_table_is_like_one_that_has_all_of_its_columns() {
        let story = || vec![column("id", "integer"), column("title", "text")];
        let longer = || [story(), vec![column("words", "integer")]].concat();
        let other = vec![column("id", "integer"), column("title", "integer")];
        let short = || vec![column("id", "integer")];
        let before = || tables([("stories", story())]);
        assert_eq!(asked(&before(), &tables([("tales", story())])), ["stories > tales"]);
        assert_eq!(asked(&before(), &tables([("tales", longer())])), ["stories > tales"]);
        let longer = tables([("stories", longer())]);
        assert_eq!(asked(&longer, &tables([("tales", story())])), ["stories > tales"]);
        assert_eq!(asked(&before(), &tables([("tales", other)])), [""; 0]);
        // One column is too little.
        assert_eq!(asked(&before(), &tables([("tales", short())])), [""; 0]);
        assert_eq!(asked(&tables([("a", short())]), &tables([("b", short())])), [""; 0]);
    }

    #[test]
    fn a_column_is_like_one_of_its_table_of_the_same_kind() {
        let all = |it: Column| vec![column("id", "integer"), it, column("title", "text")];
        let before = || tables([("t", all(column("age", "integer")))]);
        let with = |it: Column| tables([("t", all(it))]);
        let years = || column("years", "integer");
        assert_eq!(asked(&before(), &with(years())), ["t.age > t.years"]);
        let identity = Some(Box::new(Identity::new(IdentityKind::ByDefault)));
        let expression = Expression::new("id + 1");
        let generated = Some(Box::new(Generated { expression, kind: GeneratedKind::Stored }));
        for other in [
            column("years", "bigint"),
            Column { nullable: false, ..years() },
            Column { identity, ..years() },
            Column { generated, ..years() },
        ] {
            assert_eq!(asked(&before(), &with(other.clone())), [""; 0], "{other:?}");
        }
        // The one at its place is the first candidate; that of another table is none.
        let several = [all(years()), vec![column("n", "integer")]].concat();
        let several = tables([("t", several), ("u", vec![column("m", "integer")])]);
        assert_eq!(asked(&before(), &several), ["t.age > t.years t.n"]);
    }

    #[test]
    fn an_enum_is_like_one_with_its_labels() {
        let one = |name: &str, label: &str| {
            let labels = vec![label.to_owned(), "done".to_owned()];
            let enums = [(Qualified::new("public", name), Enum { labels, comment: None })];
            Schema { enums: enums.into(), ..Schema::default() }
        };
        assert_eq!(asked(&one("status", "new"), &one("state", "new")), ["status > state"]);
        assert_eq!(asked(&one("status", "new"), &one("state", "old")), [""; 0]);
    }

    #[test]
    fn a_label_is_renamed_only_in_its_place_and_to_a_new_name() {
        let labels = |labels: &str| Enum {
            labels: labels.split(' ').map(str::to_owned).collect(),
            comment: None,
        };
        for (before, after, expected) in [
            ("sad ok glad", "sad fine glad", &[("ok", "fine")][..]),
            ("sad ok glad", "bad fine glad", &[("sad", "bad"), ("ok", "fine")]),
            ("sad ok", "ok sad", &[]),
            ("sad ok", "ok glad", &[]),
            ("sad ok", "fine ok glad", &[]),
        ] {
            let pair = Pair::new(labels(before), labels(after));
            assert_eq!(labels_alike(pair.as_ref()), expected, "{before} to {after}");
        }
    }
}
