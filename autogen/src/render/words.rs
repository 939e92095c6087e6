//! Text broken into lines between words.

/// Breaks text into lines of at most this width, unless a word is longer. Lines after the first begin with the
/// indent. `length` is the displayed length of a word.
#[must_use]
pub fn broken(text: &str, width: usize, indent: &str, length: impl Fn(&str) -> usize) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in text.split_inclusive(' ') {
        if column > indent.len() && column + length(word.trim_end()) > width {
            lines.truncate(lines.trim_end_matches(' ').len());
            lines.push('\n');
            lines.push_str(indent);
            column = indent.len();
        }
        lines.push_str(word);
        column += length(word);
    }
    lines
}
