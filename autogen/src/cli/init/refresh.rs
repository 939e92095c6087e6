//! Updates an existing `autogen.toml`: removes or replaces what `init` wrote, and keeps everything that a person
//! wrote: comments, other keys, patterns.

use super::{
    mismatch::{IgnoreList, Mismatch},
    text::{self, string},
};
use crate::desired::ignore::Ignore;

/// The patterns that a person wrote.
///
/// # Errors
/// If the text is not TOML, or its lists have the wrong form.
pub(super) fn kept(text: &str) -> Result<Ignore, toml::de::Error> {
    #[derive(Default, serde::Deserialize)]
    struct File {
        #[serde(default)]
        ignore: Ignore,
    }
    toml::from_str::<File>(&without_own(text)).map(|it| it.ignore)
}

/// The text with these mismatches in place of the earlier ones.
pub(super) fn refreshed(existing: &str, mismatches: &[Mismatch]) -> String {
    let mut lines: Vec<String> = without_own(existing).lines().map(str::to_owned).collect();
    if mismatches.is_empty() {
        return without_empty(lines);
    }
    if section(&lines).is_none() {
        while lines.last().is_some_and(|it| it.trim().is_empty()) {
            lines.pop();
        }
        lines.extend(text::heading().lines().map(str::to_owned));
    }
    for kind in IgnoreList::ALL {
        let new: Vec<String> =
            mismatches.iter().filter(|it| it.kind == kind).map(text::line).collect();
        if !new.is_empty() {
            add(&mut lines, kind.key(), new);
        }
    }
    end(lines)
}

fn end(lines: impl IntoIterator<Item = String>) -> String {
    let text: Vec<String> = lines.into_iter().collect();
    format!("{}\n", text.join("\n").trim_end())
}

/// Inserts lines at the start of a list of `[ignore]`.
fn add(lines: &mut Vec<String>, key: &str, new: Vec<String>) {
    let Some((start, stop)) = section(lines) else { return };
    let at = (start..stop).find(|at| assigns(&lines[*at], key));
    let Some(at) = at else {
        let last = (start..stop).rev().find(|at| !lines[*at].trim().is_empty()).unwrap_or(start);
        let (next, end) = (last + 1, ["]".to_owned()]);
        let whole = [format!("{key} = [")].into_iter().chain(new).chain(end);
        lines.splice(next..next, whole);
        return;
    };
    let Some(values) = on_one_line(&lines[at], key) else {
        let next = at + 1;
        lines.splice(next..next, new);
        return;
    };
    let values = values.iter().map(|it| format!("    {},", string(it)));
    let whole = [format!("{key} = [")].into_iter().chain(new).chain(values);
    let whole: Vec<String> = whole.chain(["]".to_owned()]).collect();
    lines.splice(at..=at, whole);
}

/// The values of a list on a single line.
fn on_one_line(line: &str, key: &str) -> Option<Vec<String>> {
    let table: toml::Table = toml::from_str(line).ok()?;
    let values = table.get(key)?.as_array()?.iter();
    values.map(|it| it.as_str().map(str::to_owned)).collect()
}

fn assigns(line: &str, key: &str) -> bool {
    line.trim_start().strip_prefix(key).is_some_and(|it| it.trim_start().starts_with('='))
}

/// The start and end of `[ignore]`. Comments above the next table belong to that table.
fn section(lines: &[String]) -> Option<(usize, usize)> {
    let start = lines.iter().position(|it| it.trim() == "[ignore]")?;
    let is_table = |it: &String| it.starts_with('[');
    let mut stop = match lines[start + 1..].iter().position(is_table) {
        Some(next) => start + 1 + next,
        None => return Some((start, lines.len())),
    };
    while lines[stop - 1].trim().is_empty() || lines[stop - 1].starts_with('#') {
        stop -= 1;
    }
    Some((start, stop))
}

/// Removes the lines that `init` wrote: patterns of single objects followed by a comment, and lists that are empty
/// without them.
fn without_own(text: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let Some((start, stop)) = section(&lines) else { return text.to_owned() };
    let mut kept: Vec<String> = Vec::new();
    for line in lines[start..stop].iter().filter(|it| !is_own(it)) {
        let opened = kept.last().is_some_and(|it| it.trim_end().ends_with("= ["));
        if line.trim() == "]" && opened {
            kept.pop();
        } else {
            kept.push(line.clone());
        }
    }
    lines.splice(start..stop, kept);
    end(lines)
}

/// Removes an empty `[ignore]` and its explanation.
fn without_empty(mut lines: Vec<String>) -> String {
    let is_blank = |it: &String| it.trim().is_empty();
    let empty =
        section(&lines).filter(|(start, stop)| lines[start + 1..*stop].iter().all(is_blank));
    let Some((start, stop)) = empty else { return end(lines) };
    lines.drain(start..stop);
    let text = end(lines).replace(text::explanation().trim_end(), "");
    end(text.lines().map(str::to_owned))
}

/// `    "stories.slug:nullable", # the database allows nulls`
fn is_own(line: &str) -> bool {
    let Some((pattern, comment)) = line.trim().split_once("\", ") else { return false };
    let plain = pattern.starts_with('"') && !pattern.contains(['*', '?', '!']);
    plain && comment.starts_with("# ")
}

#[cfg(test)]
mod tests {
    use super::{kept, refreshed};
    use crate::cli::init::mismatch::{IgnoreList, Mismatch};

    const WRITTEN: &str = "# Ours.\nentity = [\"entity\"]\n\n[naming]\nindex = \"ix_{table}\" # short\n\n[ignore]\n# Theirs.\ntables = [\"legacy_*\"]\ncolumns = [\n    \"stories.rank:default\", # the database has 0\n    \"stories.slug\",\n]\nindexes = [\n    \"stories.ix\", # not in the database: index ix\n]\n\n[rows]\ntimeout = 3\n";

    fn mismatch(kind: IgnoreList, pattern: &str) -> Mismatch {
        Mismatch { kind, pattern: pattern.to_owned(), instead: "it differs".to_owned() }
    }

    #[test]
    fn handwritten_lines_of_autogen_toml_stay() {
        let ignore = kept(WRITTEN).expect("TOML");
        assert_eq!(ignore.tables, ["legacy_*"]);
        assert_eq!(ignore.columns, ["stories.slug"]);
        assert!(ignore.indexes.is_empty());
        let expected = WRITTEN
            .replace("    \"stories.rank:default\", # the database has 0\n", "")
            .replace("indexes = [\n    \"stories.ix\", # not in the database: index ix\n]\n", "");
        assert_eq!(refreshed(WRITTEN, &[]), expected);
    }

    #[test]
    fn init_lists_current_differences() {
        let new = [
            mismatch(IgnoreList::Tables, "stories"),
            mismatch(IgnoreList::Columns, "users.name"),
            mismatch(IgnoreList::Enums, "mood"),
        ];
        let text = refreshed(WRITTEN, &new);
        assert!(
            text.contains("tables = [\n    \"stories\", # it differs\n    \"legacy_*\",\n]\n"),
            "{text}"
        );
        assert!(
            text.contains(
                "columns = [\n    \"users.name\", # it differs\n    \"stories.slug\",\n]\n"
            ),
            "{text}"
        );
        assert!(text.contains("]\nenums = [\n    \"mood\", # it differs\n]\n\n[rows]\n"), "{text}");
        // Running it again changes nothing.
        assert_eq!(refreshed(&text, &new), text);
        let text = refreshed("entity = [\"a\"]\n", &new[2..]);
        assert!(text.starts_with("entity = [\"a\"]\n\n# What"), "{text}");
        assert_eq!(refreshed(&text, &[]), "entity = [\"a\"]\n");
    }
}
