//! Everything that a reviewer reads about a change, as one value, for every form of it: HTML, Markdown and SARIF.

use std::collections::BTreeMap;

use similar::{ChangeTag, TextDiff};

use super::{
    operation::Operation,
    origin::{Origin, Thing},
    outline, sql,
    summary::Summary,
};
use crate::{
    check::{Direction, alike::Question},
    op::Op,
    plan::{self, Plan},
    schema::{
        Pair, Qualified, Schema,
        diagnostic::Diagnostic,
        effect::{Effects, Measured, Size},
        stated,
    },
};

/// The contents of a review.
#[derive(Clone, Copy)]
pub struct Review<'a> {
    pub summary: &'a Summary<'a>,
    pub questions: &'a [Question],
    pub plan: &'a Plan,
    /// What the statements do to tables, if that was measured.
    pub measured: Option<&'a Measured>,
    /// The steps that block programs because they cannot run in stages.
    pub at_once: &'a [plan::Blocking],
    /// The tables that the changes concern.
    pub sizes: &'a BTreeMap<Qualified, Size>,
    /// The database after all renames, and the target.
    pub renamed: Pair<&'a Schema>,
    pub entities: &'a stated::Schema,
    /// What the reader could not read.
    pub unseen: &'a [Diagnostic],
    pub proof: &'a Proof,
    /// The server, and when its rows were counted.
    pub database: &'a str,
    /// What the change is about, if somebody said it.
    pub message: Option<&'a str>,
}

/// Whether the plan was proved.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Proof {
    /// Where, and what it shows.
    Proved(String),
    /// Why it was refuted.
    Failed(String),
    /// Why nobody tried.
    Untried(String),
}

/// One statement of a direction.
#[derive(Debug)]
pub struct Statement<'a> {
    pub direction: Direction,
    /// From 1.
    pub number: usize,
    /// The object by which operations are grouped.
    pub subject: String,
    pub sql: String,
    pub effects: Option<&'a Effects>,
    /// Why it is not in stages, if it should be.
    pub why: Option<&'a str>,
    pub origin: Origin,
}

/// What happens to one object.
#[derive(Debug)]
pub struct Subject<'a> {
    pub name: String,
    pub operations: Vec<(&'a Operation, Origin)>,
    /// The lines of its outline before and after, each with its mark.
    pub diff: Vec<(char, String)>,
    pub statements: Vec<&'a Statement<'a>>,
}

impl<'a> Review<'a> {
    /// All statements, those of `up` first.
    #[must_use]
    pub fn statements(&self) -> Vec<Statement<'a>> {
        let Self { plan, measured, .. } = *self;
        let ways = [
            (Direction::Up, &plan.up, measured.map(|it| &it.up)),
            (Direction::Down, &plan.down, measured.map(|it| &it.down)),
        ];
        let (ops, default_schema) = (self.summary.ops, self.summary.default_schema);
        let each = ways.into_iter().flat_map(|(direction, steps, effects)| {
            steps.iter().enumerate().map(move |(at, step)| {
                let thing = Thing::of_step(step);
                let why = self.at_once.iter().find(|it| it.step == *step);
                Statement {
                    direction,
                    number: at + 1,
                    subject: thing.subject(ops, default_schema),
                    sql: sql::statement(step, default_schema),
                    effects: effects.and_then(|it| it.get(at)).and_then(Option::as_ref),
                    why: why.map(|it| it.why.as_str()),
                    origin: thing.origin(self.entities, ops),
                }
            })
        });
        each.collect()
    }

    /// The same by object: first those with operations, in their order.
    #[must_use]
    pub fn subjects<'b>(&self, statements: &'b [Statement<'a>]) -> Vec<Subject<'b>>
    where
        'a: 'b,
    {
        let Summary { ops, operations, default_schema, schemas, .. } = self.summary;
        let mut subjects: Vec<Subject<'b>> = Vec::new();
        // By their names, as there may be thousands.
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut at = |name: &str, subjects: &mut Vec<Subject<'b>>| {
            *places.entry(name.to_owned()).or_insert_with(|| {
                let name = name.to_owned();
                let (operations, diff, statements) = Default::default();
                subjects.push(Subject { name, operations, diff, statements });
                subjects.len() - 1
            })
        };
        for (op, operation) in ops.iter().zip(operations.iter()) {
            let at = at(&operation.subject, &mut subjects);
            let origin = Thing::of_op(op).origin(self.entities, ops);
            subjects[at].operations.push((operation, origin));
        }
        for statement in statements {
            let at = at(&statement.subject, &mut subjects);
            subjects[at].statements.push(statement);
        }
        let before = outline::blocks(schemas.before, ops, default_schema);
        let after = outline::blocks(schemas.after, ops, default_schema);
        let mut outlines: BTreeMap<usize, Pair<String>> = BTreeMap::new();
        for (name, text) in before {
            let name = renamed(&name, ops, default_schema);
            outlines.entry(at(&name, &mut subjects)).or_default().before += &text;
        }
        for (name, text) in after {
            outlines.entry(at(&name, &mut subjects)).or_default().after += &text;
        }
        for (at, outline) in outlines {
            subjects[at].diff = lines(outline.as_ref().map(String::as_str));
        }
        subjects
    }

    /// The size of a table.
    #[must_use]
    pub fn size(&self, table: &Qualified) -> Option<Size> {
        self.sizes.get(table).copied()
    }
}

/// The name that the summary uses for an object of the database.
fn renamed(name: &str, ops: &[Op], default_schema: &str) -> String {
    use crate::op::Rename;
    let after = ops.iter().find_map(|op| match op {
        Op::Rename(Rename::Table(pair) | Rename::Enum(pair))
            if pair.before.relative_to(default_schema) == name =>
        {
            Some(pair.after.relative_to(default_schema))
        }
        _ => None,
    });
    after.unwrap_or_else(|| name.to_owned())
}

/// A diff with a few lines around each change; `…` stands for those that are left out.
fn lines(texts: Pair<&str>) -> Vec<(char, String)> {
    let diff = TextDiff::from_lines(texts.before, texts.after);
    let mut lines: Vec<(char, String)> = Vec::new();
    let mut seen = 0;
    for group in diff.grouped_ops(3) {
        let start = group.first().map_or(0, |it| it.old_range().start);
        // The first line names the object.
        if seen == 0 && start > 0 {
            lines.extend(texts.before.lines().next().map(|it| (' ', it.to_owned())));
            seen = 1;
        }
        if start > seen {
            lines.push((' ', "    …".to_owned()));
        }
        seen = group.last().map_or(seen, |it| it.old_range().end);
        for change in group.iter().flat_map(|it| diff.iter_changes(it)) {
            let mark = match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Insert => '+',
                ChangeTag::Delete => '-',
            };
            lines.push((mark, change.value().trim_end_matches('\n').to_owned()));
        }
    }
    if !lines.is_empty() && seen < texts.before.lines().count() {
        lines.push((' ', "    …".to_owned()));
    }
    lines
}
