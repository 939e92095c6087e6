//! Everything that one entity gets: each op adds its part, and all of it is written together, because several may extend the
//! same list.

use super::{
    Completed, Reason, Unstated,
    entity::{Additions, Entity, Format},
    keys, line, members,
    source::{Further, Insertions},
};
use crate::{
    adopt::{attribute::Item, constraint, context::Context, index},
    op::{Change, Op},
    schema::{Qualified, Table},
};

impl<'a> Entity<'a> {
    /// Inserts what these ops state.
    pub(super) fn complete(
        &self,
        name: &'a Qualified,
        ops: &[&'a Op],
        unstated: &Unstated,
        context: &mut Context<'a>,
        to: &mut Insertions,
        completed: &mut Completed,
    ) {
        let Some((name, table)) = context.schema.tables.get_key_value(name) else { return };
        let here = (name, &**table);
        let mut additions = Additions::default();
        for op in ops {
            let over = keys::over(op, &additions.left_out);
            let why = match over {
                Some(column) => Some(format!("the entity has no field for {column}")),
                None => self.add(op, here, unstated, context, &mut additions, to),
            };
            if let (Some(_), Op::Column(_, Change::Create(column))) = (&why, op) {
                additions.left_out.push(column.name.clone());
            }
            match why {
                None => completed.done.push((*op).clone()),
                Some(why) => completed.left.push(line(op, &why, context.options)),
            }
        }
        completed.features.extend(&additions.features);
        self.write(additions, to);
    }

    /// Adds what an op states, or returns why it cannot.
    fn add(
        &self,
        op: &'a Op,
        here: (&'a Qualified, &'a Table),
        unstated: &Unstated,
        context: &mut Context<'a>,
        to: &mut Additions,
        insertions: &mut Insertions,
    ) -> Option<Reason> {
        match op {
            Op::Table(_, Change::Alter(pair)) => {
                let comment = pair.after.comment.clone()?;
                to.sea_orm.push(Item::Text("comment", comment));
                None
            }
            Op::Column(_, Change::Create(column)) => {
                members::column(self, column, here, context, to)
            }
            Op::Column(_, Change::Alter(pair)) => members::facets(self, pair, context, to),
            Op::Unique(_, _, Change::Create(it)) if it.without_overlaps => {
                Some("no attribute has WITHOUT OVERLAPS".to_owned())
            }
            Op::Unique(_, own, Change::Create(it)) => {
                let by_field = constraint::of_field(own, it, here, context);
                match by_field.filter(|_| self.format != Format::Expanded) {
                    Some(column) if self.field(column).is_some() => {
                        to.columns.entry(column.clone()).or_default().0.push(Item::Flag("unique"));
                    }
                    // The further field states it.
                    Some(_) => {}
                    None => to.autogen.push(constraint::unique(own, it, here, context)),
                }
                None
            }
            Op::Check(_, own, Change::Create(it)) => {
                to.autogen.push(constraint::check(own, it, here.0, here.1));
                None
            }
            Op::Exclusion(_, own, Change::Create(it)) => match constraint::exclude(own, it, here.1)
            {
                Some(item) => {
                    to.autogen.push(item);
                    None
                }
                None => Some("the attribute has no key for one of its clauses".to_owned()),
            },
            Op::Index(_, own, Change::Create(it)) => {
                to.autogen.push(index::item(own, it, here, context));
                None
            }
            Op::ForeignKey(_, own, Change::Create(key)) => {
                members::relation(self, own, key, here, context, to)
            }
            Op::ForeignKey(_, _, Change::Alter(pair)) => {
                members::actions(self, pair, to, insertions)
            }
            Op::PrimaryKey(_, Change::Alter(pair)) => {
                to.primary_key.extend(keys::of_primary_key(pair));
                None
            }
            Op::Check(..) | Op::Index(..) | Op::Comment(..) => {
                keys::part(self, op, here, unstated, to, insertions)
            }
            Op::PrimaryKey(..) => Some("give the entity its key by hand".to_owned()),
            _ => Some("state it by hand".to_owned()),
        }
    }

    /// Inserts everything that was added.
    fn write(&self, additions: Additions, to: &mut Insertions) {
        let Additions { sea_orm, mut autogen, columns, fields, relations, .. } = additions;
        let Additions { foreign_keys, primary_key, enums, .. } = additions;
        let source = self.source;
        for (column, items) in foreign_keys {
            keys::of_foreign_key(self, &column, items, &mut autogen, to);
        }
        keys::extend_or_add(self, "primary_key", &|_| true, primary_key, &mut autogen, to);
        let mut has_own = !autogen.is_empty() || fields.contains("#[autogen(");
        let header = (&self.model.attrs[..], self.header());
        source.state("sea_orm", &sea_orm, header, Further::Counts, to);
        source.state("autogen", &autogen, header, Further::Counts, to);
        for (column, (sea_orm, autogen)) in columns {
            let Some(field) = self.field(&column) else { continue };
            let place = (&field.attrs[..], members::start(source, field));
            source.state("sea_orm", &sea_orm, place, Further::Counts, to);
            source.state("autogen", &autogen, place, Further::Counts, to);
            has_own |= !autogen.is_empty();
        }
        if has_own {
            source.derive(&self.model.attrs, to);
        }
        if !(fields.is_empty() && relations.is_empty()) {
            source.import_prelude(self.items, to);
        }
        members::insert(self, &fields, &relations, to);
        if !enums.is_empty() {
            let end = source.text.trim_end().len();
            to.add(end, format!("\n\n{}", enums.trim_end()));
        }
    }
}
