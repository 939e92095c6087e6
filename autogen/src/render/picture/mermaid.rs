//! The picture as Mermaid's `erDiagram`, which GitHub and GitLab draw.

use std::fmt::Write as _;

use super::{Box, Key, Picture, Row};

/// The source of the diagram; nothing without tables.
pub(in crate::render) fn diagram(picture: &Picture) -> String {
    if picture.boxes.is_empty() {
        return String::new();
    }
    let mut text = "erDiagram\n".to_owned();
    for (at, it) in picture.boxes.iter().enumerate() {
        text += &table(at, it);
    }
    for it in &picture.links {
        // Read from the referenced table: one row of it has any number of the other's.
        let mark = sign(it.mark);
        let _ = writeln!(
            text,
            "    t{} ||--o{{ t{} : \"{}\"",
            it.to,
            it.from,
            quoted(&format!("{mark}{}", it.columns))
        );
    }
    text
}

fn table(at: usize, it: &Box) -> String {
    let mut text = format!("    t{at}[\"{}{}\"] {{\n", sign(it.mark), quoted(&it.name));
    for row in &it.rows {
        let Row { mark, name, ty, key } = row;
        let keys = match key {
            Key::None | Key::Part => "",
            Key::Primary => " PK",
            Key::Foreign => " FK",
            Key::Both => " PK, FK",
        };
        let what = match mark {
            '+' => " \"+ added\"",
            '-' => " \"− dropped\"",
            '~' | '>' => " \"~ changed\"",
            _ => "",
        };
        let what = if it.mark == '~' { what } else { "" };
        let name = if name.is_empty() { "key" } else { name };
        let _ = writeln!(text, "        {} {}{keys}{what}", word(ty), word(name));
    }
    if it.left_out > 0 {
        let _ = writeln!(text, "        more columns \"{} more\"", it.left_out);
    }
    text + "    }\n"
}

fn sign(mark: char) -> &'static str {
    match mark {
        '+' => "+ ",
        '-' => "− ",
        '~' | '>' => "~ ",
        _ => "",
    }
}

/// Text that can be between quotes.
fn quoted(text: &str) -> String {
    let fits =
        |c: char| !c.is_control() && !['"', '%', '\\', '`', '#', ';', '<', '>', '&'].contains(&c);
    text.chars().map(|c| if fits(c) { c } else { '_' }).collect()
}

/// Text as one word, as types and names of columns are.
fn word(text: &str) -> String {
    let text = text.replace(" → ", "_to_");
    let word: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let word = word.trim_end_matches('_');
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        word.to_owned()
    } else {
        format!("c_{word}")
    }
}
