#![doc = include_str!("../README.md")]

use proc_macro::TokenStream;

/// Makes `#[autogen(…)]` legal on a model and its fields, and on an active enum and its variants.
///
/// Write the attribute after the `#[derive(…)]`. In the dense format, write the derive between `#[sea_orm::model]` and
/// the struct, like any other.
///
#[doc = include_str!("../example.md")]
///
/// # On a struct
///
/// | key | meaning |
/// |---|---|
/// | `index(on, name, using, with, filter, include, unique, nulls_not_distinct, renamed_from)` | an index; each text is what SQL has there, without its keyword |
/// | `unique(on, name, include, nulls_not_distinct, deferrable, renamed_from)` | a `UNIQUE` constraint |
/// | `check("expression", name, no_inherit, renamed_from)` | a `CHECK` constraint |
/// | `exclude(on, name, using, filter, deferrable, renamed_from)` | an exclusion constraint, over `gist` unless `using` says otherwise |
/// | `foreign_key(on, name, deferrable, match, renamed_from)` | more about the `belongs_to` on these columns |
/// | `primary_key(on, name, include, deferrable)` | more about the primary key; `on` states the order of its columns |
/// | `sequence(name, options, comment)` | a sequence of its own; `options` is what `CREATE SEQUENCE` has after the name |
/// | `renamed_from = "old"` | the table's former name |
///
/// Without a `name`, an object is called by its kind, its table and its columns: `idx-stories-title`, `uq-…`, `ck-…`,
/// `ex-…`. `deferrable` alone is `INITIALLY IMMEDIATE`.
///
/// # On a field
///
/// `generated = "expression"` (with `virtual`, if it is not to be stored), `identity = "always"`, `"by default"` or
/// `"serial"` (with options as in SQL: `"always (START WITH 100 INCREMENT BY 10)"`), `not_null = "name of the constraint"`, `collate = "C"`, `default = "expression"`, `comment = "…"`, `renamed_from = "old"`,
/// `fill = "expression"` (what rows get that have no value when the column becomes NOT NULL).
///
/// # On an active enum
///
/// `renamed_from`, `schema` and `comment`; on a variant `renamed_from`, which is the former label.
#[proc_macro_derive(Autogen, attributes(autogen))]
pub fn autogen(_: TokenStream) -> TokenStream {
    TokenStream::new()
}
