//! Decides which statements of a plan would keep programs waiting on a large table, and has stages replace them.

use std::collections::BTreeSet;

use super::Comparison;
use crate::{
    catalog::clinging::Clinging,
    desired::ignore::pattern,
    plan::{
        ColumnAction, Constraint, ConstraintAction, IndexAction, Step, TableAction, Transactions,
        online::{self, Staging, table_of},
    },
    render::counted,
    schema::{
        Pair, Qualified,
        declared::Kind,
        effect::{Effects, Measured, Work},
        spread::Spread,
    },
    scratch::rehearsal::Bare,
};

/// Which tables are changed in stages, so that programs keep working.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Online {
    Never,
    /// Those with more rows than this, and those that a pattern names.
    Large {
        rows: u64,
        tables: Vec<String>,
    },
    /// All existing tables.
    Always,
}

impl Comparison {
    /// On the chosen tables, replaces the steps that were measured to keep programs waiting with stages. Returns true if the
    /// plan has changed: it must then be measured and proved again.
    pub fn stage(&mut self, online: &Online) -> bool {
        let none = Measured::default();
        let measured = self.measured.as_ref().unwrap_or(&none);
        let ways = [(&self.plan.up, &measured.up), (&self.plan.down, &measured.down)];
        let steps = ways.into_iter().flat_map(|(steps, measured)| {
            let unknown = std::iter::repeat(&None);
            steps.iter().zip(measured.iter().chain(unknown))
        });
        let wanted = steps.filter(|(step, effects)| self.waits(step, effects.as_ref(), online));
        let wanted: Vec<&Step> = wanted.map(|(step, _)| step).collect();
        if wanted.is_empty() {
            return false;
        }
        let bare = Bare::of(&self.task());
        let staged = wanted.into_iter().map(|step| (bare.statement(step), self.in_the_way(step)));
        self.staged = staged.collect();
        let task = self.task();
        let wanted = |step: &Step| task.wanted(&bare.statement(step));
        let schemas = Pair::new(self.renamed(), &self.target);
        let staging = Staging {
            wanted: &wanted,
            schemas,
            partitions: &self.partitions,
            version: self.version,
        };
        let (plan, at_once) = online::staged(&self.plan, &staging);
        let is_other = plan != self.plan;
        self.plan = plan;
        self.at_once = at_once;
        self.online = Some(online.clone());
        is_other
    }

    /// Whether partitions of the table are added or removed in the same migration.
    fn moves_partitions(&self, table: &Qualified) -> bool {
        let steps = self.plan.up.iter().chain(&self.plan.down);
        let mut moved = steps.filter_map(|step| match step {
            Step::Declared(address, _) if address.kind == Kind::Partition => Some(address),
            _ => None,
        });
        moved.any(|it| {
            let all = [&self.declared, &self.database.declared];
            all.into_iter().flat_map(|all| all.parents(it)).any(|parent| parent == table)
        })
    }

    /// Something unmanaged that prevents a second column from replacing the first, or rows from being filled in batches.
    fn in_the_way(&self, step: &Step) -> Option<String> {
        if table_of(step).is_some_and(|it| self.moves_partitions(it)) {
            return Some("its partitions change as well".to_owned());
        }
        if let Some(why) = self.at_once_for_extension(step) {
            return Some(why.to_owned());
        }
        let Step::Column(table, column, action) = step else { return None };
        let is_type = match action {
            ColumnAction::SetType { .. } => true,
            ColumnAction::Add(_) => false,
            _ => return None,
        };
        let is_known = |it: &Clinging| {
            it.key.as_ref().is_some_and(|(owner, name)| {
                let owner = self.database.tables.get(owner);
                owner.is_some_and(|it| it.foreign_keys.contains_key(name))
            })
        };
        let mut all = self.clinging.iter().filter(|it| it.table == *table && it.column == *column);
        let it = all.find(|it| (it.runs || is_type) && !is_known(it))?;
        Some(if it.runs {
            format!("{} would run for each row", it.what)
        } else {
            format!("another column would not have {}", it.what)
        })
    }

    /// Why stages would not be what the extension that spreads the rows takes. Rows are in other tables, so nothing is
    /// built concurrently or filled page by page.
    fn at_once_for_extension(&self, step: &Step) -> Option<&'static str> {
        let table = self.renamed().tables.get(table_of(step)?)?;
        let is_checked_later = match step {
            Step::Constraint(_, _, ConstraintAction::Add(it)) => {
                matches!(it, Constraint::ForeignKey(_) | Constraint::Check(_))
            }
            Step::Column(_, _, ColumnAction::SetNotNull(_)) => true,
            _ => false,
        };
        match table.marks.spread.as_ref()? {
            Spread::Hypertable(it) if it.columnstore.is_some() => {
                Some("TimescaleDB validates nothing later on a hypertable with a columnstore")
            }
            Spread::Hypertable(_) if is_checked_later => None,
            Spread::Hypertable(_) => Some("TimescaleDB takes no stages for this on a hypertable"),
            Spread::Citus(_) if is_checked_later => None,
            Spread::Citus(_) => Some("Citus takes no stages for this on its tables"),
        }
    }

    /// Whether somebody would wait for the step for a time that grows with the rows of such a table. A step that was not
    /// measured may do anything.
    fn waits(&self, step: &Step, effects: Option<&Effects>, online: &Online) -> bool {
        let Some(table) = table_of(step) else { return false };
        let is_asked = |table: &Qualified| self.is_online(table, online);
        match (step, effects) {
            // It waits for whoever reads, and whoever comes later waits for it; and rows stay locked until all are filled.
            (
                Step::Index(_, _, IndexAction::Drop) | Step::Column(_, _, ColumnAction::Fill(_)),
                _,
            ) => is_asked(table),
            // It waits for whoever uses one of the tables that it locks, and meanwhile holds the others.
            (Step::Table(_, TableAction::Drop), Some(effects)) => {
                let others = effects.0.iter().filter(|it| it.table != *table);
                others.map(|it| &it.table).any(is_asked)
            }
            (_, Some(effects)) => {
                let works = effects.0.iter().filter(|it| it.work > Work::None || it.rebuilt > 0);
                effects.blocked().next().is_some() && works.map(|it| &it.table).any(is_asked)
            }
            (_, None) => is_asked(table),
        }
    }

    fn is_online(&self, table: &Qualified, online: &Online) -> bool {
        // One that this migration creates has nobody who waits for it.
        let Some(size) = self.size(table) else { return false };
        match online {
            Online::Never => false,
            Online::Always => true,
            Online::Large { rows, tables } => {
                let name = table.relative_to(&self.default_schema);
                size.about() > *rows || pattern::plain(tables, &name)
            }
        }
    }

    /// The tables that are changed in stages, each with the reason in words.
    #[must_use]
    pub fn online(&self) -> Vec<String> {
        if self.plan.transactions == Transactions::One {
            return Vec::new();
        }
        let Some(online) = &self.online else { return Vec::new() };
        let ways = [&self.plan.up, &self.plan.down];
        let tables: BTreeSet<&Qualified> =
            ways.into_iter().flatten().filter_map(table_of).collect();
        let why = |table: &Qualified| match (online, self.size(table)) {
            (Online::Large { rows, .. }, Some(size)) if size.about() > *rows => {
                let [about, rows] = [size.about(), *rows].map(counted::grouped);
                format!("about {about} rows, more than {rows}")
            }
            (Online::Large { .. }, _) => "the settings name it".to_owned(),
            (Online::Always | Online::Never, _) => "asked for".to_owned(),
        };
        let asked = tables.into_iter().filter(|it| self.is_online(it, online));
        let shown =
            |it: &Qualified| format!("{} ({})", it.relative_to(&self.default_schema), why(it));
        asked.map(shown).collect()
    }
}
