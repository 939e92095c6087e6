//! The comment at the top of a migration's file.
//!
//! ```text
//! //! add table
//! //!
//! //! Revises: m20250101_120000_base
//! ```

/// The leading `//!` comment of a migration's file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Header {
    /// The first paragraph.
    pub message: Option<String>,
    /// The names after `Revises:`; `None` if there is no such line. `base` is an empty list.
    pub revises: Option<Vec<String>>,
    /// The whole comment, without its markers.
    pub text: String,
}

impl Header {
    pub(crate) fn read(source: &str) -> Self {
        let lines: Vec<&str> = source
            .trim_start_matches('\u{feff}')
            .lines()
            .map(str::trim)
            // A licence may stand above it.
            .skip_while(|line| {
                let is_comment = line.starts_with("//") && !line.starts_with("//!");
                line.is_empty() || is_comment
            })
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        let paragraph = lines.iter().take_while(|line| !line.is_empty() && !is_revises(line));
        let message: Vec<&str> = paragraph.map(|line| line.trim()).collect();
        let revises = lines.iter().find_map(|line| line.strip_prefix("Revises:")).map(names);
        Self {
            message: Some(message.join(" ")).filter(|message| !message.is_empty()),
            revises,
            text: lines.join("\n"),
        }
    }
}

/// The lines of the fenced block that follows a title (`Preflight:`) in the text of a header; none if what follows is no block
/// of that language.
pub(crate) fn block<'a>(
    header: &'a str,
    title: &'a str,
    language: &str,
) -> impl Iterator<Item = &'a str> {
    let lines = header.lines().skip_while(move |line| *line != title).skip(1);
    let mut lines = lines.skip_while(|line| line.is_empty());
    let fence = lines.next().and_then(|line| line.strip_suffix(language));
    let fence = fence.filter(|it| it.starts_with("```"));
    lines.take_while(move |line| fence.is_some_and(|fence| fence != *line))
}

/// The items of the list that follows a title (`Findings:`), each in one line.
pub(crate) fn list(header: &str, title: &str) -> Vec<String> {
    let lines = header.lines().skip_while(|line| *line != title).skip(1);
    let lines = lines.skip_while(|line| line.is_empty()).take_while(|line| !line.is_empty());
    let mut items: Vec<String> = Vec::new();
    for line in lines {
        match (line.strip_prefix("- "), items.last_mut()) {
            (Some(item), _) => items.push(item.to_owned()),
            (None, Some(item)) => *item = format!("{item} {}", line.trim()),
            (None, None) => {}
        }
    }
    items
}

/// The paragraph that begins with a title (`Deploy:`), in one line and without it.
pub(crate) fn paragraph(header: &str, title: &str) -> Option<String> {
    let lines = header.lines().skip_while(|line| !line.starts_with(title));
    let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).map(str::trim).collect();
    let text = lines.join(" ");
    text.strip_prefix(title).map(|text| text.trim().to_owned())
}

fn is_revises(line: &str) -> bool {
    line.starts_with("Revises:")
}

fn names(list: &str) -> Vec<String> {
    list.split(',')
        .map(|name| name.trim().trim_matches('`'))
        .filter(|name| !name.is_empty() && *name != "base")
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Header, list, paragraph};

    #[test]
    fn lists_and_paragraphs_are_unwrapped() {
        let header =
            "add\n\nFindings:\n\n- a, up: one\n  two\n- b\n\nDeploy: together:\nwhy\n\nProof: yes";
        assert_eq!(list(header, "Findings:"), ["a, up: one two", "b"]);
        assert_eq!(paragraph(header, "Deploy:").as_deref(), Some("together: why"));
        assert_eq!(paragraph(header, "Online:"), None);
        assert_eq!(list(header, "Locks:"), [""; 0]);
    }

    #[test]
    fn the_message_is_the_first_paragraph_and_revises_a_list() {
        let header = Header::read(
            "//! add table\n//! of users\n//!\n//! Revises: `m1_a`, m2_b\n\nuse x;\n//! not this\n",
        );
        assert_eq!(header.message.as_deref(), Some("add table of users"));
        assert_eq!(header.revises, Some(vec!["m1_a".to_owned(), "m2_b".to_owned()]));
        assert_eq!(header.text, "add table\nof users\n\nRevises: `m1_a`, m2_b");
        let licensed = Header::read("// (c) Us\n//\n\n//! add table\n");
        assert_eq!(licensed.message.as_deref(), Some("add table"));
    }

    #[test]
    fn base_is_stated_explicitly() {
        assert_eq!(Header::read("//! first\n//!\n//! Revises: base\n").revises, Some(vec![]));
        assert_eq!(Header::read("use sea_orm_migration::prelude::*;\n"), Header::default());
        assert_eq!(Header::read("//! Revises: m1\r\n").message, None);
    }
}
