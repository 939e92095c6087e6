//! The difference as Markdown, to be read in a pull request.

use super::{
    headline,
    picture::{Picture, mermaid},
    review::Review,
    sql,
    summary::{self, Color},
};
use crate::plan::Step;

/// The first line, by which a program finds the comment that it updates. Nobody sees it.
pub const MARKER: &str = "<!-- autogen: schema changes -->";

/// GitHub refuses a comment of more than 65,536 characters.
const LONGEST: usize = 60_000;

/// What changes in one sentence, operations and findings, a picture of the tables, and the statements of both directions in a
/// block each. Empty if there are no operations and no findings.
#[must_use]
pub fn markdown(review: &Review<'_>) -> String {
    let Review { summary, plan, .. } = *review;
    let way = |steps: &[Step]| sql::way(steps, &plan.transactions, summary.default_schema);
    let picture = Picture::of(summary.ops, review.renamed, summary.default_schema);
    let parts = [
        ("Operations", "diff", summary::summary(summary, Color::Never)),
        ("Tables", "mermaid", mermaid::diagram(&picture)),
        ("Up", "sql", way(&plan.up)),
        ("Down", "sql", way(&plan.down)),
    ];
    let parts: Vec<_> = parts.iter().filter(|(_, _, text)| !text.trim().is_empty()).collect();
    if parts.is_empty() {
        return String::new();
    }
    let mut text = format!("{MARKER}\n\n{}\n", headline::sentence(summary.ops));
    for (title, language, part) in parts {
        let left = LONGEST.saturating_sub(text.len());
        text += "\n";
        text += &section(title, language, part, left);
    }
    text
}

/// A section of about this length, and what is left out of it.
fn section(title: &str, language: &str, text: &str, most: usize) -> String {
    let text = text.trim_end();
    if text.len() <= most {
        return format!("## {title}\n\n{}\n", fenced(language, text));
    }
    let all = "`autogen diff --format html` has all of it";
    let mut end = 0;
    let lines = text.split_inclusive('\n').take_while(|line| {
        end += line.len();
        end <= most
    });
    let lines: String = lines.collect();
    // A part of a picture is none.
    if lines.is_empty() || language == "mermaid" {
        return format!("## {title}\n\nToo long for a comment: {all}.\n");
    }
    format!(
        "## {title}\n\n{}\n\nCut, as it is too long for a comment: {all}.\n",
        fenced(language, &lines)
    )
}

/// The text in a fence that nothing inside closes.
pub(super) fn fenced(language: &str, text: &str) -> String {
    let fence = fence(text);
    format!("{fence}{language}\n{}\n{fence}", text.trim_end())
}

/// A fence longer than any run of backticks in `text`, so that nothing inside closes it (`CommonMark` 0.31, section 4.5).
fn fence(text: &str) -> String {
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn text_is_fenced() {
        assert_eq!(section("Up", "sql", "SELECT 1;\n", 99), "## Up\n\n```sql\nSELECT 1;\n```\n");
    }

    #[test]
    fn backticks_inside_do_not_close_the_fence() {
        let text = section("Up", "sql", "COMMENT ON TABLE a IS '```';", 99);
        assert_eq!(text, "## Up\n\n````sql\nCOMMENT ON TABLE a IS '```';\n````\n");
    }

    #[test]
    fn long_parts_are_cut_between_lines() {
        assert_eq!(
            section("Up", "sql", "SELECT 1;\nSELECT 2;\n", 12),
            "## Up\n\n```sql\nSELECT 1;\n```\n\nCut, as it is too long for a comment: `autogen diff --format html` has all of it.\n"
        );
        let text = section("Tables", "mermaid", "erDiagram\n    a {\n    }\n", 12);
        assert!(text.starts_with("## Tables\n\nToo long for a comment"), "{text}");
    }
}
