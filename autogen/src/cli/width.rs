//! Breaks sentences between words, so that the terminal does not break inside one.

use std::io::IsTerminal;

use terminal_size::{Width, terminal_size};

use crate::render::words;

/// The indentation of a sentence's continuation lines.
const INDENT: &str = "    ";

/// The text for a stream: unchanged, unless the stream is a terminal.
pub(super) fn fitted(text: &str, stream: &impl IsTerminal) -> String {
    let width = terminal_size().filter(|_| stream.is_terminal());
    width.map_or_else(|| text.to_owned(), |(Width(width), _)| broken(text, width.into()))
}

fn length(word: &str) -> usize {
    visible(word).count()
}

/// Breaks the sentences of the text. Operations, differences and SQL stay on lines of their own.
fn broken(text: &str, width: usize) -> String {
    text.split_inclusive('\n')
        .map(|line| {
            if is_sentence(line) {
                words::broken(line, width, INDENT, length)
            } else {
                line.to_owned()
            }
        })
        .collect()
}

fn is_sentence(line: &str) -> bool {
    let plain: String = visible(line).collect();
    let starts = ["error", "warning", "note: ", "help: ", "at: ", "and "];
    starts.iter().any(|it| plain.trim_start().starts_with(it))
}

/// The number of characters, without colour codes.
fn visible(text: &str) -> impl Iterator<Item = char> {
    let mut is_escape = false;
    text.chars().filter(move |c| {
        let starts = *c == '\u{1b}';
        let was_escape = is_escape;
        is_escape = starts || (is_escape && *c != 'm');
        !starts && !was_escape
    })
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn a_sentence_is_broken_between_words() {
        let text = "error: one two three\n  help: four five six\n  + column a.b: a long type\n";
        assert_eq!(
            broken(text, 14),
            "error: one two\n    three\n  help: four\n    five six\n  + column a.b: a long type\n"
        );
        assert_eq!(broken(text, 80), text);
    }

    #[test]
    fn colours_take_no_room_and_long_words_stay_whole() {
        let text = "\u{1b}[1merror[a]\u{1b}[0m: bc de\n";
        assert_eq!(broken(text, 15), text);
        assert_eq!(
            broken("note: `a_very_long_name` b\n", 10),
            "note:\n    `a_very_long_name`\n    b\n"
        );
    }
}
