//! The text of an attribute: on one line if it fits, otherwise one key a line, as rustfmt lays it out.

/// One entry of an attribute's list.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// `unique`
    Flag(&'static str),
    /// `name = "value"`
    Text(&'static str, String),
    /// `auto_increment = false`
    Word(&'static str, String),
    /// `"value"`
    Value(String),
    /// `index(…)`
    List(&'static str, Vec<Item>),
}

/// The widest line, and the widest list on one line (rustfmt's `max_width` and `attr_fn_like_width`).
const MAX_WIDTH: usize = 100;
const MAX_LIST: usize = 70;

/// `#[name(…)]` with its line break; nothing without items.
pub(super) fn attribute(name: &str, items: &[Item], indent: usize) -> String {
    if items.is_empty() {
        return String::new();
    }
    let margin = " ".repeat(indent);
    format!("{margin}#[{name}({})]\n", list(items, indent, name.chars().count() + 4))
}

/// `#[derive(…)]` with its line break.
pub(super) fn derive(traits: &[&str]) -> String {
    let line = traits.join(", ");
    if line.chars().count() + 11 <= MAX_WIDTH {
        return format!("#[derive({line})]\n");
    }
    // rustfmt fills the lines of this list.
    let lines: String = traits.iter().map(|it| format!("    {it},\n")).collect();
    format!("#[derive(\n{lines})]\n")
}

/// A public field.
pub(super) fn field(name: &str, ty: &str) -> String {
    let line = format!("    pub {name}: {ty},");
    if line.chars().count() <= MAX_WIDTH {
        return format!("{line}\n");
    }
    format!("    pub {name}:\n        {ty},\n")
}

/// The contents of parentheses that `taken` further characters surround.
fn list(items: &[Item], indent: usize, taken: usize) -> String {
    let texts: Vec<String> = items.iter().map(inline).collect();
    let line = texts.join(", ");
    let width = line.chars().count();
    // A single text is never broken.
    let most = if matches!(items, [Item::Text(..)]) { MAX_WIDTH } else { MAX_LIST };
    if width <= most && indent + taken + width < MAX_WIDTH {
        return line;
    }
    let margin = " ".repeat(indent + 4);
    let lines: Vec<String> =
        items.iter().map(|it| format!("{margin}{}", broken(it, indent + 4))).collect();
    format!("\n{}\n{}", lines.join(",\n"), " ".repeat(indent))
}

/// The item where each may have a line of its own.
pub(super) fn broken(item: &Item, indent: usize) -> String {
    match item {
        Item::List(key, items) => {
            format!("{key}({})", list(items, indent, key.chars().count() + 3))
        }
        Item::Flag(_) | Item::Text(..) | Item::Word(..) | Item::Value(_) => inline(item),
    }
}

/// The item on one line.
pub(super) fn inline(item: &Item) -> String {
    match item {
        Item::Flag(key) => (*key).to_owned(),
        Item::Text(key, text) => format!("{key} = {text:?}"),
        Item::Word(key, word) => format!("{key} = {word}"),
        Item::Value(text) => format!("{text:?}"),
        Item::List(key, items) => {
            format!("{key}({})", items.iter().map(inline).collect::<Vec<_>>().join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, attribute};

    #[test]
    fn a_long_list_has_one_key_a_line() {
        let name = || Item::Text("name", "x".repeat(40));
        let short = attribute("autogen", &[Item::Flag("unique"), Item::Value("a\"b".into())], 4);
        assert_eq!(short, "    #[autogen(unique, \"a\\\"b\")]\n");
        let long =
            attribute("autogen", &[Item::List("index", vec![name(), Item::Flag("unique")])], 0);
        let name = "x".repeat(40);
        assert_eq!(long, format!("#[autogen(index(name = \"{name}\", unique))]\n"));
        let items = vec![Item::Text("name", name.clone()), Item::Text("on", name.clone())];
        let longer = attribute("autogen", &[Item::List("index", items)], 0);
        let lines = format!("        name = \"{name}\",\n        on = \"{name}\"\n");
        assert_eq!(longer, format!("#[autogen(\n    index(\n{lines}    )\n)]\n"));
    }
}
