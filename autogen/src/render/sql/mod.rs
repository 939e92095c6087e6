//! Steps in, SQL out.
//!
//! One file for each kind of object, and [`quote`] for every name and text in them. Expressions and operator classes
//! are SQL already and go in as they are.

pub mod column;
pub(in crate::render) mod comment;
mod constraint;
mod enumeration;
mod extension;
pub(in crate::render) mod index;
mod layout;
mod namespace;
pub(in crate::render) mod sequence;
pub(in crate::render) mod table;

use crate::plan::Step;
pub use crate::schema::quote;

/// One complete statement, without the semicolon. Names of objects in `default_schema` are not qualified.
#[must_use]
pub fn statement(step: &Step, default_schema: &str) -> String {
    let schema = default_schema;
    match step {
        Step::Namespace(name, action) => namespace::statement(name, *action),
        Step::Extension(name, action) => extension::statement(name, action),
        Step::Type(name, action) => enumeration::statement(name, action, schema),
        Step::Sequence(name, action) => sequence::statement(name, action, schema),
        Step::Table(name, action) => table::statement(name, action, schema),
        Step::Column(table, name, action) => column::statement(table, name, action, schema),
        Step::Constraint(table, name, action) => constraint::statement(table, name, action, schema),
        Step::Index(table, name, action) => index::statement(table, name, action, schema),
        Step::Comment(on, text) => comment::statement(on, text.as_deref(), schema),
    }
}

/// The statements as a script for people: each with its semicolon, those of several lines set apart.
#[must_use]
pub fn script(steps: &[Step], default_schema: &str) -> String {
    let mut script = String::new();
    let mut apart = false;
    for (at, step) in steps.iter().enumerate() {
        let statement = statement(step, default_schema);
        let long = statement.contains('\n');
        if at > 0 && (apart || long) {
            script.push('\n');
        }
        script.push_str(&statement);
        script.push_str(";\n");
        apart = long;
    }
    script
}

/// A text as comment lines.
#[must_use]
pub fn comment(text: &str) -> String {
    text.lines().map(|line| format!("-- {line}\n")).collect()
}

#[cfg(test)]
mod tests;
