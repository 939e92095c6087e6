//! Whether to use colours on the two streams.

use std::io::{self, IsTerminal};

use super::args::When;
use crate::render::summary::Color;

/// The colours of both streams.
#[derive(Clone, Copy, Debug)]
pub(super) struct Colors {
    pub(super) stdout: Color,
    pub(super) stderr: Color,
}

impl Colors {
    /// Respects `NO_COLOR` and `TERM=dumb`, as described at <https://no-color.org>.
    pub(super) fn choose(when: When) -> Self {
        let of = |stream| color(when, stream, |name| std::env::var_os(name));
        Self { stdout: of(Stream::of(&io::stdout())), stderr: of(Stream::of(&io::stderr())) }
    }
}

/// The streams for output.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stream {
    Terminal,
    File,
}

impl Stream {
    fn of(stream: &impl IsTerminal) -> Self {
        if stream.is_terminal() { Self::Terminal } else { Self::File }
    }
}

fn color(
    when: When,
    stream: Stream,
    variable: impl Fn(&str) -> Option<std::ffi::OsString>,
) -> Color {
    let plain = variable("NO_COLOR").is_some_and(|it| !it.is_empty())
        || variable("TERM").is_some_and(|it| it == "dumb");
    match when {
        When::Always => Color::Always,
        When::Auto if stream == Stream::Terminal && !plain => Color::Always,
        When::Auto | When::Never => Color::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::{Color, Stream, When, color};

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        let unset = |_: &str| None;
        let dumb = |name: &str| (name == "TERM").then(|| "dumb".into());
        let no_color = |name: &str| (name == "NO_COLOR").then(|| "1".into());
        let empty = |name: &str| (name == "NO_COLOR").then(|| "".into());
        assert_eq!(color(When::Auto, Stream::Terminal, unset), Color::Always);
        assert_eq!(color(When::Auto, Stream::File, unset), Color::Never);
        assert_eq!(color(When::Auto, Stream::Terminal, dumb), Color::Never);
        assert_eq!(color(When::Auto, Stream::Terminal, no_color), Color::Never);
        assert_eq!(color(When::Auto, Stream::Terminal, empty), Color::Always);
        assert_eq!(color(When::Always, Stream::File, no_color), Color::Always);
        assert_eq!(color(When::Never, Stream::Terminal, unset), Color::Never);
    }
}
