//! Takes steps and returns SQL.
//!
//! Each kind of object has a file, and [`quote`] quotes every name and text in them. Expressions and operator classes
//! are already SQL.

pub mod column;
pub(in crate::render) mod comment;
mod constraint;
mod declared;
mod enumeration;
mod extension;
mod fit;
pub mod index;
mod layout;
mod namespace;
mod parked;
pub mod probe;
pub mod sequence;
mod succession;
pub(in crate::render) mod table;
pub mod value;

pub use crate::schema::quote;
use crate::{
    plan::{Step, Transactions},
    schema::relative::Relative as _,
};

/// One complete statement, without the semicolon. Names of objects in `default_schema` are unqualified.
#[must_use]
pub fn statement(step: &Step, default_schema: &str) -> String {
    text(&step.relative(default_schema))
}

/// The statement of a step, with its names as they are.
pub(in crate::render) fn text(step: &Step) -> String {
    match step {
        Step::Namespace(name, action) => namespace::statement(name, *action),
        Step::Extension(name, action) => extension::statement(name, action),
        Step::Type(name, action) => enumeration::statement(name, action),
        Step::Sequence(name, action) => sequence::statement(name, action),
        Step::Table(name, action) => table::statement(name, action),
        Step::Column(table, name, action) => column::statement(table, name, action),
        Step::Constraint(table, name, action) => constraint::statement(table, name, action),
        Step::Index(table, name, action) => index::statement(table, name, action),
        Step::Declared(_, action) => declared::statement(action),
        Step::Comment(on, text) => comment::statement(on, text.as_deref()),
    }
}

/// The statements as a script for people: each with a semicolon, and a blank line around those of several lines.
#[must_use]
pub fn script(steps: &[Step], default_schema: &str) -> String {
    let mut script = String::new();
    let mut after_long = false;
    for (at, step) in steps.iter().enumerate() {
        let statement = statement(step, default_schema);
        let long = statement.contains('\n');
        if at > 0 && (after_long || long) {
            script.push('\n');
        }
        script.push_str(&statement);
        script.push_str(";\n");
        after_long = long;
    }
    script
}

/// The statements of a direction as a script for people, with its transactions. A single statement needs none.
#[must_use]
pub fn way(steps: &[Step], transactions: &Transactions, default_schema: &str) -> String {
    let parts = transactions.parts(steps).into_iter().map(|part| {
        let script = script(part, default_schema);
        let waits = part.iter().find_map(|it| transactions.blocks(it));
        let waits = waits.map(|it| format!("-- Programs wait for this: {}.\n", it.why));
        let waits = waits.unwrap_or_default();
        if part.len() <= 1 {
            format!("{waits}{script}")
        } else {
            format!("{waits}BEGIN;\n{script}COMMIT;\n")
        }
    });
    parts.collect::<Vec<_>>().join("\n")
}

/// A text as comment lines.
#[must_use]
pub fn comment(text: &str) -> String {
    text.lines().map(|line| format!("-- {line}\n")).collect()
}

#[cfg(test)]
mod tests;
