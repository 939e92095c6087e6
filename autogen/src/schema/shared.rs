//! Column types that are stored once: a schema has many columns and few types.

use std::{collections::BTreeSet, sync::Arc};

use super::{ColumnType, stated};

/// The types seen so far.
#[derive(Debug, Default)]
pub struct SharedTypes(BTreeSet<Arc<ColumnType>>);

impl SharedTypes {
    /// Replaces a type by an equal one that was seen before.
    pub fn share(&mut self, ty: &mut stated::Type) {
        let Some(ty) = ty.column_type_mut() else { return };
        match self.0.get(ty) {
            Some(same) => *ty = Arc::clone(same),
            None => _ = self.0.insert(Arc::clone(ty)),
        }
    }
}
