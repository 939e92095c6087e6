//! A table with everything that the catalog says of it, as an entity would state it.

use super::{
    AutoIncrement, Check, Column, ForeignKey, Named, Pair, Place, PrimaryKey, Table, Type,
};
use crate::schema::{self, ByName, Marks};

impl Table {
    /// All facets are stated, the default ones too.
    #[must_use]
    pub fn complete(table: &schema::Table, place: &Place) -> Self {
        let parts = Parts { marks: &table.marks, place };
        Self {
            comment: table.comment.clone(),
            partition_by: table.partition_by.clone(),
            primary_key: table.primary_key.as_ref().map(|key| PrimaryKey {
                name: key.name.clone(),
                explicit: true,
                columns: key.columns.clone(),
                ordered: true,
                include: key.include.clone(),
                deferrable: Some(key.deferrable),
                comment: table.marks.constraint_comments.get(&key.name).cloned(),
            }),
            columns: table.columns.iter().map(|it| column(it, place)).collect(),
            uniques: parts.constraints(&table.uniques, Clone::clone),
            foreign_keys: parts.constraints(&table.foreign_keys, foreign_key),
            checks: parts.constraints(&table.checks, |it| Check {
                expression: it.expression.clone(),
                no_inherit: it.no_inherit,
                validity: Some(it.validity),
            }),
            exclusions: parts.constraints(&table.exclusions, Clone::clone),
            indexes: parts.named(&table.indexes, &table.marks.index_comments, Clone::clone),
            place: place.clone(),
            ..Self::default()
        }
    }
}

struct Parts<'a> {
    marks: &'a Marks,
    place: &'a Place,
}

impl Parts<'_> {
    fn constraints<T, S>(&self, parts: &ByName<T>, said: impl Fn(&T) -> S) -> Vec<Named<S>> {
        self.named(parts, &self.marks.constraint_comments, said)
    }

    fn named<T, S>(
        &self,
        parts: &ByName<T>,
        comments: &ByName<String>,
        said: impl Fn(&T) -> S,
    ) -> Vec<Named<S>> {
        let one = |(name, part): (&String, &T)| Named {
            name: name.clone(),
            explicit: true,
            any_order: false,
            renamed_from: None,
            value: said(part),
            comment: comments.get(name).cloned(),
            place: self.place.clone(),
        };
        parts.iter().map(one).collect()
    }
}

fn column(column: &schema::Column, place: &Place) -> Column {
    let identity =
        column.identity.as_ref().map(|it| AutoIncrement::Exact(Box::new((**it).clone().into())));
    Column {
        name: column.name.clone(),
        ty: Type::Exact(column.ty.clone()),
        nullable: column.nullable,
        not_null: column.not_null.clone(),
        default: column.default.clone(),
        auto_increment: identity,
        generated: column.generated.clone(),
        collation: column.collation.clone(),
        comment: column.comment.clone(),
        renamed_from: None,
        fill: None,
        using: Pair::default(),
        place: place.clone(),
    }
}

fn foreign_key(key: &schema::ForeignKey) -> ForeignKey {
    ForeignKey {
        columns: key.columns.clone(),
        references: key.references.clone(),
        referenced_columns: key.referenced_columns.clone(),
        on_update: Some(key.on_update),
        on_delete: Some(key.on_delete),
        on_delete_columns: Some(key.on_delete_columns.clone()),
        match_full: Some(key.match_full),
        deferrable: Some(key.deferrable),
        validity: Some(key.validity),
    }
}
