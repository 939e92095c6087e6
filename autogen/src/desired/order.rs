//! The order of lists that entities do not determine: labels of an enum, which older generators of entities wrote
//! alphabetically, and columns of a key, which follow the order of the fields.

/// The stated elements in the database's order. An element that the database does not have is put beside its
/// neighbour in the statement: after the previous one, or before the next one.
pub(super) fn as_had(stated: &[String], had: &[String]) -> Vec<String> {
    let mut ordered: Vec<String> = had.iter().filter(|it| stated.contains(it)).cloned().collect();
    for (at, new) in stated.iter().enumerate() {
        if had.contains(new) {
            continue;
        }
        // Everything before it in the statement is placed by now.
        let place = |it: &String| ordered.iter().position(|other| other == it);
        let after = stated[..at].last().and_then(place).map(|before| before + 1);
        let before = || stated[at..].iter().find_map(place);
        let at = after.or_else(before).unwrap_or(ordered.len());
        ordered.insert(at, new.clone());
    }
    ordered
}

/// Adds elements of the database that are to be kept, each after its predecessor there.
pub(super) fn keep(own: &mut Vec<String>, had: &[String], kept: impl Fn(&String) -> bool) {
    for (at, it) in had.iter().enumerate().filter(|(_, it)| kept(it)) {
        if !own.contains(it) {
            let place = |before| own.iter().position(|other| other == before);
            let at = had[..at].iter().rev().find_map(place).map_or(0, |before| before + 1);
            own.insert(at, it.clone());
        }
    }
}

/// Whether the two lists order their common elements differently.
pub(super) fn differs(left: &[String], right: &[String]) -> bool {
    let common = left.iter().filter(|it| right.contains(it));
    !common.eq(right.iter().filter(|it| left.contains(it)))
}

#[cfg(test)]
mod tests {
    use super::{as_had, differs, keep};

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_new_label_is_put_beside_its_neighbour() {
        for (stated, had, expected) in [
            ("a b c", "c a b", "c a b"),
            ("a b c", "b a", "b c a"),
            ("a c", "c b a", "c a"),
            ("x a y b z", "a b", "x a y b z"),
            ("w x a", "b a", "w x a"),
            ("a x y b", "b a", "b a x y"),
            ("a b", "", "a b"),
            ("x y", "a b", "x y"),
        ] {
            assert_eq!(as_had(&words(stated), &words(had)), words(expected), "{stated} | {had}");
        }
    }

    #[test]
    fn kept_elements_follow_their_predecessors() {
        for (own, had, expected) in
            [("a c", "a x c", "a x c"), ("a c", "x a c", "x a c"), ("c a", "a x c y", "c a x")]
        {
            let mut own = words(own);
            keep(&mut own, &words(had), |it| it == "x");
            assert_eq!(own, words(expected), "{had}");
        }
    }

    #[test]
    fn order_only_counts_for_common_elements() {
        for (left, right, expected) in [
            ("a b c", "a x c", false),
            ("a b", "b a", true),
            ("a b c", "c d a", true),
            ("a", "b", false),
            ("", "a b", false),
        ] {
            assert_eq!(differs(&words(left), &words(right)), expected, "{left} | {right}");
        }
    }
}
