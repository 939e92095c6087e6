//! Takes steps, and adds the schema to the names of an extension's objects if the search path does not reach them.
//! The schema of an extension is not part of a type, so a type is the same wherever its extension is: only its text
//! differs.

use std::sync::Arc;

use super::{ColumnAction, IndexAction, Step, TableAction};
use crate::{
    op::{Change, Op},
    schema::{
        ColumnType, OperatorClass, Pair, Qualified, Schema, TypeName, extension::Homes,
        quote::ident, tokens,
    },
};

/// Adds the schemas of types and operator classes to steps. The names are looked up in these extensions.
pub fn write(steps: &mut [Step], homes: Homes<'_>) {
    if homes.0.values().all(|it| it.contents.home.is_none()) {
        return;
    }
    for step in steps {
        match step {
            Step::Table(_, TableAction::Create(table)) => {
                table.columns.iter_mut().for_each(|it| of_type(&mut it.ty, homes));
            }
            Step::Column(_, _, ColumnAction::Add(column)) => of_type(&mut column.ty, homes),
            Step::Column(_, _, ColumnAction::SetType { ty, .. }) => of_type(ty, homes),
            Step::Column(_, _, ColumnAction::Park(parked) | ColumnAction::Unpark(parked)) => {
                parked.types_mut().into_iter().for_each(|it| of_type(it, homes));
            }
            Step::Table(_, TableAction::ParkRows(rows) | TableAction::RestoreRows(rows)) => {
                rows.types_mut().into_iter().for_each(|it| of_type(it, homes));
            }
            Step::Column(_, _, ColumnAction::Succeed(it, _)) => of_type(&mut it.ty, homes),
            Step::Index(
                _,
                _,
                IndexAction::Create(index)
                | IndexAction::CreateConcurrently(index)
                | IndexAction::CreateOnOnly(index),
            ) => {
                let classes = index.columns.iter_mut().filter_map(|it| it.operator_class.as_mut());
                classes.for_each(|it| of_class(it, homes));
            }
            // No other step names a type or an operator class.
            Step::Namespace(..)
            | Step::Extension(..)
            | Step::Type(..)
            | Step::Sequence(..)
            | Step::Table(..)
            | Step::Column(..)
            | Step::Constraint(..)
            | Step::Index(..)
            | Step::Declared(..)
            | Step::Comment(..) => {}
        }
    }
}

/// The ops as shown to people: with the schemas of types, each as on its side of the change.
#[must_use]
pub fn shown(ops: &[Op], schemas: Pair<&Schema>) -> Vec<Op> {
    let Pair { before, after } = schemas.map(|it| Homes(&it.extensions));
    let mut ops = ops.to_vec();
    for op in &mut ops {
        let Op::Column(_, change) = op else { continue };
        match change {
            Change::Create(column) => of_type(&mut column.ty, after),
            Change::Drop(column) => of_type(&mut column.ty, before),
            // A type whose text changes only because its extension moves does not change.
            Change::Alter(pair) if pair.before.ty == pair.after.ty => {}
            Change::Alter(pair) => {
                of_type(&mut pair.before.ty, before);
                of_type(&mut pair.after.ty, after);
            }
        }
    }
    ops
}

/// The type with its schema, if it needs one.
pub fn of_type(ty: &mut Arc<ColumnType>, homes: Homes<'_>) {
    let TypeName::Extension(name) = &ty.name else { return };
    if let Some(home) = homes.of_type(name) {
        let name = TypeName::Other(Qualified::new(home, name));
        Arc::make_mut(ty).name = name;
    }
}

fn of_class(class: &mut OperatorClass, homes: Homes<'_>) {
    let tokens: Vec<_> = lexer::tokens(&class.0).collect();
    let [name] = &tokens::parts(&tokens)[..] else { return };
    if let Some(home) = homes.brings_class(name).and_then(|it| it.contents.home.as_ref()) {
        class.0 = format!("{}.{}", ident(home), class.0);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::write;
    use crate::{
        plan::{ColumnAction, IndexAction, Step},
        schema::{
            Column, ColumnType, Extension, Index, IndexColumn, IndexKey, OperatorClass, Qualified,
            TypeName,
            extension::{Contents, Homes},
        },
    };

    #[test]
    fn objects_outside_the_search_path_are_qualified() {
        let contents = Contents { home: Some("Ext".to_owned()), ..Contents::default() };
        let vector = Extension { contents, ..Extension::default() };
        let extensions = BTreeMap::from([("vector".to_owned(), vector)]);
        let table = Qualified::new("public", "books");
        let column = Column::new("embedding", ColumnType::extension("vector").with("3"));
        let class = OperatorClass("vector_cosine_ops".to_owned());
        let key = IndexColumn {
            operator_class: Some(Box::new(class)),
            ..IndexColumn::new(IndexKey::Column("embedding".to_owned()))
        };
        let index = Index {
            columns: vec![key],
            unique: false,
            nulls_not_distinct: false,
            method: "hnsw".to_owned(),
            include: Vec::new(),
            predicate: None,
            with: BTreeMap::new(),
        };
        let mut steps = [
            Step::Column(table.clone(), "embedding".to_owned(), ColumnAction::Add(column.into())),
            Step::Index(table, "ix".to_owned(), IndexAction::Create(index)),
        ];
        let plain = steps.clone();
        write(&mut steps, Homes(&BTreeMap::new()));
        assert_eq!(steps, plain);
        write(&mut steps, Homes(&extensions));
        let [
            Step::Column(_, _, ColumnAction::Add(column)),
            Step::Index(_, _, IndexAction::Create(index)),
        ] = &steps
        else {
            panic!("other steps: {steps:?}")
        };
        assert_eq!(column.ty.name, TypeName::Other(Qualified::new("Ext", "vector")));
        let class = index.columns[0].operator_class.as_ref().map(|it| it.0.as_str());
        assert_eq!(class, Some("\"Ext\".vector_cosine_ops"));
    }
}
