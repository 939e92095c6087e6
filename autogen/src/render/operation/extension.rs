//! Extensions: their schema and version.

use super::{Operation, mark, turn};
use crate::{
    op::Change,
    schema::{Extension, Pair},
};

pub(super) fn operation(name: &str, change: &Change<Extension>) -> Operation {
    let text = match change {
        Change::Create(it) => format!("{name}{}", placed(it)),
        Change::Drop(_) => name.to_owned(),
        Change::Alter(Pair { before, after }) => {
            let facets = [
                ("schema", &before.schema, &after.schema),
                ("version", &before.version, &after.version),
            ];
            let facets = facets.into_iter().filter(|(_, before, after)| before != after);
            let facets =
                facets.map(|(facet, before, after)| turn(facet, before.as_ref(), after.as_ref()));
            format!("{name}: {}", facets.collect::<Vec<_>>().join(", "))
        }
    };
    Operation { mark: mark(change), subject: name.to_owned(), text: format!("extension {text}") }
}

/// The schema and version of an extension, if they are stated.
pub(in crate::render) fn placed(extension: &Extension) -> String {
    let Extension { schema, version, contents: _ } = extension;
    let schema = schema.as_ref().map(|schema| format!(" in {schema}"));
    let version = version.as_ref().map(|version| format!(" version {version}"));
    [schema, version].map(Option::unwrap_or_default).concat()
}
