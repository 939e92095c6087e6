//! Modules in, tables and enums out: what the values mean for the schema, once all of the program is known.
//!
//! Files are not known here.

pub(super) mod column_type;
pub(super) mod default;
pub(super) mod draft;
pub(super) mod expanded;
pub(super) mod foreign_key;
mod parsed;
pub(super) mod schema_attribute;
pub(super) mod scope;
pub(super) mod table;
pub(super) mod types;
pub(super) mod unique_names;
pub(super) mod used_enums;
pub(super) mod whole;
