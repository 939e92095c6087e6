//! What is not managed and stands on what a plan touches: `blocked-by-unmanaged` where Postgres would refuse, `drops-along` where it
//! would take the object away and say nothing.
//!
//! Nothing is ever dropped with `CASCADE`, and what is dropped by hand comes back only by hand, so that a blocker of
//! `up` stops a generation. One of `down` is said.

use std::collections::BTreeSet;

use super::{Direction, Finding};
use crate::{
    plan::{ColumnAction, Plan, Step},
    schema::{
        Qualified, Schema,
        dependent::{Bond, Dependent, Part, Touch},
        stated,
    },
};

pub(super) const CODE: &str = "blocked-by-unmanaged";

/// What a plan does that an object which is not managed may be in the way of, in both directions.
#[must_use]
pub fn touches(plan: &Plan) -> Vec<Touch> {
    let both: BTreeSet<Touch> = [&plan.up, &plan.down].into_iter().flat_map(|it| of(it)).collect();
    both.into_iter().collect()
}

/// What stands in the way of the plan, or would go along with what it drops.
#[must_use]
pub fn find(
    plan: &Plan,
    dependents: &[Dependent],
    database: &Schema,
    entities: &stated::Schema,
    default_schema: &str,
) -> Vec<Finding> {
    let told = Told { entities, default_schema };
    let (up, down) = (of(&plan.up), of(&plan.down));
    let now = blockers(&up, dependents, database);
    let mut later = blockers(&down, dependents, database);
    later.retain(|it| !now.iter().any(|had| had.object() == it.object()));
    let along = up.iter().filter_map(|touch| {
        let gone = dependents.iter().filter(|it| it.touch == *touch && it.bond == Bond::GoesAlong);
        told.along(touch, &gone.collect::<Vec<_>>())
    });
    let now = now.iter().map(|it| told.blocked(Direction::Up, it));
    now.chain(along).chain(later.iter().map(|it| told.blocked(Direction::Down, it))).collect()
}

/// An object in the way, with everything that it is in the way of.
struct Blocker<'a> {
    dependent: &'a Dependent,
    touches: Vec<&'a Touch>,
}

impl Blocker<'_> {
    fn object(&self) -> (&str, &str) {
        (&self.dependent.kind, &self.dependent.name)
    }
}

/// What blocks these steps, each object once, in the order of the steps.
fn blockers<'a>(
    touches: &'a [Touch],
    dependents: &'a [Dependent],
    database: &Schema,
) -> Vec<Blocker<'a>> {
    let mut blockers: Vec<Blocker<'a>> = Vec::new();
    for touch in touches {
        let here = dependents.iter().filter(|it| it.touch == *touch && it.bond == Bond::Blocks);
        for dependent in here.filter(|it| !lets_go(&it.part, touches, database)) {
            let object = (dependent.kind.as_str(), dependent.name.as_str());
            match blockers.iter_mut().find(|it| it.object() == object) {
                Some(known) => known.touches.push(touch),
                None => blockers.push(Blocker { dependent, touches: vec![touch] }),
            }
        }
    }
    blockers
}

/// What the steps touch, each once, in their order, by the names that things have before the first of them.
fn of(steps: &[Step]) -> Vec<Touch> {
    let mut touches: Vec<Touch> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        for touch in touched(step).into_iter().filter_map(|it| named_at_first(it, &steps[..at])) {
            if !touches.contains(&touch) {
                touches.push(touch);
            }
        }
    }
    touches
}

fn touched(step: &Step) -> Vec<Touch> {
    match step {
        Step::DropTable(table) => vec![Touch::DropTable(table.clone())],
        Step::DropColumn { table, column } => {
            vec![Touch::DropColumn(table.clone(), column.clone())]
        }
        Step::DropConstraint { table, name, what: _ } => {
            vec![Touch::DropConstraint(table.clone(), name.clone())]
        }
        Step::DropIndex { table, name } => vec![Touch::DropIndex(table.clone(), name.clone())],
        Step::DropEnum(name) => vec![Touch::DropType(name.clone())],
        Step::AlterColumn { table, column, action } => match action {
            ColumnAction::SetType { .. } => {
                vec![Touch::SetType(table.clone(), column.clone()), Touch::FillRows(table.clone())]
            }
            ColumnAction::DropIdentity => {
                vec![Touch::DropIdentity(table.clone(), column.clone())]
            }
            ColumnAction::SetDefault(_) | ColumnAction::DropDefault => {
                vec![Touch::SetDefault(table.clone(), column.clone())]
            }
            ColumnAction::SetNotNull
            | ColumnAction::DropNotNull
            | ColumnAction::AddIdentity(_)
            | ColumnAction::SetIdentity(_)
            | ColumnAction::DropExpression => Vec::new(),
        },
        // Even a constant, which is stored in no row (`ATRewriteTables` in `src/backend/commands/tablecmds.c`).
        Step::AddColumn { table, column } => {
            let empty =
                column.default.is_none() && column.identity.is_none() && column.generated.is_none();
            if empty { Vec::new() } else { vec![Touch::FillRows(table.clone())] }
        }
        Step::CreateNamespace(_)
        | Step::DropNamespace(_)
        | Step::CreateExtension { .. }
        | Step::DropExtension(_)
        | Step::CreateEnum { .. }
        | Step::AddLabel { .. }
        | Step::RenameType { .. }
        | Step::MoveType { .. }
        | Step::RenameLabel { .. }
        | Step::RenameTable { .. }
        | Step::MoveTable { .. }
        | Step::RenameColumn { .. }
        | Step::RenameConstraint { .. }
        | Step::RenameIndex { .. }
        | Step::CreateTable { .. }
        | Step::AddPrimaryKey { .. }
        | Step::AddUnique { .. }
        | Step::AddCheck { .. }
        | Step::AddExclusion { .. }
        | Step::AddForeignKey { .. }
        | Step::CreateIndex { .. }
        | Step::Comment { .. } => Vec::new(),
    }
}

/// The touch by the names that things had before these steps; `None` where it is about something they bring.
fn named_at_first(mut touch: Touch, steps: &[Step]) -> Option<Touch> {
    for step in steps.iter().rev() {
        let is_type = matches!(touch, Touch::DropType(_));
        let of_column = matches!(
            touch,
            Touch::DropColumn(..)
                | Touch::DropIdentity(..)
                | Touch::SetType(..)
                | Touch::SetDefault(..)
        );
        let (object, part) = touch.names_mut();
        let renamed = |name: &Qualified, to: &str| *object == Qualified::new(&name.schema, to);
        let moved = |name: &Qualified, to: &str| *object == Qualified::new(to, &name.name);
        match step {
            Step::CreateTable { name, .. } if !is_type && name == object => return None,
            Step::CreateEnum { name, .. } if is_type && name == object => return None,
            Step::RenameTable { name, to } if !is_type && renamed(name, to) => {
                object.clone_from(name);
            }
            Step::RenameType { name, to } if is_type && renamed(name, to) => {
                object.clone_from(name);
            }
            Step::MoveTable { name, schema } if !is_type && moved(name, schema) => {
                object.clone_from(name);
            }
            Step::MoveType { name, schema } if is_type && moved(name, schema) => {
                object.clone_from(name);
            }
            Step::RenameColumn { table, column: name, to } if of_column && table == object => {
                part.into_iter().filter(|it| *it == to).for_each(|it| it.clone_from(name));
            }
            Step::RenameConstraint { table, name, to } | Step::RenameIndex { table, name, to }
                if !of_column && table == object =>
            {
                part.into_iter().filter(|it| *it == to).for_each(|it| it.clone_from(name));
            }
            _ => {}
        }
    }
    Some(touch)
}

/// Whether the object is a part of a table that the plan itself drops, or turns to something else, in time.
fn lets_go(part: &Part, touches: &[Touch], database: &Schema) -> bool {
    let does = |touch: Touch| touches.contains(&touch);
    match part {
        Part::None => false,
        // Postgres makes these anew with their column, and the proof has tried it.
        Part::Index(table, _) => database.tables.contains_key(table),
        Part::Table(table) => does(Touch::DropTable(table.clone())),
        Part::ForeignKey(table, name) => {
            let key = database.tables.get(table).and_then(|it| it.foreign_keys.get(name));
            let columns = key.map(|key| key.columns.as_slice()).unwrap_or_default();
            does(Touch::DropTable(table.clone()))
                || does(Touch::DropConstraint(table.clone(), name.clone()))
                || columns.iter().any(|it| does(Touch::DropColumn(table.clone(), it.clone())))
        }
        Part::Column(table, name) => {
            does(Touch::DropTable(table.clone()))
                || does(Touch::DropColumn(table.clone(), name.clone()))
                || does(Touch::SetType(table.clone(), name.clone()))
        }
        Part::Default(table, name) => {
            does(Touch::DropTable(table.clone()))
                || does(Touch::DropColumn(table.clone(), name.clone()))
                || does(Touch::SetDefault(table.clone(), name.clone()))
        }
    }
}

/// How things are called.
struct Told<'a> {
    entities: &'a stated::Schema,
    default_schema: &'a str,
}

impl Told<'_> {
    fn blocked(&self, direction: Direction, blocker: &Blocker<'_>) -> Finding {
        let (kind, name) = blocker.object();
        let way_out = match kind {
            "column" | "composite type" => format!("give the {kind} another type, or drop it,"),
            "publication" => "take the table out of the publication".to_owned(),
            _ => format!("drop the {kind}"),
        };
        let help = match direction {
            Direction::Up => format!(
                "{way_out} in a migration by hand (`autogen --empty -m \"…\"`), apply that, try again, and bring back what is still needed in a migration after this one"
            ),
            Direction::Down => format!("{way_out} before going down"),
        };
        let does: Vec<String> = blocker.touches.iter().map(|touch| self.does(touch)).collect();
        let stands = match blocker.touches[..] {
            [Touch::FillRows(_)] => format!("whose row type the {kind} `{name}` has"),
            _ => format!("on which the {kind} `{name}` stands"),
        };
        let message = format!("{}, {stands}", enumerated(&does).unwrap_or_default());
        Finding { help: Some(help), ..self.finding(direction, CODE, blocker.touches[0], message) }
    }

    fn along(&self, touch: &Touch, gone: &[&Dependent]) -> Option<Finding> {
        let names: Vec<String> = gone
            .iter()
            .map(|it| match it.kind.as_str() {
                "publication" => format!("its membership of the publication `{}`", it.name),
                kind => format!("the {kind} `{}`", it.name),
            })
            .collect();
        let all = enumerated(&names)?;
        let help = "`down` does not bring back what the entities do not speak of; what is still needed is to be made again by hand";
        Some(Finding {
            help: Some(help.to_owned()),
            ..self.finding(
                Direction::Up,
                "drops-along",
                touch,
                format!("{}, and with it {all}", self.does(touch)),
            )
        })
    }

    fn finding(
        &self,
        direction: Direction,
        code: &'static str,
        touch: &Touch,
        message: String,
    ) -> Finding {
        let subject = touch.object().relative_to(self.default_schema);
        Finding { direction, code, subject, message, help: None, place: self.place(touch) }
    }

    /// What happens, as the predicate of a sentence.
    fn does(&self, touch: &Touch) -> String {
        let name = touch.object().relative_to(self.default_schema);
        match touch {
            Touch::DropTable(_) => format!("drops the table `{name}`"),
            Touch::DropColumn(_, column) => format!("drops the column `{name}.{column}`"),
            Touch::DropConstraint(_, constraint) => {
                format!("drops the constraint `{constraint}` of `{name}`")
            }
            Touch::DropIndex(_, index) => format!("drops the index `{index}` of `{name}`"),
            Touch::DropIdentity(_, column) => format!("drops the sequence of `{name}.{column}`"),
            Touch::DropType(_) => format!("drops or replaces the enum `{name}`"),
            Touch::SetType(_, column) => format!("changes the type of `{name}.{column}`"),
            Touch::SetDefault(_, column) => format!("changes the default of `{name}.{column}`"),
            Touch::FillRows(_) => format!("changes every row of `{name}`"),
        }
    }

    /// Where the entities speak of it: the column, or else the whole.
    fn place(&self, touch: &Touch) -> Option<stated::Place> {
        if let Touch::DropType(name) = touch {
            return self.entities.enums.get(name).map(|it| it.place.clone());
        }
        let table = self.entities.tables.get(touch.object())?;
        let column = table.column(touch.part()).map(|it| it.place.clone());
        Some(column.unwrap_or_else(|| table.place.clone())).filter(|place| place.line > 0)
    }
}

/// `a, b and c`; nothing of nothing.
fn enumerated(names: &[String]) -> Option<String> {
    let (last, first) = names.split_last()?;
    let all =
        if first.is_empty() { last.clone() } else { format!("{} and {last}", first.join(", ")) };
    Some(all)
}
