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
fn a_name_is_free_when_it_is_taken() {
    assert_eq!(in_order(&[("a", "b"), ("b", "c")], &["a", "b"]), ["b to c", "a to b"]);
    assert_eq!(
        in_order(&[("a", "b"), ("b", "a")], &["a", "b"]),
        ["b to b__before", "a to b", "b__before to a"]
    );
    assert_eq!(in_order(&[("a", "b")], &["a", "b"]), ["b to b__before", "a to b"]);
}

#[test]
fn what_is_moved_aside_keeps_to_the_length_of_a_name() {
    assert_eq!(names::aside(&"é".repeat(40)).len(), 62);
}
