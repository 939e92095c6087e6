//! Where nothing can be made in the database, no expression can be respelled. One that differs from the database's only
//! in its text is then taken for the same, for a change that is none does more harm than one that comes later; and each is
//! said, for nobody knows.

use crate::schema::{
    Column, Expression, Index, IndexKey, Pair, Qualified, Schema, Table, undecided::Undecided,
};

/// Gives the target the database's spelling of every expression that both have, and says which were different.
pub(super) fn assume(target: &mut Schema, database: &Schema) -> Vec<Undecided> {
    let mut undecided = Vec::new();
    for (name, table, had) in target.unshared_mut(database) {
        Open { table: name, undecided: &mut undecided }.table(table, had);
    }
    undecided
}

struct Open<'a> {
    table: &'a Qualified,
    undecided: &'a mut Vec<Undecided>,
}

impl Open<'_> {
    fn table(&mut self, table: &mut Table, had: &Table) {
        for column in &mut table.columns {
            let had = had.columns.iter().find(|it| it.name == column.name);
            if let Some(had) = had {
                self.column(column, had);
            }
        }
        for (name, check) in &mut table.checks {
            let had = had.checks.get(name).map(|it| &it.expression);
            self.expression(format!("the check `{name}`"), Some(&mut check.expression), had);
        }
        for (name, exclusion) in &mut table.exclusions {
            let had = had.exclusions.get(name).map(|it| &it.definition);
            let what = format!("the exclusion constraint `{name}`");
            self.expression(what, Some(&mut exclusion.definition), had);
        }
        for (name, index) in &mut table.indexes {
            let had = had.indexes.get(name);
            if let Some(had) = had {
                self.index(name, index, had);
            }
        }
    }

    fn column(&mut self, column: &mut Column, had: &Column) {
        let name = column.name.clone();
        let what = format!("the default of `{name}`");
        self.expression(what, column.default.as_mut(), had.default.as_ref());
        let generated = column.generated.as_mut().map(|it| &mut it.expression);
        let had = had.generated.as_ref().map(|it| &it.expression);
        self.expression(format!("what `{name}` is generated as"), generated, had);
    }

    fn index(&mut self, name: &str, index: &mut Index, had: &Index) {
        let what = format!("the predicate of the index `{name}`");
        self.expression(what, index.predicate.as_mut(), had.predicate.as_ref());
        for (column, had) in index.columns.iter_mut().zip(&had.columns) {
            if let (IndexKey::Expression(key), IndexKey::Expression(had)) =
                (&mut column.key, &had.key)
            {
                self.expression(format!("a key of the index `{name}`"), Some(key), Some(had));
            }
        }
    }

    fn expression(
        &mut self,
        what: String,
        asked: Option<&mut Expression>,
        had: Option<&Expression>,
    ) {
        let (Some(asked), Some(had)) = (asked, had) else { return };
        if asked != had {
            let spelled = Pair::new(had.clone(), asked.clone());
            self.undecided.push(Undecided { table: self.table.clone(), what, spelled });
            asked.clone_from(had);
        }
    }
}
