//! Sequences: independent ones, and those of columns, with their current values.
//!
//! A counter in use never moves backwards: a column that gets one continues after its largest value, and one
//! that gets another kind of counter continues from the current value of the first.

use super::Context;
use crate::{
    op::Change,
    plan::step::{ColumnAction, Commented, Reached, SequenceAction, Step},
    schema::{
        Column, Identity, IdentityKind, IntegerType, Owner, Pair, Qualified, Schema, Sequence,
        SequenceOptions, name,
    },
};

pub(super) fn lower(
    name: &Qualified,
    change: &Change<Sequence>,
    context: &Context<'_>,
) -> Vec<Step> {
    let comment =
        |text: &Option<String>| Step::Comment(Commented::Sequence(name.clone()), text.clone());
    if let Some(counter) = counter_of(name, change, context) {
        return handed_over(name, change, counter);
    }
    match change {
        Change::Create(after) => {
            let owned = after.owned_by.clone().map(|it| owned_by(name, Some(it)));
            let comment = after.comment.is_some().then(|| comment(&after.comment));
            let create = create(name, after.ty, after.options);
            [create].into_iter().chain(owned).chain(comment).collect()
        }
        Change::Drop(before) => {
            // Otherwise Postgres would drop it with its column.
            let gone = before.owned_by.as_ref().filter(|it| !context.schemas.after.has_owner(it));
            let released = gone.map(|_| owned_by(name, None));
            released.into_iter().chain([drop(name)]).collect()
        }
        Change::Alter(pair) => {
            let mut steps = alter(name, pair.as_ref());
            if pair.before.owned_by != pair.after.owned_by {
                steps.push(owned_by(name, pair.after.owned_by.clone()));
            }
            if pair.before.comment != pair.after.comment {
                steps.push(comment(&pair.after.comment));
            }
            steps
        }
    }
}

/// The column that owns the sequence on the other side, if one does.
fn counter_of<'a>(
    name: &Qualified,
    change: &Change<Sequence>,
    context: &Context<'a>,
) -> Option<&'a Column> {
    let Pair { before, after } = context.schemas;
    let (owning, alone) = match change {
        Change::Create(_) => (before, after),
        Change::Drop(_) => (after, before),
        Change::Alter(_) => return None,
    };
    owning.counter_of(name, alone)
}

/// What remains to be done if a column passes its sequence on, or gets it: the column's steps set its value.
fn handed_over(name: &Qualified, change: &Change<Sequence>, counter: &Column) -> Vec<Step> {
    let comment = |text: Option<String>| Step::Comment(Commented::Sequence(name.clone()), text);
    let owned = |text: &Option<String>| Sequence {
        ty: counts_in(counter),
        options: options(counter.identity.as_deref()),
        owned_by: None,
        comment: text.clone(),
    };
    let is_serial = counter.identity.as_ref().is_some_and(|it| it.kind == IdentityKind::Serial);
    match change {
        Change::Create(alone) => {
            let steps =
                if is_serial { alter(name, Pair::new(&owned(&None), alone)) } else { Vec::new() };
            let owned = alone.owned_by.clone().map(|it| owned_by(name, Some(it)));
            let text = alone.comment.clone().map(|text| comment(Some(text)));
            steps.into_iter().chain(owned).chain(text).collect()
        }
        Change::Drop(alone) if is_serial => {
            let gone = alone.comment.is_some().then(|| comment(None));
            alter(name, Pair::new(alone, &owned(&None))).into_iter().chain(gone).collect()
        }
        Change::Drop(_) | Change::Alter(_) => Vec::new(),
    }
}

/// The sequence of a column, if it is independent and has the same name in the other schema.
fn alone<'a>(
    table: &Qualified,
    column: &str,
    identity: &Identity,
    schema: &'a Schema,
) -> Option<(Qualified, &'a Sequence)> {
    let name = identity.sequence_of(table, column);
    schema.sequences.get(&name).map(|it| (name, it))
}

/// A column, and what must run before and after it is created: a serial that the pseudo-type cannot express gets its
/// sequence in a separate statement.
pub(super) fn split(table: &Qualified, column: &Column) -> (Vec<Step>, Column, Vec<Step>) {
    let mut column = column.clone();
    column.not_null = column.named_not_null(table);
    let plain = IntegerType::of(&column.ty).is_some() && !column.nullable;
    let Some(identity) = column
        .identity
        .as_mut()
        .filter(|it| it.kind == IdentityKind::Serial && !(plain && it.is_plain()))
    else {
        return (Vec::new(), column, Vec::new());
    };
    let sequence = identity.sequence_of(table, &column.name);
    identity.sequence = Some(sequence.clone());
    let create = create(&sequence, counts_in(&column), options(column.identity.as_deref()));
    let owned = owned_by(&sequence, Some((table.clone(), column.name.clone())));
    (vec![create], column, vec![owned])
}

/// Releases a column's sequence before its type changes.
pub(super) fn release(table: &Qualified, pair: Pair<&Column>, context: &Context<'_>) -> Vec<Step> {
    let (Some(before), after) = (&pair.before.identity, &pair.after.identity) else {
        return Vec::new();
    };
    let act = |action| alter_column(table, pair.after, action);
    let sequence = before.sequence_of(table, &pair.before.name);
    let is_serial = before.kind == IdentityKind::Serial;
    if let Some(after) = after.as_ref().filter(|it| is_serial == (it.kind == IdentityKind::Serial))
    {
        let own = after.sequence_of(table, &pair.after.name);
        let renamed = (own != sequence).then(|| rename(&sequence, &own));
        let early = is_out_of_range(pair).then(|| alter_identity(&own, table, pair));
        return renamed.into_iter().chain(early.into_iter().flatten()).collect();
    }
    let alone = alone(table, &pair.before.name, before, context.schemas.after);
    match after {
        None if is_serial && alone.is_some() => {
            vec![act(ColumnAction::DropDefault), owned_by(&sequence, None)]
        }
        None if let Some((_, it)) = alone => {
            let former = former_name(&sequence);
            let reached = SequenceAction::SetCounter(Reached::Sequence(former.clone()));
            vec![
                rename(&sequence, &former),
                create(&sequence, it.ty, it.options),
                Step::Sequence(sequence.clone(), reached),
                act(ColumnAction::DropIdentity),
            ]
        }
        None if is_serial => vec![act(ColumnAction::DropDefault), drop(&sequence)],
        None => vec![act(ColumnAction::DropIdentity)],
        Some(_) if is_serial => vec![
            act(ColumnAction::DropDefault),
            owned_by(&sequence, None),
            rename(&sequence, &former_name(&sequence)),
        ],
        Some(_) => vec![rename(&sequence, &former_name(&sequence))],
    }
}

/// Gives a column its sequence, or changes the one it has, once it has its type and is NOT NULL.
pub(super) fn attach(table: &Qualified, pair: Pair<&Column>, context: &Context<'_>) -> Vec<Step> {
    let Some(after) = &pair.after.identity else { return Vec::new() };
    let column = pair.after;
    let act = |action| alter_column(table, column, action);
    let sequence = after.sequence_of(table, &column.name);
    let rows =
        Reached::Rows { table: table.clone(), column: column.name.clone(), options: after.options };
    let begin_serial = |reached: Reached| {
        vec![
            create(&sequence, counts_in(column), after.options),
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
        let alone = alone(table, &column.name, after, context.schemas.before);
        return if alone.is_some() && is_serial {
            end_serial.into()
        } else if alone.is_some() {
            let former = former_name(&sequence);
            let counter = act(ColumnAction::SetCounter(Reached::Sequence(former.clone())));
            vec![rename(&sequence, &former), add, counter, drop(&former)]
        } else if is_serial {
            begin_serial(rows).into_iter().chain(end_serial).collect()
        } else {
            vec![add, act(ColumnAction::SetCounter(rows))]
        };
    };
    let former = former_name(&before.sequence_of(table, &pair.before.name));
    match (before.kind == IdentityKind::Serial, is_serial) {
        (true, true) => alter_serial(&sequence, pair),
        (false, false) if is_out_of_range(pair) => Vec::new(),
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
        ty: counts_in(column),
        options: options(column.identity.as_deref()),
        owned_by: None,
        comment: None,
    };
    let sequences = pair.map(sequence);
    if sequences.differs() { alter(name, sequences.as_ref()) } else { Vec::new() }
}

/// Whether an identity column's sequence has bounds that the column's new type does not have. The type of the sequence follows
/// that of the column, so the bounds change first.
fn is_out_of_range(pair: Pair<&Column>) -> bool {
    let is_identity = |it: &Identity| it.kind != IdentityKind::Serial;
    let identities = pair.map(|it| it.identity.as_deref().filter(|it| is_identity(it)));
    let Pair { before: Some(before), after: Some(_) } = identities else { return false };
    let (least, most) = counts_in(pair.after).range();
    let stated = [before.options.min, before.options.max];
    stated.into_iter().flatten().any(|it| it < least || it > most)
}

fn alter_identity(sequence: &Qualified, table: &Qualified, pair: Pair<&Column>) -> Vec<Step> {
    let identities = pair.map(|it| it.identity.clone());
    let Pair { before: Some(before), after: Some(after) } = identities else { return Vec::new() };
    if (before.kind, before.options) == (after.kind, after.options) {
        return Vec::new();
    }
    let options = Pair::new(before.options, after.options);
    let types = Pair::new(counts_in(pair.after), counts_in(pair.after));
    let set = ColumnAction::SetIdentity(Box::new(Pair::new(*before, *after)));
    let mut steps = around(sequence, types, options, alter_column(table, pair.after, set));
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
    around(name, pair.map(|it| it.ty), options, Step::Sequence(name.clone(), action))
}

/// The steps around a change of options. A sequence with a value below a new bound must first move up to it, and an
/// unused sequence must start within the new bounds, or Postgres refuses them; afterwards it starts at the new start.
/// Other sequences continue unchanged. If no number is within both bounds, `ALTER` itself restarts the sequence.
fn around(
    name: &Qualified,
    types: Pair<IntegerType>,
    options: Pair<SequenceOptions>,
    alter: Step,
) -> Vec<Step> {
    let Pair { before, after } = options;
    let set = |reached| Step::Sequence(name.clone(), SequenceAction::SetCounter(reached));
    let (was, is) = (before.bounds(types.before), after.bounds(types.after));
    let (least, most) = (was.0.max(is.0), was.1.min(is.1));
    if before.descends() != after.descends() || least > most {
        return vec![alter];
    }
    let further = |one: i64, other: i64| if after.descends() { one < other } else { one > other };
    let (near, far) = if after.descends() { ((was.1, is.1), is.0) } else { ((was.0, is.0), is.1) };
    let raised =
        further(near.1, near.0).then(|| set(Reached::Bound { to: near.1, options: after }));
    let within = further(before.first(), far).then(|| {
        let to = after.first().clamp(least, most);
        set(Reached::Within { to, bounds: is })
    });
    let start =
        further(after.first(), before.first()).then(|| set(Reached::Start { options: after }));
    raised.into_iter().chain(within).chain([alter]).chain(start).collect()
}

fn create(name: &Qualified, ty: IntegerType, options: SequenceOptions) -> Step {
    Step::Sequence(name.clone(), SequenceAction::Create(ty, options))
}

fn drop(name: &Qualified) -> Step {
    Step::Sequence(name.clone(), SequenceAction::Drop)
}

fn owned_by(name: &Qualified, owner: Option<Owner>) -> Step {
    Step::Sequence(name.clone(), SequenceAction::OwnedBy(owner))
}

fn rename(name: &Qualified, to: &Qualified) -> Step {
    Step::Sequence(name.clone(), SequenceAction::RenameTo(to.name.clone()))
}

/// The name of a sequence until its successor has taken over.
fn former_name(name: &Qualified) -> Qualified {
    Qualified::new(name.schema.clone(), name::suffixed(&name.name, "__before"))
}

fn alter_column(table: &Qualified, column: &Column, action: ColumnAction) -> Step {
    Step::Column(table.clone(), column.name.clone(), action)
}

fn counts_in(column: &Column) -> IntegerType {
    let by_default = IntegerType::behind(&column.ty);
    column.identity.as_ref().map_or(by_default, |it| it.type_over(&column.ty))
}

fn options(identity: Option<&Identity>) -> SequenceOptions {
    identity.map(|it| it.options).unwrap_or_default()
}
