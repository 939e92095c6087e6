use std::collections::BTreeSet;

use super::names;
use crate::schema::Pair;

fn in_order(hints: &[(&str, &str)], there: &[&str]) -> Vec<String> {
    let hints = hints.iter().map(|(a, b)| Pair::new((*a).to_owned(), (*b).to_owned())).collect();
    let there: BTreeSet<String> = there.iter().map(|it| (*it).to_owned()).collect();
    let ordered = names::in_order(hints, there, |name| names::aside(name));
    ordered.iter().map(|it| format!("{} to {}", it.before, it.after)).collect()
}

#[test]
fn renames_are_ordered_so_that_new_names_are_free() {
    assert_eq!(in_order(&[("a", "b"), ("b", "c")], &["a", "b"]), ["b to c", "a to b"]);
    assert_eq!(
        in_order(&[("a", "b"), ("b", "a")], &["a", "b"]),
        ["b to b__before", "a to b", "b__before to a"]
    );
    assert_eq!(in_order(&[("a", "b")], &["a", "b"]), ["b to b__before", "a to b"]);
}

#[test]
fn temporary_names_are_not_too_long() {
    assert_eq!(names::aside(&"é".repeat(40)).len(), 62);
}
