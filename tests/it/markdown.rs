//! Reads Markdown that the tests check: its blocks, the command lines in it, and the parts of an output that are
//! compared.

use std::fs;
use std::path::Path;

/// The fenced blocks, each with its language.
pub(crate) fn blocks(text: &str) -> Vec<(&str, &str)> {
    let fences = text.split("\n```").skip(1).step_by(2);
    fences.map(|block| block.split_once('\n').unwrap_or((block, ""))).collect()
}

/// Command lines: lines of `sh` and `console` blocks, and quotations in the text.
pub(crate) fn command_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (language, block) in blocks(text) {
        match language {
            "sh" => lines.extend(block.lines().map(str::to_owned)),
            "console" => lines
                .extend(block.lines().filter_map(|it| it.strip_prefix("$ ")).map(str::to_owned)),
            _ => (),
        }
    }
    let prose: String = text.split("\n```").step_by(2).collect();
    let quoted = prose.split('`').skip(1).step_by(2).map(|it| it.replace('\n', " "));
    lines.extend(quoted.filter(|it| it.contains(' ')));
    lines
}

/// Splits as a shell does; what follows `#`, `;`, `|`, `&` or `>` is left out.
pub(crate) fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = None;
    let mut quoted = false;
    for it in line.chars() {
        match it {
            '"' => {
                quoted = !quoted;
                word.get_or_insert_with(String::new);
            }
            '#' | '|' | '&' if !quoted && word.is_none() => break,
            ';' if !quoted => break,
            // `2>` redirects one of the two streams.
            '>' if !quoted => {
                word.take_if(|it| it == "2");
                break;
            }
            ' ' if !quoted => words.extend(word.take()),
            it => word.get_or_insert_with(String::new).push(it),
        }
    }
    words.extend(word);
    words
}

/// The program of this workspace that a command line runs, and its arguments.
pub(crate) fn program(line: &str) -> Option<(&'static str, Vec<String>)> {
    let words = words(line);
    let known: Vec<&str> = words.iter().map(String::as_str).collect();
    let (name, n_before) = match known[..] {
        ["autogen", ..] => ("autogen", 1),
        ["migration", ..] => ("migration", 1),
        ["cargo", "run", "-p", "autogen", "--", ..] => ("autogen", 5),
        ["cargo", "run", "-p", "migration", "--", ..] => ("migration", 5),
        ["cargo", "xtask", ..] => ("xtask", 2),
        _ => return None,
    };
    Some((name, words[n_before..].to_vec()))
}

/// Replaces every digit of a time or a duration by 0. All other digits are compared.
pub(crate) fn masked(text: &str) -> String {
    const SHAPES: [&str; 3] =
        ["m00000000_000000_", "0000-00-00 00:00:00 UTC", "0000-00-00T00:00:00.000000Z"];
    let mut text: Vec<char> = text.chars().collect();
    for shape in SHAPES.map(|it| it.chars().collect::<Vec<_>>()) {
        for at in 0..=text.len().saturating_sub(shape.len()) {
            let Some(part) = text.get_mut(at..at + shape.len()) else { continue };
            let fits = |(it, wanted): (&char, &char)| {
                it == wanted || (*wanted == '0' && it.is_ascii_digit())
            };
            if part.iter().zip(&shape).all(fits) {
                part.copy_from_slice(&shape);
            }
        }
    }
    let text: String = text.into_iter().collect();
    // Only durations are in parentheses before `ms`.
    // Build times always differ.
    let is_news = |line: &&str| {
        line.starts_with("building `") || line.starts_with("the first build takes some minutes")
    };
    let lines =
        text.lines().filter(|line| !is_news(line)).map(|line| match line.split_once(" … done (") {
            Some((begin, _)) => format!("{begin} … done (0 ms)"),
            None => line.trim_end().to_owned(),
        });
    lines.collect::<Vec<_>>().join("\n")
}

/// Applies a diff to its files.
#[track_caller]
pub(crate) fn apply(root: &Path, diff: &str) {
    let file = diff.lines().find_map(|line| line.strip_prefix("+++ b/")).expect("a file");
    let path = root.join(file);
    let mut text = fs::read_to_string(&path).expect("a file to change");
    for hunk in diff.split("\n@@").skip(1) {
        let lines: Vec<&str> = hunk.lines().skip(1).collect();
        let side = |other: char| -> String {
            let kept = lines.iter().filter(|line| !line.starts_with(other));
            kept.map(|line| format!("{}\n", line.get(1..).unwrap_or_default())).collect()
        };
        let (before, after) = (side('+'), side('-'));
        assert_eq!(text.matches(&before).count(), 1, "`{file}` does not hold\n{before}");
        text = text.replace(&before, &after);
    }
    fs::write(&path, text).expect("a file to change");
}

/// Two or more lower-case words, joined by dashes.
pub(crate) fn is_code(text: &str) -> bool {
    text.contains('-')
        && text
            .split('-')
            .all(|word| !word.is_empty() && word.chars().all(|it| it.is_ascii_lowercase()))
}
