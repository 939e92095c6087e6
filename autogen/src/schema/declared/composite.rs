//! Composite types: which attributes one has that another does not. Each is its name and its type, as SQL has it.

use super::Pair;

/// What makes one of the other in place.
#[derive(Debug)]
pub struct Attributes<'a> {
    pub dropped: Vec<&'a str>,
    pub added: Vec<&'a str>,
}

impl<'a> Attributes<'a> {
    /// Nothing if that takes another type: Postgres adds attributes at the end, and changes no type of one that a column has.
    #[must_use]
    pub fn of(shapes: Pair<&'a [String]>) -> Option<Self> {
        let missing = |from: &'a [String], of: &[String]| -> Vec<&'a str> {
            from.iter().filter(|it| !of.contains(it)).map(String::as_str).collect()
        };
        let dropped = missing(shapes.before, shapes.after);
        let added = missing(shapes.after, shapes.before);
        let kept = shapes.before.iter().filter(|it| shapes.after.contains(it));
        let expected = kept.map(String::as_str).chain(added.iter().copied());
        let is_in_order = shapes.after.iter().map(String::as_str).eq(expected);
        let changes = dropped.iter().any(|it| added.iter().any(|new| name(new) == name(it)));
        (is_in_order && !changes).then_some(Self { dropped, added })
    }

    #[must_use]
    pub fn clauses(&self) -> Vec<String> {
        let dropped = self.dropped.iter().map(|it| format!("DROP ATTRIBUTE {}", name(it)));
        dropped.chain(self.added.iter().map(|it| format!("ADD ATTRIBUTE {it}"))).collect()
    }
}

/// The name of an attribute, as SQL has it.
#[must_use]
pub fn name(attribute: &str) -> &str {
    let end = lexer::tokens(attribute).next().map_or(0, |it| it.end());
    attribute.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Attributes, Pair};

    #[test]
    fn attributes_are_added_at_the_end_and_keep_their_types() {
        for (before, after, expected) in [
            (
                &["a integer"][..],
                &["a integer", "\"b c\" text"][..],
                Some(vec!["ADD ATTRIBUTE \"b c\" text"]),
            ),
            (&["\"a b\" integer", "c text"], &["c text"], Some(vec!["DROP ATTRIBUTE \"a b\""])),
            (
                &["a integer"],
                &["b integer"],
                Some(vec!["DROP ATTRIBUTE a", "ADD ATTRIBUTE b integer"]),
            ),
            (&["a integer"], &["b text", "a integer"], None),
            (&["a integer", "b text"], &["b text", "a integer"], None),
            (&["b text", "a integer"], &["b text", "a bigint"], None),
        ] {
            let own = |list: &[&str]| list.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
            let (before, after) = (own(before), own(after));
            let found = Attributes::of(Pair::new(&before[..], &after[..]));
            let found = found.map(|it| it.clauses());
            assert_eq!(found, expected.map(|it| own(&it)), "{before:?} {after:?}");
        }
    }
}
