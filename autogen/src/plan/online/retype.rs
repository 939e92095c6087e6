//! A change of type that would rewrite a table. A second column of the new type is kept equal to the first one, filled, and
//! gets everything that depends on the first. Then the two swap places, and the first one is dropped.
//!
//! Each step is quick or keeps nobody waiting. If a change cannot be made like this, the reason is given, and it is made at
//! once.

use crate::{
    plan::{
        homes,
        restore::marks_of,
        step::{
            ColumnAction, Commented, Constraint, ConstraintAction, ConstraintKind, IndexAction,
            SequenceAction, Step, TypeAction,
        },
        successor::{Succession, Successor},
    },
    schema::{
        Check, Column, ForeignKey, Identity, IdentityKind, NAMES_NOT_NULL, Pair, Qualified, Schema,
        Table, Validity, extension::Homes, name,
    },
};

use super::{
    OVERLAPS, PARTITIONED, Reason, Staging, aside,
    column::not_null,
    index_of,
    over::{Over, over, shadow},
};

/// The steps in place of one change of type.
pub(super) struct Retyped {
    pub(super) steps: Vec<Step>,
    /// Steps of the plan that the others replace.
    pub(super) spared: Vec<usize>,
}

pub(super) fn retyped(
    steps: &[Step],
    at: usize,
    schemas: Pair<&Schema>,
    staging: &Staging<'_>,
) -> Result<Retyped, Reason> {
    let Step::Column(table, name, ColumnAction::SetType { ty, collation, cast, without }) =
        &steps[at]
    else {
        return Err("it is not a change of type");
    };
    let tables = schemas.map(|it| it.tables.get(table).map(|it| &**it));
    let (Some(before), Some(after)) = (tables.before, tables.after) else {
        return Err("the table is not there on both sides");
    };
    let (Some(had), Some(has)) = (before.column(name), after.column(name)) else {
        return Err("the column is not there on both sides");
    };
    let tables = Pair::new(before, after);
    possible(table, name, tables, Pair::new(had, has))?;
    let mut spared = spared(steps, at, table, name)?;
    if schemas.before.owns_sequence(table, name) {
        return Err("it owns a sequence that it does not read");
    }
    if makes_its_type(steps, at, has) {
        return Err("its enum is recreated under the same name");
    }
    let to = free(&format!("{name}_new"), before, after);
    let shadow = shadow(table, name, &to, schemas.after);
    let over = over(steps, at, table, Pair::new(schemas.after, &shadow))?;
    let dropped_not_null = steps[..at].iter().any(|it| {
        matches!(it, Step::Column(own, column, ColumnAction::DropNotNull) if own == table && column == name)
    });
    let is_required = !had.nullable && !dropped_not_null;
    let successor = Successor {
        name: to.clone(),
        ty: ty.clone(),
        cast: cast.clone(),
        without: without.clone(),
        // The last of the row's triggers: they fire in the order of their names (manual, section 37.1).
        trigger: name::suffixed(&format!("zz_{name}"), "_both"),
        function: name::suffixed(&format!("{}_{name}", table.name), "_both"),
    };
    let column = Column {
        collation: collation.clone().map(Box::new),
        ..Column::new(to.clone(), ty.clone())
    };
    let recipe = Recipe { table, name, to: &to, tables, columns: Pair::new(had, has), staging };
    let mut all = recipe.begin(&successor, column);
    if is_required {
        all.extend(recipe.is_filled().0);
    }
    all.extend(recipe.build(&over)?);
    // Nobody is to find the column without its default.
    let default = steps.get(at + 1).filter(|it| is_default(it, table, name));
    spared.extend(default.map(|_| at + 1));
    all.extend(recipe.swap(&successor, is_required, &over, default, schemas.after));
    if !steps.iter().any(|it| is_comment(it, table, name))
        && let Some(text) = &has.comment
    {
        let on = Commented::Column(table.clone(), name.clone());
        all.push(Step::Comment(on, Some(text.clone())));
    }
    homes::write(&mut all, Homes(&schemas.after.extensions));
    Ok(Retyped { steps: all, spared })
}

/// Whether a second column can take the place of the first.
fn possible(
    table: &Qualified,
    name: &str,
    tables: Pair<&Table>,
    columns: Pair<&Column>,
) -> Result<(), Reason> {
    let both = [tables.before, tables.after];
    if both.iter().any(|it| it.partition_by.is_some()) {
        return Err(PARTITIONED);
    }
    if both.iter().any(|it| it.marks.has_children) {
        return Err("other tables inherit the column");
    }
    if columns.before.generated.is_some() || columns.after.generated.is_some() {
        return Err("the column is generated");
    }
    let generated = both.iter().flat_map(|it| &it.columns).filter_map(|it| it.generated.as_ref());
    if generated.into_iter().any(|it| it.expression.mentions(name)) {
        return Err("other columns are generated from it");
    }
    let numbers = columns.map(|it| {
        let identity = it.identity.as_deref();
        identity.map(|own| (own.kind, own.options, own.sequence_of(table, name)))
    });
    if numbers.before != numbers.after {
        return Err("where its numbers come from changes as well");
    }
    Ok(())
}

/// The steps about the same column that do not take part in the replacement: until the end, the first column keeps its
/// default.
fn spared(steps: &[Step], at: usize, table: &Qualified, name: &str) -> Result<Vec<usize>, Reason> {
    let mut spared = Vec::new();
    for (other, step) in steps.iter().enumerate().filter(|(other, _)| *other != at) {
        let Step::Column(own, column, action) = step else { continue };
        if own != table || column != name {
            continue;
        }
        match action {
            ColumnAction::DropDefault if other < at => spared.push(other),
            ColumnAction::DropNotNull if other < at => {}
            ColumnAction::SetDefault(_) | ColumnAction::SetNotNull(_) if other > at => {}
            ColumnAction::Park(_) | ColumnAction::Unpark(_) => {
                return Err("values of it are parked");
            }
            _ => return Err("more than its type changes"),
        }
    }
    Ok(spared)
}

/// Whether the plan creates the type of the column: programs would find one of the same name that is not the column's.
fn makes_its_type(steps: &[Step], at: usize, column: &Column) -> bool {
    use crate::schema::TypeName;
    let TypeName::Enum(ty) = &column.ty.name else { return false };
    let creates = steps[..at]
        .iter()
        .any(|it| matches!(it, Step::Type(name, TypeAction::Create(_)) if name == ty));
    let renames = steps[..at].iter().any(|it| matches!(it, Step::Type(name, TypeAction::RenameTo(_) | TypeAction::SetSchema(_)) if name == ty));
    creates && renames
}

/// A name that no column has on either side.
fn free(name: &str, before: &Table, after: &Table) -> String {
    let is_free = |it: &String| before.column(it).is_none() && after.column(it).is_none();
    let names = (1..).map(|n: u32| {
        let ending = if n == 1 { String::new() } else { n.to_string() };
        name::suffixed(name, &ending)
    });
    names.into_iter().find(is_free).unwrap_or_default()
}

fn is_default(step: &Step, table: &Qualified, column: &str) -> bool {
    matches!(step, Step::Column(own, name, ColumnAction::SetDefault(_)) if own == table && name == column)
}

fn is_comment(step: &Step, table: &Qualified, column: &str) -> bool {
    matches!(step, Step::Comment(Commented::Column(own, name), _) if own == table && name == column)
}

struct Recipe<'a> {
    table: &'a Qualified,
    name: &'a String,
    to: &'a String,
    tables: Pair<&'a Table>,
    columns: Pair<&'a Column>,
    staging: &'a Staging<'a>,
}

impl Recipe<'_> {
    fn first(&self, action: ColumnAction) -> Step {
        Step::Column(self.table.clone(), self.name.clone(), action)
    }

    fn second(&self, action: ColumnAction) -> Step {
        Step::Column(self.table.clone(), self.to.clone(), action)
    }

    /// The second column, which equals the first one in all rows written from now on, and then in all rows.
    fn begin(&self, successor: &Successor, column: Column) -> Vec<Step> {
        let act = |it| self.first(ColumnAction::Succeed(Box::new(successor.clone()), it));
        vec![
            act(Succession::CreateFunction),
            Step::add_column(self.table, column),
            act(Succession::CreateTrigger),
            act(Succession::CopyInBatches),
        ]
    }

    /// The steps that prove that every row has a value, and those that then make the column NOT NULL.
    fn is_filled(&self) -> (Vec<Step>, Vec<Step>) {
        let name = aside(&Column::implicit_not_null(self.table, self.name));
        not_null(self.table, self.to, name, self.staging.version)
    }

    /// What depends on the first column, created for the second one under another name.
    fn build(&self, over: &Over) -> Result<Vec<Step>, Reason> {
        let mut steps = Vec::new();
        let build = |name: &String, index| {
            let action = IndexAction::CreateConcurrently(index);
            Step::Index(self.table.clone(), aside(name), action)
        };
        // Keys first: foreign keys look for them.
        for (_, name, constraint) in &over.constraints {
            match constraint {
                Constraint::PrimaryKey(_) | Constraint::Unique(_) => {
                    let index = index_of(constraint).ok_or(OVERLAPS)?;
                    steps.push(build(name, index));
                }
                Constraint::Exclusion(_) => {
                    return Err(OVERLAPS);
                }
                Constraint::ForeignKey(_) | Constraint::Check(_) => {}
            }
        }
        steps.extend(over.indexes.iter().map(|(name, index)| build(name, index.clone())));
        for (owner, name, constraint) in &over.constraints {
            let (later, validity) = match constraint {
                Constraint::ForeignKey(key) => {
                    if self.staging.version < 180_000 && !self.staging.is_whole(owner) {
                        return Err("a foreign key of a partitioned table leads to it");
                    }
                    let validity = later(key.validity);
                    let later = ForeignKey { validity, ..key.clone() };
                    (Constraint::ForeignKey(later), key.validity)
                }
                Constraint::Check(check) => {
                    let later = Check { validity: later(check.validity), ..check.clone() };
                    (Constraint::Check(later), check.validity)
                }
                Constraint::PrimaryKey(_) | Constraint::Unique(_) | Constraint::Exclusion(_) => {
                    continue;
                }
            };
            steps.push(Step::add(owner, &aside(name), later));
            if validity == Validity::Valid {
                let action = ConstraintAction::Validate;
                steps.push(Step::Constraint(owner.clone(), aside(name), action));
            }
        }
        Ok(steps)
    }

    /// The two columns swap places, with everything that depends on them. Foreign keys lock a second table. The old ones are
    /// dropped before the swap, because the new ones exist already; the new ones get their names after it.
    fn swap(
        &self,
        it: &Successor,
        is_required: bool,
        over: &Over,
        default: Option<&Step>,
        after: &Schema,
    ) -> Vec<Step> {
        let succeed = |act| self.first(ColumnAction::Succeed(Box::new(it.clone()), act));
        let index = |name: &String, action| Step::Index(self.table.clone(), name.clone(), action);
        let own = &self.tables.after;
        let (mut steps, mut last) = (Vec::new(), Vec::new());
        for (owner, name, constraint) in &over.constraints {
            if let Constraint::ForeignKey(_) = constraint {
                let on = |name: String, action| Step::Constraint(owner.clone(), name, action);
                let drop = ConstraintAction::Drop(ConstraintKind::ForeignKey);
                steps.push(on(name.clone(), drop));
                last.push(on(aside(name), ConstraintAction::RenameTo(name.clone())));
                let owner_table = after.tables.get(owner);
                let marks = owner_table.map(|it| marks_of(owner, &[name], &[], it));
                last.extend(marks.into_iter().flatten());
            }
        }
        steps.push(succeed(Succession::DropTrigger));
        if is_required {
            steps.extend(self.is_filled().1);
        }
        let numbers = self.numbers();
        steps.extend(numbers.0);
        steps.push(self.first(ColumnAction::Drop));
        steps.push(self.second(ColumnAction::RenameTo(self.name.clone())));
        steps.extend(numbers.1);
        steps.extend(default.cloned());
        steps.extend(self.named_not_null(is_required));
        for (_, name, constraint) in &over.constraints {
            let on = |name: String, action| Step::Constraint(self.table.clone(), name, action);
            match constraint {
                Constraint::PrimaryKey(_) | Constraint::Unique(_) => {
                    let constraint = with_name(constraint, self.to, self.name);
                    steps.push(index(&aside(name), IndexAction::RenameTo(name.clone())));
                    steps.push(on(name.clone(), ConstraintAction::AddUsingIndex(constraint)));
                    steps.extend(marks_of(self.table, &[name], &[name], own));
                }
                Constraint::Check(_) => {
                    steps.push(on(aside(name), ConstraintAction::RenameTo(name.clone())));
                    steps.extend(marks_of(self.table, &[name], &[], own));
                }
                Constraint::ForeignKey(_) | Constraint::Exclusion(_) => {}
            }
        }
        for (name, _) in &over.indexes {
            steps.push(index(&aside(name), IndexAction::RenameTo(name.clone())));
            steps.extend(marks_of(self.table, &[], &[name], own));
        }
        steps.push(succeed(Succession::DropFunction));
        steps.into_iter().chain(last).collect()
    }

    /// The second column takes its numbers from the sequence of the first one: the steps before that one is dropped, and
    /// those after.
    fn numbers(&self) -> (Vec<Step>, Vec<Step>) {
        let Some(identity) = &self.columns.before.identity else { return Default::default() };
        let sequence = identity.sequence_of(self.table, self.name);
        match identity.kind {
            IdentityKind::Serial => {
                let owner = Some((self.table.clone(), self.to.clone()));
                let own = SequenceAction::OwnedBy(owner);
                let next = self.second(ColumnAction::SetNext(sequence.clone()));
                (vec![next, Step::Sequence(sequence, own)], Vec::new())
            }
            IdentityKind::ByDefault | IdentityKind::Always => {
                use crate::plan::Reached;
                let own = Identity { sequence: None, ..(**identity).clone() };
                let implicit = Identity::implicit_sequence(self.table, self.to);
                let reached = Reached::Sequence(sequence.clone());
                let begin = vec![
                    self.second(ColumnAction::AddIdentity(own)),
                    self.second(ColumnAction::SetCounter(reached)),
                ];
                let rename = SequenceAction::RenameTo(sequence.name);
                (begin, vec![Step::Sequence(implicit, rename)])
            }
        }
    }

    /// Since Postgres 18, NOT NULL is a constraint with its own name, which Postgres derives from the column's. `None` if
    /// another column's constraint has the same name because both are cut.
    fn named_not_null(&self, is_required: bool) -> Option<Step> {
        if !is_required || self.staging.version < NAMES_NOT_NULL {
            return None;
        }
        let implicit = |column: &str| Column::implicit_not_null(self.table, column);
        let name = implicit(self.name);
        let own = self.columns.after.named_not_null(self.table);
        let both = self.tables.before.columns.iter().chain(&self.tables.after.columns);
        let mut others = both.filter(|it| it.name != *self.name);
        if own.is_none() && others.any(|it| implicit(&it.name) == name) {
            return None;
        }
        let action = ConstraintAction::RenameTo(own.unwrap_or_else(|| name.clone()));
        Some(Step::Constraint(self.table.clone(), aside(&name), action))
    }
}

/// What is added without a scan of the rows.
fn later(validity: Validity) -> Validity {
    match validity {
        Validity::Valid | Validity::NotValid => Validity::NotValid,
        Validity::NotEnforced => Validity::NotEnforced,
    }
}

/// The constraint on the first column.
fn with_name(constraint: &Constraint, from: &str, to: &str) -> Constraint {
    use crate::op::rename_in;
    let pair = Pair::new(from.to_owned(), to.to_owned());
    let mut constraint = constraint.clone();
    match &mut constraint {
        Constraint::PrimaryKey(key) => {
            rename_in(&mut key.columns, &pair);
            rename_in(&mut key.include, &pair);
        }
        Constraint::Unique(unique) => {
            rename_in(&mut unique.columns, &pair);
            rename_in(&mut unique.include, &pair);
        }
        Constraint::ForeignKey(_) | Constraint::Check(_) | Constraint::Exclusion(_) => {}
    }
    constraint
}
