//! Names as written when the search path contains a schema: without that schema. An empty schema in a [`Qualified`]
//! says so.

use std::sync::Arc;

use super::{Column, ColumnType, ForeignKey, Identity, Pair, Qualified, Sequence, Table, TypeName};

/// Values that name objects of schemas.
pub trait Relative {
    /// Removes this schema from all names.
    fn leave_out(&mut self, schema: &str);

    /// The same without this schema in any name.
    #[must_use]
    fn relative(&self, schema: &str) -> Self
    where
        Self: Clone,
    {
        let mut relative = self.clone();
        relative.leave_out(schema);
        relative
    }
}

impl Relative for Qualified {
    fn leave_out(&mut self, schema: &str) {
        if self.schema == schema {
            self.schema.clear();
        }
    }
}

impl<T: Relative> Relative for Pair<T> {
    fn leave_out(&mut self, schema: &str) {
        self.before.leave_out(schema);
        self.after.leave_out(schema);
    }
}

impl<T: Relative> Relative for Box<T> {
    fn leave_out(&mut self, schema: &str) {
        (**self).leave_out(schema);
    }
}

impl<T: Relative + Clone> Relative for Arc<T> {
    fn leave_out(&mut self, schema: &str) {
        Self::make_mut(self).leave_out(schema);
    }
}

impl Relative for ColumnType {
    fn leave_out(&mut self, schema: &str) {
        match &mut self.name {
            TypeName::Enum(name) | TypeName::Other(name) => name.leave_out(schema),
            TypeName::Builtin(_) | TypeName::Extension(_) => {}
        }
    }
}

impl Relative for Column {
    fn leave_out(&mut self, schema: &str) {
        self.ty.leave_out(schema);
        if let Some(identity) = &mut self.identity {
            identity.leave_out(schema);
        }
    }
}

impl Relative for Identity {
    fn leave_out(&mut self, schema: &str) {
        if let Some(sequence) = &mut self.sequence {
            sequence.leave_out(schema);
        }
    }
}

impl Relative for Sequence {
    fn leave_out(&mut self, schema: &str) {
        if let Some((table, _)) = &mut self.owned_by {
            table.leave_out(schema);
        }
    }
}

impl Relative for ForeignKey {
    fn leave_out(&mut self, schema: &str) {
        self.references.leave_out(schema);
    }
}

impl Relative for Table {
    fn leave_out(&mut self, schema: &str) {
        self.columns.iter_mut().for_each(|it| it.leave_out(schema));
        self.foreign_keys.values_mut().for_each(|it| it.leave_out(schema));
    }
}
