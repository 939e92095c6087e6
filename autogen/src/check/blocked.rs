//! Unmanaged objects that depend on what a plan touches: `blocked-by-unmanaged` if Postgres would refuse the change,
//! `drops-along` if it would silently drop the object as well.
//!
//! Nothing is ever dropped with `CASCADE`, and what somebody drops by hand they must recreate by hand. So an object
//! that blocks `up` stops the generation; one that blocks `down` is a warning.

use std::collections::BTreeSet;

use super::{
    Direction, Finding, column, constraint, declared, enumeration, index, sequence, table,
};
use crate::{
    plan::{ColumnAction, ConstraintAction, IndexAction, Plan, Step, TableAction, TypeAction},
    schema::{
        Address, Declarations, Qualified, Schema,
        declared::Kind,
        dependent::{Bond, Dependent, TablePart, Touch},
        stated,
    },
};

pub(super) const CODE: &str = "blocked-by-unmanaged";
const ALONG: &str = "drops-along";

/// What a plan touches, in both directions, that an unmanaged object may depend on.
#[must_use]
pub fn touches(plan: &Plan, database: &Schema) -> Vec<Touch> {
    let ways = [&plan.up, &plan.down].into_iter();
    let both: BTreeSet<Touch> = ways.flat_map(|it| of(it, database)).collect();
    both.into_iter().collect()
}

/// The objects that block the plan, or that Postgres would drop silently.
#[must_use]
pub fn find(
    plan: &Plan,
    dependents: &[Dependent],
    database: &Schema,
    entities: &stated::Schema,
    default_schema: &str,
) -> Vec<Finding> {
    let wording = Wording { entities, declared: &database.declared, default_schema };
    let (creates, up): (Vec<Touch>, Vec<Touch>) =
        of(&plan.up, database).into_iter().partition(is_creation);
    let mut down = of(&plan.down, database);
    down.retain(|it| !is_creation(it));
    let now = blockers(&up, &plan.up, dependents, database);
    let mut later = blockers(&down, &plan.down, dependents, database);
    later.retain(|it| !now.iter().any(|had| had.object() == it.object()));
    // Parts of a parked table move with it, and come back.
    let is_parked = |touch: &Touch| {
        plan.up.iter().any(|step| match (step, touch) {
            (Step::Table(it, TableAction::Park), Touch::DropTable(table)) => it == table,
            _ => false,
        })
    };
    let along = up.iter().filter(|it| !is_parked(it)).filter_map(|touch| {
        let gone = dependents.iter().filter(|it| it.touch == *touch && it.bond == Bond::GoesAlong);
        wording.dropped_along(touch, &gone.collect::<Vec<_>>())
    });
    let now = now.iter().map(|it| wording.blocked(Direction::Up, it));
    let taken = creates.iter().flat_map(|touch| {
        let taken = dependents.iter().filter(move |it| it.touch == *touch);
        taken.map(|it| wording.taken_over(touch, it))
    });
    let later = later.iter().map(|it| wording.blocked(Direction::Down, it));
    now.chain(along).chain(later).chain(taken).collect()
}

/// An object that no entity states and that Postgres does not allow beside the stated ones.
#[must_use]
pub fn incompatible(table: &Qualified, what: &str, message: &str, default_schema: &str) -> Finding {
    let message = format!("keeps {what}, which does not fit the change: {message}");
    let subject = table.relative_to(default_schema);
    Finding::new(Direction::Up, CODE, subject, message).help(way_out(what))
}

/// What to do about it.
#[must_use]
pub fn way_out(what: &str) -> String {
    format!(
        "drop {what} in a hand-written migration (`autogen --empty -m \"…\"`), apply it, and try again; or state it in the entity"
    )
}

/// An object that blocks the plan, with everything that it blocks.
struct Blocker<'a> {
    dependent: &'a Dependent,
    touches: Vec<&'a Touch>,
}

impl Blocker<'_> {
    fn object(&self) -> (&str, &str) {
        (&self.dependent.kind, &self.dependent.name)
    }
}

/// The objects that block these steps, each once, in the order of the steps.
fn blockers<'a>(
    touches: &'a [Touch],
    steps: &[Step],
    dependents: &'a [Dependent],
    database: &Schema,
) -> Vec<Blocker<'a>> {
    let mut blockers: Vec<Blocker<'a>> = Vec::new();
    for touch in touches {
        let here = dependents.iter().filter(|it| it.touch == *touch && it.bond == Bond::Blocks);
        let in_time = |it: &&Dependent| match unknown_key(&it.part, database) {
            Some(table) => goes_before(table, touch, steps),
            None => releases(it, steps, database) && !is_of_it_again(it, steps),
        };
        for dependent in here.filter(|it| !in_time(it)) {
            let object = (dependent.kind.as_str(), dependent.name.as_str());
            match blockers.iter_mut().find(|it| it.object() == object) {
                Some(known) => known.touches.push(touch),
                None => blockers.push(Blocker { dependent, touches: vec![touch] }),
            }
        }
    }
    blockers
}

/// The table of a foreign key that the schema does not list, because a partition has it by itself. No step waits for
/// it.
fn unknown_key<'a>(part: &'a TablePart, database: &Schema) -> Option<&'a Qualified> {
    let TablePart::ForeignKey(table, name) = part else { return None };
    let known = database.tables.get(table).is_some_and(|it| it.foreign_keys.contains_key(name));
    (!known).then_some(table)
}

/// Whether the table is dropped before the step that touches something.
fn goes_before(table: &Qualified, touch: &Touch, steps: &[Step]) -> bool {
    let goes = |step: &Step| matches!(step, Step::Table(it, TableAction::Drop | TableAction::Park) if it == table);
    let touches = |step: &Step| touched(step, steps).contains(touch);
    let positions = steps.iter().position(goes).zip(steps.iter().position(touches));
    positions.is_some_and(|(gone, touched)| gone < touched)
}

/// What the steps touch, each object once, in order.
fn of(steps: &[Step], database: &Schema) -> Vec<Touch> {
    let mut touches: Vec<Touch> = Vec::new();
    for touch in steps.iter().flat_map(|step| touched(step, steps)) {
        let table = database.tables.get(touch.object());
        let has_partitions =
            table.is_some_and(|it| it.partition_by.is_some() && it.marks.has_children);
        if !touches.contains(&touch) && (has_partitions || !is_creation(&touch)) {
            touches.push(touch);
        }
    }
    touches
}

fn is_creation(touch: &Touch) -> bool {
    matches!(touch, Touch::CreateIndex(..) | Touch::CreateKey(..))
}

fn touched(step: &Step, steps: &[Step]) -> Vec<Touch> {
    match step {
        Step::Type(name, action) => enumeration::touched(name, action, steps),
        Step::Sequence(name, action) => sequence::touched(name, action, steps),
        Step::Table(name, action) => table::touched(name, action),
        Step::Column(table, name, action) => column::touched(table, name, action),
        Step::Constraint(table, name, action) => constraint::touched(table, name, action),
        Step::Index(table, name, action) => index::touched(table, name, action),
        Step::Declared(address, action) => declared::touched(address, action),
        Step::Namespace(..) | Step::Extension(..) | Step::Comment(..) => Vec::new(),
    }
}

/// Whether the plan drops the default and then sets it again with the same type. Such a default is dropped for good.
fn is_of_it_again(dependent: &Dependent, steps: &[Step]) -> bool {
    let (Touch::DropType(ty), TablePart::Default(table, column)) =
        (&dependent.touch, &dependent.part)
    else {
        return false;
    };
    let mut steps = steps.iter();
    let comes_back =
        |step: &Step| matches!(step, Step::Type(it, TypeAction::Create(_)) if it == ty);
    let is_set = |step: &Step| match step {
        Step::Column(it, name, ColumnAction::SetDefault(to)) => {
            it == table && name == column && to.mentions(&ty.name)
        }
        _ => false,
    };
    !steps.clone().any(comes_back) && steps.any(is_set)
}

/// Whether the object is part of a table that the plan itself drops, or converts to something else, in time.
fn releases(dependent: &Dependent, steps: &[Step], database: &Schema) -> bool {
    let part = &dependent.part;
    let (table, own): (&Qualified, &dyn Fn(&Step) -> bool) = match part {
        TablePart::None => return false,
        TablePart::Index(table, own) if matches!(dependent.touch, Touch::DropRoutine(..)) => {
            (table, &move |step| match step {
                Step::Constraint(it, name, ConstraintAction::Drop(_))
                | Step::Index(it, name, IndexAction::Drop | IndexAction::DropConcurrently) => {
                    it == table && name == own
                }
                _ => false,
            })
        }
        // Postgres recreates these with their column, and the proof has tried it.
        TablePart::Index(table, _) => return database.tables.contains_key(table),
        TablePart::Table(table) => (table, &|_| false),
        TablePart::ForeignKey(table, key) => (
            table,
            &move |step| matches!(step, Step::Constraint(it, name, ConstraintAction::Drop(_)) if it == table && name == key),
        ),
        TablePart::Column(table, name) => (
            table,
            &move |step| matches!(step, Step::Column(it, column, ColumnAction::SetType { .. } | ColumnAction::DropExpression) if it == table && column == name),
        ),
        TablePart::Default(table, name) => (
            table,
            &move |step| matches!(step, Step::Column(it, column, ColumnAction::DropDefault | ColumnAction::SetDefault(_) | ColumnAction::DropExpression) if it == table && column == name),
        ),
    };
    let dropped = |step: &Step| match step {
        Step::Table(it, TableAction::Drop | TableAction::Park) => it == table,
        Step::Column(it, column, ColumnAction::Drop) => {
            let own = matches!(part, TablePart::Column(_, name) | TablePart::Default(_, name) if name == column);
            it == table && (own || is_key_over(part, column, database))
        }
        _ => false,
    };
    steps.iter().any(|step| own(step) || dropped(step))
}

/// Whether the part is a foreign key over this column.
fn is_key_over(part: &TablePart, column: &String, database: &Schema) -> bool {
    let TablePart::ForeignKey(table, name) = part else { return false };
    let key = database.tables.get(table).and_then(|it| it.foreign_keys.get(name));
    key.is_some_and(|key| key.columns.contains(column))
}

/// The wording of the findings.
struct Wording<'a> {
    entities: &'a stated::Schema,
    declared: &'a Declarations,
    default_schema: &'a str,
}

impl Wording<'_> {
    fn blocked(&self, direction: Direction, blocker: &Blocker<'_>) -> Finding {
        let (kind, name) = blocker.object();
        let way_out = match kind {
            "column" | "composite type" => format!("give the {kind} another type, or drop it,"),
            "publication" => "take the table out of the publication".to_owned(),
            _ => format!("drop the {kind}"),
        };
        let help = match direction {
            Direction::Up => format!(
                "{way_out} in a hand-written migration (`autogen --empty -m \"…\"`), apply it, try again, and recreate in a later migration what is still needed"
            ),
            Direction::Down => format!("{way_out} before `down`"),
        };
        let does: Vec<String> = blocker.touches.iter().map(|touch| self.does(touch)).collect();
        let depends = match blocker.touches[..] {
            [Touch::FillRows(_)] => format!("the {kind} `{name}` uses its row type"),
            _ => format!("the {kind} `{name}` depends on it"),
        };
        let message = format!("{}, but {depends}", enumerated(&does).unwrap_or_default());
        self.finding(direction, CODE, blocker.touches[0], message).help(help)
    }

    fn dropped_along(&self, touch: &Touch, gone: &[&Dependent]) -> Option<Finding> {
        let names: Vec<String> = gone
            .iter()
            .map(|it| match it.kind.as_str() {
                "publication" => format!("its membership of the publication `{}`", it.name),
                kind => format!("the {kind} `{}`", it.name),
            })
            .collect();
        let all = enumerated(&names)?;
        let help = "`down` does not restore what the entities do not state; recreate what is still needed by hand";
        let message = format!("{}, and with it {all}", self.does(touch));
        Some(self.finding(Direction::Up, ALONG, touch, message).help(help))
    }

    /// A partition's own index becomes part of the new index of its table, and `down` drops it with that.
    fn taken_over(&self, touch: &Touch, taken: &Dependent) -> Finding {
        let Dependent { bond, kind, name, .. } = taken;
        let creates = self.does(touch);
        let drops = creates.replacen("creates", "drops", 1);
        let (code, message, help) = match bond {
            Bond::GoesAlong => (
                ALONG,
                format!("{drops}, and with it the {kind} `{name}`, which `up` attaches to it"),
                format!(
                    "after `down`, recreate the {kind} of the partition by hand if you still need it"
                ),
            ),
            Bond::Blocks => (
                CODE,
                format!("{drops}, to which `up` attaches the index of the {kind} `{name}`"),
                format!("drop the {kind} of the partition before you run `down`"),
            ),
        };
        self.finding(Direction::Down, code, touch, message).help(help)
    }

    fn finding(
        &self,
        direction: Direction,
        code: &'static str,
        touch: &Touch,
        message: String,
    ) -> Finding {
        let subject = touch.object().relative_to(self.default_schema);
        Finding { place: self.place(touch), ..Finding::new(direction, code, subject, message) }
    }

    /// The predicate of the sentence.
    fn does(&self, touch: &Touch) -> String {
        let name = touch.object().relative_to(self.default_schema);
        match touch {
            Touch::DropTable(_) => format!("drops the {} `{name}`", self.word(touch, "table")),
            Touch::DropColumn(_, column) => format!("drops the column `{name}.{column}`"),
            Touch::DropConstraint(_, constraint) => {
                format!("drops the constraint `{constraint}` of `{name}`")
            }
            Touch::DropIndex(_, index) => format!("drops the index `{index}` of `{name}`"),
            Touch::DropIdentity(_, column) => format!("drops the sequence of `{name}.{column}`"),
            Touch::DropType(_) => {
                format!("drops or replaces the {} `{name}`", self.word(touch, "enum"))
            }
            Touch::DropSequence(_) => format!("drops the sequence `{name}`"),
            Touch::ReleaseSequence(_) => format!("releases the sequence `{name}` from its column"),
            Touch::DropRoutine(_, arguments) => format!("drops the routine `{name}({arguments})`"),
            Touch::SetType(_, column) => format!("changes the type of `{name}.{column}`"),
            Touch::FillRows(_) => format!("changes every row of `{name}`"),
            Touch::CreateIndex(_, index, _) => format!("creates the index `{index}` of `{name}`"),
            Touch::CreateKey(_, key, _) => format!("creates the constraint `{key}` of `{name}`"),
        }
    }

    /// The kind of an object: what it is if it is declared beside the tables, or else this one.
    fn word(&self, touch: &Touch, else_: &'static str) -> &'static str {
        let own = |it: &&Address| !it.kind.is_part() && it.name == *touch.object();
        let mut kinds = self.declared.objects.keys().filter(own).map(|it| it.kind);
        let is_such = |it: &Kind| it.is_relation() || it.is_type();
        kinds.find(is_such).map_or(else_, Kind::word)
    }

    /// The place in the entities: the column, or else the whole object.
    fn place(&self, touch: &Touch) -> Option<stated::Place> {
        if let Touch::DropType(name) = touch {
            return self.entities.enums.get(name).map(|it| it.place.clone());
        }
        let place = self.entities.place_of_column(touch.object(), touch.part());
        Some(place).filter(|place| place.line > 0)
    }
}

/// `a, b and c`; empty for an empty list.
pub(super) fn enumerated(names: &[String]) -> Option<String> {
    let (last, first) = names.split_last()?;
    let all =
        if first.is_empty() { last.clone() } else { format!("{} and {last}", first.join(", ")) };
    Some(all)
}
