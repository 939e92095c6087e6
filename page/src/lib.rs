#![doc = include_str!("../README.md")]

mod style;

/// Text as HTML, inside an element or a quoted attribute. Characters that HTML forbids are replaced.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' | '\t' => html.push(c),
            c if c.is_control() || is_noncharacter(c) => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
    html
}

/// What Unicode reserves for programs, and HTML forbids (HTML standard, section 13.2.3.5).
fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// The same, with what is between backticks as code.
#[must_use]
pub fn prose(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    // An odd number of backticks is not markup.
    if parts.len().is_multiple_of(2) {
        return escaped(text);
    }
    let part = |(at, part): (usize, &&str)| {
        let html = escaped(part);
        if at % 2 == 1 { format!("<code>{html}</code>") } else { html }
    };
    parts.iter().enumerate().map(part).collect()
}

/// Whether a fold shows its contents at first.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fold {
    Open,
    Closed,
}

/// A part that can be folded. The title is HTML inside a heading of this level, the body HTML.
#[must_use]
pub fn fold(id: &str, level: u8, title: &str, body: &str, fold: Fold) -> String {
    let open = match fold {
        Fold::Open => " open",
        Fold::Closed => "",
    };
    format!(
        "<details id=\"{}\"{open}>\n<summary><h{level}>{title}</h{level}></summary>\n<div class=\"inside\">\n{body}</div>\n</details>\n",
        escaped(id)
    )
}

/// A block of code.
#[must_use]
pub fn code(text: &str) -> String {
    format!("<pre><code>{}</code></pre>\n", escaped(text.trim_end()))
}

/// A diff: its lines, each with a mark (`+`, `-` or a blank). The marks are shown, so that colour is not needed.
#[must_use]
pub fn diff<'a>(lines: impl IntoIterator<Item = (char, &'a str)>) -> String {
    let line = |(mark, text): (char, &str)| {
        let text = escaped(text.trim_end());
        match mark {
            '+' => format!("<ins>+ {text}\n</ins>"),
            '-' => format!("<del>- {text}\n</del>"),
            _ => format!("<span>  {text}\n</span>"),
        }
    };
    let lines: String = lines.into_iter().map(line).collect();
    format!("<pre class=\"diff\">{lines}</pre>\n")
}

/// A short label. The kind chooses the colour: `add`, `drop`, `change`, `stop` or `plain`.
#[must_use]
pub fn badge(kind: &str, text: &str) -> String {
    format!("<span class=\"badge {kind}\">{}</span>", escaped(text))
}

/// The class of a mark (`+`, `-`, `~`, `>`).
#[must_use]
pub fn class(mark: char) -> &'static str {
    match mark {
        '+' => "add",
        '-' => "drop",
        '~' | '>' => "change",
        _ => "plain",
    }
}

/// A list of terms, each with HTML that says something about it.
#[must_use]
pub fn facts(facts: &[(&str, String)]) -> String {
    let fact = |(term, html): &(&str, String)| {
        format!("<div><dt>{}</dt><dd>{html}</dd></div>\n", escaped(term))
    };
    format!("<dl class=\"facts\">\n{}</dl>\n", facts.iter().map(fact).collect::<String>())
}

/// The whole file.
#[must_use]
pub fn document(title: &str, body: &str) -> String {
    let title = escaped(title);
    // Nothing but the style is ever loaded or run, whatever the body contains.
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    let style = style::STYLE;
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::{diff, escaped, prose};

    #[test]
    fn nothing_in_a_text_is_markup() {
        let text = "</script><!--\"'&\u{0}\u{fffe}\r\n";
        assert_eq!(
            escaped(text),
            "&lt;/script&gt;&lt;!--&quot;&#39;&amp;\u{fffd}\u{fffd}\u{fffd}\n"
        );
    }

    #[test]
    fn names_in_backticks_are_code() {
        assert_eq!(prose("drops `a<b`"), "drops <code>a&lt;b</code>");
        assert_eq!(prose("a ` b"), "a ` b");
    }

    #[test]
    fn a_diff_is_read_without_colours() {
        let html = diff([(' ', "table a"), ('+', "    b text")]);
        assert_eq!(
            html,
            "<pre class=\"diff\"><span>  table a\n</span><ins>+     b text\n</ins></pre>\n"
        );
    }
}
