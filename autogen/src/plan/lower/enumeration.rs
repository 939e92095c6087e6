//! Enum types. Labels can be added in place. Any other change swaps the type: a new type of the same name takes over
//! the columns of the old one.

use super::{
    Context,
    parking::{self, Values},
};
use crate::{
    op::{Change, Hints, label},
    plan::{
        Way,
        cast::Cast,
        dependents,
        parked::Without,
        step::{ColumnAction, Commented, Position, Step, TypeAction},
    },
    schema::{Address, Column, Declared, Enum, Pair, Qualified, Schema, array, name, partition},
};

pub(super) fn lower(name: &Qualified, change: &Change<Enum>, context: &Context<'_>) -> Vec<Step> {
    match change {
        Change::Create(after) => {
            let create = create(name, after);
            [create]
                .into_iter()
                .chain(after.comment.is_some().then(|| comment(name, after)))
                .collect()
        }
        Change::Drop(_) => vec![Step::Type(name.clone(), TypeAction::Drop)],
        Change::Alter(pair) => {
            let swapped = context.swapped.contains(name);
            let mut steps = if swapped {
                swap(name, pair.as_ref(), context)
            } else if stays(name, pair.as_ref(), context.schemas, context.way) {
                Vec::new()
            } else {
                add_labels(name, pair.as_ref(), context)
            };
            // A swapped type is a new type, without the old one's comment.
            if pair.before.comment != pair.after.comment
                || (swapped && pair.after.comment.is_some())
            {
                steps.push(comment(name, &pair.after));
            }
            steps
        }
    }
}

/// Whether `ALTER TYPE … ADD VALUE` is not enough: a label is dropped or moved, or a new one is used in the same plan,
/// which Postgres refuses before the label is committed (manual, `ALTER TYPE`).
pub(crate) fn needs_swap(enums: Pair<&Enum>, schemas: Pair<&Schema>) -> bool {
    let mut after = enums.after.labels.iter();
    let only_added = enums.before.labels.iter().all(|label| after.any(|it| it == label));
    let new = enums.after.labels.iter().filter(|label| !enums.before.labels.contains(label));
    !only_added || new.into_iter().any(|label| uses(label, schemas))
}

/// Whether the labels that `up` added stay: if a table is partitioned by the enum, Postgres cannot remove them.
pub(super) fn stays(
    name: &Qualified,
    enums: Pair<&Enum>,
    schemas: Pair<&Schema>,
    way: Way,
) -> bool {
    let is_known = partition::is_by(name, schemas.before) && partition::only_adds(enums.swap());
    way == Way::Back && is_known
}

/// Whether rows get back labels that other steps of the same plan add: that also uses them before they are committed.
pub(super) fn restores(name: &Qualified, schemas: Pair<&Schema>, hints: &Hints<'_>) -> bool {
    let mut columns = label::columns(name, schemas);
    columns.any(|(table, it)| hints.restored(table, Some(&it.after.name)).is_some())
}

fn create(name: &Qualified, after: &Enum) -> Step {
    Step::Type(name.clone(), TypeAction::Create(after.labels.clone()))
}

fn comment(name: &Qualified, after: &Enum) -> Step {
    Step::Comment(Commented::Enum(name.clone()), after.comment.clone())
}

/// From last to first, so that the label before which each is inserted exists.
fn add_labels(name: &Qualified, enums: Pair<&Enum>, context: &Context<'_>) -> Vec<Step> {
    let labels = &enums.after.labels;
    let position = |at: usize| {
        labels.get(at + 1).map_or(Position::Last, |next| Position::Before(next.clone()))
    };
    let n_common = labels.len()
        - labels.iter().rev().take_while(|it| !enums.before.labels.contains(it)).count();
    let may_be_there = partition::is_by(name, context.schemas.before);
    let add = |at: usize, position: Position| {
        let label = labels[at].clone();
        let action = if may_be_there {
            TypeAction::AddLabelIfMissing(label, position)
        } else {
            TypeAction::AddLabel(label, position)
        };
        Step::Type(name.clone(), action)
    };
    let is_new = |at: &usize| !enums.before.labels.contains(&labels[*at]);
    // Labels at the end read best in their own order.
    let middle = (0..n_common).rev().filter(is_new).map(|at| add(at, position(at)));
    middle.chain((n_common..labels.len()).map(|at| add(at, Position::Last))).collect()
}

fn swap(name: &Qualified, enums: Pair<&Enum>, context: &Context<'_>) -> Vec<Step> {
    let aside = name::suffixed(&name.name, "__before");
    let mut steps = Vec::new();
    let mut create_again = Vec::new();
    let mut columns = Vec::new();
    for (table, column) in label::columns(name, context.schemas) {
        let [going, coming] = [enums, enums.swap()].map(|it| without(table, column, it, context));
        steps.extend(parking::keep(table, Values::Labelled(column.before, &going), context));
        let dependents = dependents::of_type_swap(table, &column.after.name, context.schemas);
        steps.extend(
            dependents.drop.into_iter().filter(|step| !steps.contains(step)).collect::<Vec<_>>(),
        );
        let new = dependents
            .create
            .into_iter()
            .filter(|step| !create_again.contains(step))
            .collect::<Vec<_>>();
        create_again.extend(new);
        columns.extend(swap_column(table, column, going, context));
        let coming = Values::Labelled(column.after, &coming);
        columns.extend(parking::restore(table, coming, context));
    }
    steps.push(Step::Type(name.clone(), TypeAction::RenameTo(aside.clone())));
    steps.push(create(name, enums.after));
    steps.extend(columns);
    steps.push(Step::Type(Qualified::new(name.schema.clone(), aside), TypeAction::Drop));
    steps.extend(create_again);
    steps
}

/// The labels that a column loses, and what replaces them.
fn without(
    table: &Qualified,
    column: Pair<&Column>,
    enums: Pair<&Enum>,
    context: &Context<'_>,
) -> Without {
    let fill = context.hints.fill(table, &column.after.name);
    Without { labels: label::gone(enums).cloned().collect(), fill: fill.cloned() }
}

fn swap_column(
    table: &Qualified,
    column: Pair<&Column>,
    without: Without,
    context: &Context<'_>,
) -> Vec<Step> {
    let is_kept = context.hints.kept(table, Some(&column.after.name)).is_some();
    let is_left = is_kept || without.fill.is_some();
    let alter = |action| Step::Column(table.clone(), column.after.name.clone(), action);
    let stated = context.hints.conversion(table, &column.after.name);
    let is_emptied = stated.is_none() && is_left && !without.labels.is_empty();
    let set_type = ColumnAction::SetType {
        ty: column.after.ty.clone(),
        collation: column.after.collation.as_deref().cloned(),
        cast: stated.map_or(Cast::ThroughText, |it| Cast::Stated(it.clone())),
        without: is_emptied.then(|| Box::new(without)),
    };
    let drop = column.before.default.as_ref().map(|_| alter(ColumnAction::DropDefault));
    let set = column.after.default.clone().map(|default| alter(ColumnAction::SetDefault(default)));
    drop.into_iter().chain([alter(set_type)]).chain(set).collect()
}

/// Whether a new expression contains the label.
fn uses(label: &str, schemas: Pair<&Schema>) -> bool {
    let is_used = schemas.after.tables.iter().any(|(name, after)| {
        let before = schemas.before.tables.get(name);
        let is_new = |slot, it| before.and_then(|before| before.slot(slot)) != Some(it);
        after.slots().any(|(slot, it)| has(it.as_str(), label) && is_new(slot, it))
    });
    let Pair { before, after } = schemas.map(|it| &it.declared.objects);
    let is_new = |address: &Address, it: &Declared| {
        before.get(address).is_none_or(|had| had.definition != it.definition)
    };
    is_used || after.iter().any(|(at, it)| is_new(at, it) && is_said(&it.definition, label))
}

/// Whether a statement contains the label, even in a dollar-quoted body.
fn is_said(sql: &str, label: &str) -> bool {
    let bodies = lexer::tokens(sql).filter(|it| it.text.starts_with('$'));
    has(sql, label) || bodies.filter_map(|it| it.constant()).any(|body| is_said(&body, label))
}

fn has(sql: &str, label: &str) -> bool {
    let mut found = false;
    for text in lexer::tokens(sql).filter_map(|token| token.constant()) {
        found |= text == label;
        _ = array::rewrite(&text, |element| {
            found |= element == label;
            None
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::needs_swap;
    use crate::schema::{
        Check, Column, ColumnType, Enum, Exclusion, Expression, Generated, GeneratedKind, Index,
        IndexColumn, IndexKey, Pair, Qualified, Schema, Slot, Table, Validity,
    };

    fn table() -> Table {
        let text = || Expression::new("'draft'::state");
        let mut column = Column::new("state", ColumnType::builtin("text"));
        column.default = Some(text());
        let mut generated = Column::new("copy", ColumnType::builtin("text"));
        generated.generated =
            Some(Box::new(Generated { expression: text(), kind: GeneratedKind::Stored }));
        let check = Check { expression: text(), no_inherit: false, validity: Validity::Valid };
        let index = Index {
            unique: false,
            nulls_not_distinct: false,
            method: "btree".to_owned(),
            columns: vec![IndexColumn::new(IndexKey::Expression(text()))],
            include: Vec::new(),
            predicate: Some(text()),
            with: [].into(),
        };
        Table {
            columns: vec![column, generated],
            checks: [("c".to_owned(), check)].into_iter().collect(),
            exclusions: [("e".to_owned(), Exclusion { definition: text() })].into_iter().collect(),
            indexes: [("i".to_owned(), index)].into_iter().collect(),
            ..Table::default()
        }
    }

    fn schema(table: Table) -> Schema {
        let tables = [(Qualified::new("public", "t"), table.into())].into();
        Schema { tables, ..Schema::default() }
    }

    #[test]
    fn a_new_label_is_found_wherever_it_is_used() {
        let labels = |labels: &[&str]| Enum {
            labels: labels.iter().map(|&it| it.to_owned()).collect(),
            ..Enum::default()
        };
        let (before, after) = (labels(&["draft"]), labels(&["draft", "it's"]));
        let needs_swap = |from: &Schema, to: &Schema| {
            needs_swap(Pair::new(&before, &after), Pair::new(from, to))
        };
        let plain = table();
        let (none, old) = (Schema::default(), schema(plain.clone()));
        assert!(!needs_swap(&none, &old));
        let slots: Vec<Slot<'_>> = plain.slots().map(|(slot, _)| slot).collect();
        assert_eq!(slots.len(), 6);
        for slot in slots {
            for text in ["'it''s'::state", "'{draft,it''s}'::state[]"] {
                let mut table = plain.clone();
                *table.slot_mut(slot).expect("the slot") = Expression::new(text);
                let new = schema(table);
                assert!(needs_swap(&none, &new), "{slot:?} of a new table: {text}");
                assert!(needs_swap(&old, &new), "{slot:?} of a table that stays: {text}");
                assert!(!needs_swap(&new, &new), "{slot:?} is not new: {text}");
            }
        }
    }
}
