//! Sequences: independent ones, and those behind columns, with where they have got to.
//!
//! A counter that is at work never goes back: a column that gets one goes on after the greatest number it has, and one
//! that gets another kind of counter goes on where the first had got to.

use crate::{
    op::Change,
    plan::step::{ColumnAction, Commented, Reached, SequenceAction, Step},
    schema::{
        Column, Identity, IdentityKind, IntegerType, Pair, Qualified, Sequence, SequenceOptions,
        name,
    },
};

pub(super) fn lower(name: &Qualified, change: &Change<Sequence>) -> Vec<Step> {
    let comment =
        |text: &Option<String>| Step::Comment(Commented::Sequence(name.clone()), text.clone());
    match change {
        Change::Create(after) => {
            let comment = after.comment.is_some().then(|| comment(&after.comment));
            [create(name, after.ty, after.options)].into_iter().chain(comment).collect()
        }
        Change::Drop(_) => vec![drop(name)],
        Change::Alter(pair) => {
            let mut steps = alter(name, pair.as_ref());
            if pair.before.comment != pair.after.comment {
                steps.push(comment(&pair.after.comment));
            }
            steps
        }
    }
}

/// A column and what must run before and after it is created: a serial that the pseudo-type cannot say has its sequence
/// created by itself.
pub(super) fn split(table: &Qualified, column: &Column) -> (Vec<Step>, Column, Vec<Step>) {
    let mut column = column.clone();
    let plain = IntegerType::of(&column.ty).is_some() && !column.nullable;
    let Some(identity) = column.identity.as_mut().filter(|it| {
        it.kind == IdentityKind::Serial
            && !(plain && it.sequence.is_none() && it.options == SequenceOptions::default())
    }) else {
        return (Vec::new(), column, Vec::new());
    };
    let sequence = identity.sequence_of(table, &column.name);
    identity.sequence = Some(sequence.clone());
    let create = create(&sequence, integer(&column), options(column.identity.as_deref()));
    let owned = owned_by(&sequence, Some((table.clone(), column.name.clone())));
    (vec![create], column, vec![owned])
}

/// What releases a column's counter, before its type changes.
pub(super) fn release(table: &Qualified, pair: Pair<&Column>) -> Vec<Step> {
    let (Some(before), after) = (&pair.before.identity, &pair.after.identity) else {
        return Vec::new();
    };
    let act = |action| alter_column(table, pair.after, action);
    let sequence = before.sequence_of(table, &pair.before.name);
    let is_serial = before.kind == IdentityKind::Serial;
    match after {
        None if is_serial => vec![act(ColumnAction::DropDefault), drop(&sequence)],
        None => vec![act(ColumnAction::DropIdentity)],
        Some(after) if is_serial == (after.kind == IdentityKind::Serial) => Vec::new(),
        Some(_) if is_serial => vec![
            act(ColumnAction::DropDefault),
            owned_by(&sequence, None),
            rename(&sequence, &former_name(&sequence)),
        ],
        Some(_) => vec![rename(&sequence, &former_name(&sequence))],
    }
}

/// What gives a column its counter, or changes the one it has, once it has its type and is NOT NULL.
pub(super) fn attach(table: &Qualified, pair: Pair<&Column>) -> Vec<Step> {
    let Some(after) = &pair.after.identity else { return Vec::new() };
    let column = pair.after;
    let act = |action| alter_column(table, column, action);
    let sequence = after.sequence_of(table, &column.name);
    let rows =
        Reached::Rows { table: table.clone(), column: column.name.clone(), options: after.options };
    let begin_serial = |reached: Reached| {
        vec![
            create(&sequence, integer(column), after.options),
            Step::Sequence(sequence.clone(), SequenceAction::SetCounter(reached)),
        ]
    };
    let end_serial = [
        act(ColumnAction::SetNext(sequence.clone())),
        owned_by(&sequence, Some((table.clone(), column.name.clone()))),
    ];
    let add = act(ColumnAction::AddIdentity(after.as_ref().clone()));
    let is_serial = after.kind == IdentityKind::Serial;
    let Some(before) = &pair.before.identity else {
        return if is_serial {
            begin_serial(rows).into_iter().chain(end_serial).collect()
        } else {
            vec![add, act(ColumnAction::SetCounter(rows))]
        };
    };
    let former = former_name(&before.sequence_of(table, &pair.before.name));
    match (before.kind == IdentityKind::Serial, is_serial) {
        (true, true) => alter_serial(&sequence, pair),
        (false, false) => alter_identity(&sequence, table, pair),
        (true, false) => {
            let reached = Reached::Sequence(former.clone());
            vec![add, act(ColumnAction::SetCounter(reached)), drop(&former)]
        }
        (false, true) => begin_serial(Reached::Sequence(former))
            .into_iter()
            .chain([act(ColumnAction::DropIdentity)])
            .chain(end_serial)
            .collect(),
    }
}

fn alter_serial(name: &Qualified, pair: Pair<&Column>) -> Vec<Step> {
    let sequence = |column: &Column| Sequence {
        ty: integer(column),
        options: options(column.identity.as_deref()),
        comment: None,
    };
    let sequences = pair.map(sequence);
    if sequences.differs() { alter(name, sequences.as_ref()) } else { Vec::new() }
}

fn alter_identity(sequence: &Qualified, table: &Qualified, pair: Pair<&Column>) -> Vec<Step> {
    let identities = pair.map(|it| it.identity.clone());
    let Pair { before: Some(before), after: Some(after) } = identities else { return Vec::new() };
    if before == after {
        return Vec::new();
    }
    let options = Pair::new(before.options, after.options);
    let set = ColumnAction::SetIdentity(Box::new(Pair::new(*before, *after)));
    let mut steps = around(sequence, options, alter_column(table, pair.after, set));
    if options.before.descends() != options.after.descends() {
        let (table_name, column) = (table.clone(), pair.after.name.clone());
        let reached = Reached::Rows { table: table_name, column, options: options.after };
        steps.push(alter_column(table, pair.after, ColumnAction::SetCounter(reached)));
    }
    steps
}

fn alter(name: &Qualified, pair: Pair<&Sequence>) -> Vec<Step> {
    let options = pair.map(|it| it.options);
    if options.before == options.after && pair.before.ty == pair.after.ty {
        return Vec::new();
    }
    let action = SequenceAction::Set(pair.map(|it| (it.ty, it.options)));
    around(name, options, Step::Sequence(name.clone(), action))
}

/// The steps around a change of options. A counter below a new bound must first step up to it, or Postgres refuses the
/// bound; and one that has given no number yet begins at the new start. Others go on as they are.
fn around(name: &Qualified, options: Pair<SequenceOptions>, alter: Step) -> Vec<Step> {
    let Pair { before, after } = options;
    let set = |reached| Step::Sequence(name.clone(), SequenceAction::SetCounter(reached));
    let same_way = before.descends() == after.descends();
    let bound = |it: SequenceOptions| if it.descends() { it.max } else { it.min };
    let further = |one: i64, other: i64| if after.descends() { one < other } else { one > other };
    let default = if after.descends() { -1 } else { 1 };
    let raised = bound(after)
        .filter(|now| same_way && further(*now, bound(before).unwrap_or(default)))
        .map(|to| set(Reached::Bound { to, options: after }));
    let start = (same_way && further(after.first(), before.first()))
        .then(|| set(Reached::Start { options: after }));
    raised.into_iter().chain([alter]).chain(start).collect()
}

fn create(name: &Qualified, ty: IntegerType, options: SequenceOptions) -> Step {
    Step::Sequence(name.clone(), SequenceAction::Create(ty, options))
}

fn drop(name: &Qualified) -> Step {
    Step::Sequence(name.clone(), SequenceAction::Drop)
}

fn owned_by(name: &Qualified, owner: Option<(Qualified, String)>) -> Step {
    Step::Sequence(name.clone(), SequenceAction::OwnedBy(owner))
}

fn rename(name: &Qualified, to: &Qualified) -> Step {
    Step::Sequence(name.clone(), SequenceAction::RenameTo(to.name.clone()))
}

/// What a sequence is called until its successor has taken over.
fn former_name(name: &Qualified) -> Qualified {
    Qualified::new(name.schema.clone(), name::suffixed(&name.name, "__before"))
}

fn alter_column(table: &Qualified, column: &Column, action: ColumnAction) -> Step {
    Step::Column(table.clone(), column.name.clone(), action)
}

fn integer(column: &Column) -> IntegerType {
    IntegerType::of(&column.ty).unwrap_or(IntegerType::Bigint)
}

fn options(identity: Option<&Identity>) -> SequenceOptions {
    identity.map(|it| it.options).unwrap_or_default()
}
