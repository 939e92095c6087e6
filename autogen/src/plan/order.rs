//! A small topological sort: the steps of one op in their own order, everything else by the laws of `edges`.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    edges::{self, Alone, Facts, Object},
    step::{Commented, ConstraintKind, Counter, SequenceAction, Step},
};
use crate::schema::{Pair, Qualified, Schema};

/// Orders the steps of all ops. A circle cannot arise between ops that a diff makes; should one be built by hand, its
/// steps come in the order they were given.
pub(super) fn order(chains: Vec<Vec<Step>>, schemas: Pair<&Schema>) -> Vec<Step> {
    let mut before: Vec<BTreeSet<usize>> = Vec::new();
    let mut steps: Vec<Step> = Vec::new();
    // Two ops may ask for the same object to step aside and come back; it does so once.
    let mut seen = BTreeMap::new();
    for chain in chains {
        let mut earlier = None;
        for step in chain {
            let at = match identity(&step) {
                Some(identity) => *seen.entry(identity).or_insert(steps.len()),
                None => steps.len(),
            };
            if at == steps.len() {
                before.push(BTreeSet::new());
                steps.push(step);
            }
            before[at].extend(earlier.filter(|earlier| *earlier != at));
            earlier = Some(at);
        }
    }
    let alone = alone(&steps);
    let facts: Vec<Facts> = steps.iter().map(|step| edges::facts(step, schemas, &alone)).collect();
    link(&facts, &mut before);
    sort(steps, before)
}

/// The constraints that have a step of their own to go by, and so do not go with their table.
fn alone(steps: &[Step]) -> Alone {
    let dropped = steps.iter().filter_map(|step| match step {
        Step::DropConstraint { table, name, .. } => Some((table.clone(), name.clone())),
        _ => None,
    });
    dropped.collect()
}

/// Adds to each step the steps that run before it.
fn link(facts: &[Facts], before: &mut [BTreeSet<usize>]) {
    let brings = by_object(facts, |facts| &facts.brings);
    let takes = by_object(facts, |facts| &facts.takes);
    let changes = by_object(facts, |facts| &facts.changes);
    for (step, fact) in facts.iter().enumerate() {
        let mut follow = |objects: &[Object], others: &BTreeMap<&Object, Vec<usize>>| {
            let found = objects.iter().filter_map(|object| others.get(object)).flatten();
            before[step].extend(found.copied().filter(|other| *other != step));
        };
        follow(&fact.needs, &brings);
        follow(&without(&fact.needs, &fact.frees), &changes);
        follow(&fact.brings, &takes);
    }
    for (step, fact) in facts.iter().enumerate() {
        let freed = without(&fact.frees, &fact.needs);
        for (objects, others) in [(&fact.frees, &takes), (&freed, &changes)] {
            for other in objects.iter().filter_map(|object| others.get(object)).flatten() {
                if *other != step {
                    before[*other].insert(step);
                }
            }
        }
    }
}

/// What a step lets go of only to stand on it again can be changed before it as well as after it.
fn without(objects: &[Object], others: &[Object]) -> Vec<Object> {
    objects.iter().filter(|it| !others.contains(it)).cloned().collect()
}

fn by_object<'a>(
    facts: &'a [Facts],
    side: impl Fn(&'a Facts) -> &'a [Object],
) -> BTreeMap<&'a Object, Vec<usize>> {
    let mut steps: BTreeMap<&Object, Vec<usize>> = BTreeMap::new();
    for (step, fact) in facts.iter().enumerate() {
        for object in side(fact) {
            steps.entry(object).or_default().push(step);
        }
    }
    steps
}

fn sort(steps: Vec<Step>, mut before: Vec<BTreeSet<usize>>) -> Vec<Step> {
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); steps.len()];
    for (step, earlier) in before.iter().enumerate() {
        for other in earlier {
            after[*other].push(step);
        }
    }
    let mut waiting: BTreeSet<usize> =
        (0..steps.len()).filter(|step| !before[*step].is_empty()).collect();
    let free = (0..steps.len()).filter(|step| before[*step].is_empty());
    let mut ready: BTreeSet<(Rank, usize)> = free.map(|step| (rank(&steps[step]), step)).collect();
    let mut ordered = Vec::with_capacity(steps.len());
    while let Some(next) = ready.pop_first().map(|(_, step)| step).or_else(|| waiting.pop_first()) {
        ordered.push(next);
        for later in &after[next] {
            before[*later].remove(&next);
            if before[*later].is_empty() && waiting.remove(later) {
                ready.insert((rank(&steps[*later]), *later));
            }
        }
    }
    let mut slots: Vec<Option<Step>> = steps.into_iter().map(Some).collect();
    ordered.into_iter().filter_map(|step| slots[step].take()).collect()
}

/// What can be asked for twice: constraints, indexes and columns that come or go.
fn identity(step: &Step) -> Option<(Direction, Kind, Qualified, String)> {
    let kind = match step {
        Step::AddColumn { .. } | Step::DropColumn { .. } => Kind::Column,
        _ => Kind::ConstraintOrIndex,
    };
    let (direction, table, name) = match step {
        Step::DropColumn { table, column } => (Direction::Goes, table, column),
        Step::AddColumn { table, column } => (Direction::Comes, table, &column.name),
        Step::DropConstraint { table, name, .. } | Step::DropIndex { table, name } => {
            (Direction::Goes, table, name)
        }
        Step::AddPrimaryKey { table, key } => (Direction::Comes, table, &key.name),
        Step::AddUnique { table, name, .. }
        | Step::AddCheck { table, name, .. }
        | Step::AddExclusion { table, name, .. }
        | Step::AddForeignKey { table, name, .. }
        | Step::CreateIndex { table, name, .. } => (Direction::Comes, table, name),
        Step::CreateNamespace(_)
        | Step::DropNamespace(_)
        | Step::CreateExtension { .. }
        | Step::AlterExtension { .. }
        | Step::DropExtension(_)
        | Step::CreateEnum { .. }
        | Step::DropEnum(_)
        | Step::AddLabel { .. }
        | Step::RenameType { .. }
        | Step::CreateSequence { .. }
        | Step::AlterSequence { .. }
        | Step::DropSequence(_)
        | Step::SetCounter { .. }
        | Step::MoveType { .. }
        | Step::RenameLabel { .. }
        | Step::RenameTable { .. }
        | Step::MoveTable { .. }
        | Step::RenameColumn { .. }
        | Step::RenameConstraint { .. }
        | Step::RenameIndex { .. }
        | Step::AlterForeignKey { .. }
        | Step::ValidateConstraint { .. }
        | Step::SetParameters { .. }
        | Step::ResetParameters { .. }
        | Step::DropInvalidIndex { .. }
        | Step::SetReplicaIdentity { .. }
        | Step::ClusterOn { .. }
        | Step::CreateTable { .. }
        | Step::DropTable(_)
        | Step::AlterColumn { .. }
        | Step::Comment { .. } => return None,
    };
    Some((direction, kind, table.clone(), name.clone()))
}

#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Kind {
    Column,
    ConstraintOrIndex,
}

#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Direction {
    Comes,
    Goes,
}

/// How steps that are free to run are laid out for the reader: what many need first, then table by table, then what
/// goes.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
struct Rank {
    chapter: Chapter,
    subject: Option<Qualified>,
    paragraph: Paragraph,
}

#[derive(Eq, Ord, PartialEq, PartialOrd)]
enum Chapter {
    Namespaces,
    Extensions,
    Types,
    Sequences,
    ForeignKeysGo,
    Tables,
    TablesGo,
    SequencesGo,
    TypesGo,
    ExtensionsGo,
    NamespacesGo,
}

#[derive(Eq, Ord, PartialEq, PartialOrd)]
enum Paragraph {
    IndexesGo,
    ConstraintsGo,
    Table,
    Columns,
    ColumnsGo,
    Constraints,
    ForeignKeys,
    Indexes,
    Comments,
}

fn rank(step: &Step) -> Rank {
    let (chapter, subject, paragraph) = match step {
        Step::CreateNamespace(_) | Step::Comment { on: Commented::Namespace(_), .. } => {
            (Chapter::Namespaces, None, Paragraph::Table)
        }
        Step::CreateExtension { .. } | Step::AlterExtension { .. } => {
            (Chapter::Extensions, None, Paragraph::Table)
        }
        Step::CreateEnum { name, .. }
        | Step::AddLabel { name, .. }
        | Step::RenameType { name, .. }
        | Step::MoveType { name, .. }
        | Step::RenameLabel { name, .. }
        | Step::Comment { on: Commented::Enum(name), .. } => {
            (Chapter::Types, Some(name), Paragraph::Table)
        }
        // What becomes of a column's own sequence is told with the column.
        Step::AlterSequence { action: SequenceAction::OwnedBy(Some((table, _))), .. }
        | Step::SetCounter { counter: Counter::Column(table, _), .. } => {
            (Chapter::Tables, Some(table), Paragraph::Columns)
        }
        Step::CreateSequence { name, .. }
        | Step::AlterSequence { name, .. }
        | Step::SetCounter { counter: Counter::Sequence(name), .. }
        | Step::Comment { on: Commented::Sequence(name), .. } => {
            (Chapter::Sequences, Some(name), Paragraph::Table)
        }
        Step::DropSequence(name) => (Chapter::SequencesGo, Some(name), Paragraph::Table),
        Step::DropConstraint { table, what: ConstraintKind::ForeignKey, .. } => {
            (Chapter::ForeignKeysGo, Some(table), Paragraph::ConstraintsGo)
        }
        Step::CreateTable { name, .. }
        | Step::RenameTable { name, .. }
        | Step::MoveTable { name, .. } => (Chapter::Tables, Some(name), Paragraph::Table),
        Step::AddColumn { table, .. }
        | Step::AlterColumn { table, .. }
        | Step::RenameColumn { table, .. } => (Chapter::Tables, Some(table), Paragraph::Columns),
        Step::DropColumn { table, .. } => (Chapter::Tables, Some(table), Paragraph::ColumnsGo),
        Step::AddPrimaryKey { table, .. }
        | Step::AddUnique { table, .. }
        | Step::AddCheck { table, .. }
        | Step::AddExclusion { table, .. }
        | Step::RenameConstraint { table, .. } => {
            (Chapter::Tables, Some(table), Paragraph::Constraints)
        }
        Step::AddForeignKey { table, .. }
        | Step::AlterForeignKey { table, .. }
        | Step::ValidateConstraint { table, .. } => {
            (Chapter::Tables, Some(table), Paragraph::ForeignKeys)
        }
        Step::DropConstraint { table, .. } => {
            (Chapter::Tables, Some(table), Paragraph::ConstraintsGo)
        }
        Step::CreateIndex { table, .. }
        | Step::RenameIndex { table, .. }
        | Step::SetParameters { table, .. }
        | Step::ResetParameters { table, .. }
        | Step::DropInvalidIndex { table, .. }
        | Step::SetReplicaIdentity { table, .. }
        | Step::ClusterOn { table, .. } => (Chapter::Tables, Some(table), Paragraph::Indexes),
        Step::DropIndex { table, .. } => (Chapter::Tables, Some(table), Paragraph::IndexesGo),
        Step::Comment {
            on:
                Commented::Table(table)
                | Commented::Column(table, _)
                | Commented::Constraint(table, _)
                | Commented::Index(table),
            ..
        } => (Chapter::Tables, Some(table), Paragraph::Comments),
        Step::DropTable(name) => (Chapter::TablesGo, Some(name), Paragraph::Table),
        Step::DropEnum(name) => (Chapter::TypesGo, Some(name), Paragraph::Table),
        Step::DropExtension(_) => (Chapter::ExtensionsGo, None, Paragraph::Table),
        Step::DropNamespace(_) => (Chapter::NamespacesGo, None, Paragraph::Table),
    };
    Rank { chapter, subject: subject.cloned(), paragraph }
}
