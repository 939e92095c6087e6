//! Inserts text into a `lib.rs`, in the style that it finds there.

use std::ops::Range;

use super::{Container, List, list::Entry};

/// rustfmt's width of a line, and of a list that stays on one (`array_width`).
const LINE: usize = 100;
const ARRAY: usize = 60;

/// A piece of text that replaces another.
pub(super) struct Edit {
    place: Range<usize>,
    text: String,
}

impl Edit {
    fn insert(at: usize, text: impl Into<String>) -> Self {
        Self { place: at..at, text: text.into() }
    }
}

/// The places must not overlap. Of two at the same place, the first is inserted first.
pub(super) fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.place.start, edit.place.end));
    let mut after = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for Edit { place, text: new } in edits {
        after.push_str(text.get(at..place.start).unwrap_or_default());
        after.push_str(&new);
        at = place.end;
    }
    after.push_str(text.get(at..).unwrap_or_default());
    after
}

/// `mod module;`, after the last migration's or in a similar place.
pub(super) fn declaration(text: &str, known: &List, module: &str) -> Edit {
    let eol = eol(text);
    if let Some(last) = known.last_migration() {
        let public = if last.is_public { "pub " } else { "" };
        let (at, indent) = (end_of_line(text, last.place.end), indent(text, last.place.start));
        return Edit::insert(at, format!("{eol}{indent}{public}mod {module};"));
    }
    // A blank line, because rustfmt sorts adjacent modules.
    let neighbour = known.last_declaration().map(|last| last.place).or_else(|| known.last_use());
    match neighbour {
        Some(last) => Edit::insert(end_of_line(text, last.end), format!("{eol}{eol}mod {module};")),
        None => Edit::insert(known.first_item(), format!("mod {module};{eol}{eol}")),
    }
}

/// `Box::new(module::Migration)` as the last entry.
pub(super) fn entry(text: &str, known: &List, module: &str) -> Vec<Edit> {
    let entry = format!("Box::new({module}::Migration)");
    match &known.place {
        Container::New(place) => {
            vec![Edit { place: place.clone(), text: format!("vec![{entry}]") }]
        }
        Container::Vec(inner) => match known.entries.last() {
            None => first_entry(text, inner, &entry),
            Some(last) if text[inner.clone()].contains('\n') => own_line(text, inner, last, &entry),
            Some(last) if fits(text, inner, &entry) => same_line(text, inner, last, &entry),
            Some(_) => broken_up(text, inner, &known.entries, &entry),
        },
    }
}

fn first_entry(text: &str, inner: &Range<usize>, entry: &str) -> Vec<Edit> {
    let inside = &text[inner.clone()];
    if !inside.trim().is_empty() {
        return vec![before_close(text, inner, &deeper(text, inner), entry)];
    }
    // rustfmt keeps a single entry on the line of its brackets if it fits.
    if line(text, inner).len() - inside.len() + entry.len() <= LINE {
        return vec![Edit { place: inner.clone(), text: entry.to_owned() }];
    }
    let (eol, indent, base) = (eol(text), deeper(text, inner), indent(text, inner.start));
    vec![Edit { place: inner.clone(), text: format!("{eol}{indent}{entry},{eol}{base}") }]
}

/// The line above which Loco's generators insert entries. It stays last.
const MARKER: &str = "// inject-above";

/// Adds a line to a multi-line list, after comments at its end except that one.
fn own_line(text: &str, inner: &Range<usize>, last: &Entry, entry: &str) -> Vec<Edit> {
    let comma = last.comma.is_none().then(|| Edit::insert(last.place.end, ","));
    let indent = if starts_line(text, last.place.start) {
        indent(text, last.place.start).to_owned()
    } else {
        deeper(text, inner)
    };
    comma.into_iter().chain([before_close(text, inner, &indent, entry)]).collect()
}

/// A line of its own before the closing bracket, with a comma if the bracket is on its own line too.
fn before_close(text: &str, inner: &Range<usize>, indent: &str, entry: &str) -> Edit {
    let eol = eol(text);
    let marker = text[inner.clone()].rfind(MARKER).map(|at| inner.start + at);
    if let Some(marker) = marker.filter(|at| starts_line(text, *at)) {
        let line = marker - self::indent(text, marker).len();
        return Edit::insert(line, format!("{indent}{entry},{eol}"));
    }
    if starts_line(text, inner.end) {
        let line = inner.end - self::indent(text, inner.end).len();
        return Edit::insert(line, format!("{indent}{entry},{eol}"));
    }
    let end = inner.start + text[inner.clone()].trim_end().len();
    Edit::insert(end, format!("{eol}{indent}{entry}"))
}

fn same_line(text: &str, inner: &Range<usize>, last: &Entry, entry: &str) -> Vec<Edit> {
    if last.comma.is_none() {
        return vec![Edit::insert(last.place.end, format!(", {entry}"))];
    }
    let end = inner.start + text[inner.clone()].trim_end().len();
    vec![Edit::insert(end, format!(" {entry},"))]
}

/// A list that gets too long for one line: one entry to a line.
fn broken_up(text: &str, inner: &Range<usize>, entries: &[Entry], entry: &str) -> Vec<Edit> {
    let (eol, indent, base) = (eol(text), deeper(text, inner), indent(text, inner.start));
    let mut edits = Vec::new();
    let mut before = inner.start;
    for Entry { place, comma, module: _ } in entries {
        edits.push(gap(text, before..place.start, &format!("{eol}{indent}")));
        before = comma.unwrap_or(place.end);
    }
    if entries.last().is_some_and(|last| last.comma.is_none()) {
        edits.push(Edit::insert(before, ","));
    }
    edits.push(gap(text, before..inner.end, &format!("{eol}{indent}{entry},{eol}{base}")));
    edits
}

/// New text in place of blanks, or after anything else.
fn gap(text: &str, place: Range<usize>, new: &str) -> Edit {
    let kept = text[place.clone()].trim_end().len();
    Edit { place: place.start + kept..place.end, text: new.to_owned() }
}

/// Whether the line and the list still have rustfmt's length with one more entry.
fn fits(text: &str, inner: &Range<usize>, entry: &str) -> bool {
    let more = ", ".len() + entry.len();
    text[inner.clone()].trim().len() + more <= ARRAY && line(text, inner).len() + more <= LINE
}

/// The lines of a place.
fn line<'a>(text: &'a str, place: &Range<usize>) -> &'a str {
    let start = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[place.end..].find('\n').map_or(text.len(), |at| place.end + at);
    text[start..end].trim_end()
}

/// The line ending of the file.
fn eol(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        Some(_) | None => "\n",
    }
}

/// The indentation of the line of this place.
fn indent(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[start..at];
    &line[..line.len() - line.trim_start().len()]
}

/// The indentation inside the brackets.
fn deeper(text: &str, inner: &Range<usize>) -> String {
    let base = indent(text, inner.start);
    let step = if base.contains('\t') { "\t" } else { "    " };
    format!("{base}{step}")
}

fn starts_line(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map(|start| &text[start + 1..at]);
    line.is_some_and(|line| line.trim().is_empty())
}

/// The end of the line, after a trailing comment; the place itself if code follows.
fn end_of_line(text: &str, at: usize) -> usize {
    let line = text[at..].split('\n').next().unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);
    let rest = line.trim_start();
    if rest.is_empty() || rest.starts_with("//") { at + line.len() } else { at }
}
