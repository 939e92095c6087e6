//! "Did you mean": the most similar name of a list.

/// The name with the smallest edit distance, if that is small enough to be a typo.
pub(crate) fn nearest<'a>(name: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = ((name.chars().count() + 1) / 3).max(1);
    among
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The help text for it.
pub(crate) fn did_you_mean<'a>(
    name: &str,
    among: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(name, among).map(|nearest| format!("did you mean `{nearest}`?"))
}

/// The Levenshtein distance, in characters.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, l) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, r) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(l != *r);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn typos_are_recognised_and_other_words_are_not() {
        assert_eq!(nearest("fliter", ["filter", "name"]), Some("filter"));
        assert_eq!(nearest("usres", ["users", "stories"]), Some("users"));
        assert_eq!(nearest("elephant", ["on", "name"]), None);
    }
}
