//! The text of an array, such as `{a,"b c"}` (manual, section 8.15.6).

/// The text of an array with these elements.
#[must_use]
pub fn text(elements: &[String]) -> String {
    let elements: Vec<String> = elements.iter().map(|it| spelled(it)).collect();
    format!("{{{}}}", elements.join(","))
}

/// The text with elements replaced for which `replace` returns something.
#[must_use]
pub fn rewrite(text: &str, mut replace: impl FnMut(&str) -> Option<String>) -> String {
    // Unusual bounds come first: `[0:1]={a,b}`.
    let (bounds, mut rest) = text.split_at(text.find('{').unwrap_or(text.len()));
    let mut rewritten = bounds.to_owned();
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '{' | '}' | ',' => 1,
            '"' => quoted(rest),
            _ => rest.find(['{', '}', ',']).unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(length);
        let replaced = match c {
            '{' | '}' | ',' => None,
            _ => replace(&element(token)).map(|it| spelled(&it)),
        };
        rewritten += replaced.as_deref().unwrap_or(token);
        rest = after;
    }
    rewritten
}

/// The length of the quoted element at the start of the text.
fn quoted(text: &str) -> usize {
    let mut escaped = true;
    let end = text.find(|c| match c {
        '"' if !escaped => true,
        _ => {
            escaped = c == '\\' && !escaped;
            false
        }
    });
    end.map_or(text.len(), |at| at + 1)
}

/// The value of an element.
fn element(token: &str) -> String {
    let Some(inner) = token.strip_prefix('"').and_then(|it| it.strip_suffix('"')) else {
        return token.trim().to_owned();
    };
    let mut chars = inner.chars();
    let unescaped = std::iter::from_fn(|| match chars.next()? {
        '\\' => chars.next(),
        c => Some(c),
    });
    unescaped.collect()
}

/// An element in Postgres' spelling.
fn spelled(element: &str) -> String {
    let needs_quotes = element.is_empty()
        || element.eq_ignore_ascii_case("null")
        || element.contains(|c: char| "{},\"\\".contains(c) || c.is_ascii_whitespace());
    if needs_quotes {
        format!("\"{}\"", element.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        element.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::rewrite;

    #[test]
    fn elements_are_read_and_written_with_the_quotes_they_need() {
        for (text, element, by, expected) in [
            ("{}", "a", "b", "{}"),
            ("{a,b}", "a", "c d", "{\"c d\",b}"),
            ("{\"a b\",ab}", "a b", "c", "{c,ab}"),
            (r#"{"a, \"b\\","\\"}"#, r#"a, "b\"#, "null", r#"{"null","\\"}"#),
            (r#"{{a,"}"},{b,a}}"#, "a", r#"\""#, r#"{{"\\\"","}"},{b,"\\\""}}"#),
            ("[0:1]={a,b}", "b", "", "[0:1]={a,\"\"}"),
            ("{\"a", "\"a", "b", "{b"),
        ] {
            let rewritten = rewrite(text, |it| (it == element).then(|| by.to_owned()));
            assert_eq!(rewritten, expected, "{text}");
        }
    }
}
