//! What the commands print with. A reader that has gone away (`status | head -1`) is not an error.

use std::io::Write as _;

use crate::migrate::{Direction, Event};

/// Whether progress is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    Normal,
    Quiet,
}

impl Term {
    /// A line about what was done.
    pub(super) fn say(self, line: &str) {
        self.write(&format!("{line}\n"));
    }

    /// Progress, as one line a migration that grows while it runs.
    pub(super) fn progress(self, event: &Event<'_>) {
        match event {
            Event::WaitingForLock { error, patience } => {
                if self == Self::Normal {
                    let _ = writeln!(
                        std::io::stderr(),
                        "Waiting up to {} s: {error}",
                        patience.as_secs()
                    );
                }
            }
            Event::Started { name, direction } => {
                self.write(&format!("{} {name} … ", verb(*direction)));
            }
            Event::Finished { elapsed, .. } => {
                self.write(&format!("done ({} ms)\n", elapsed.as_millis()));
            }
            Event::Failed { .. } => self.write("failed\n"),
        }
    }

    fn write(self, text: &str) {
        if self == Self::Normal {
            let mut stdout = std::io::stdout().lock();
            let _ = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
        }
    }
}

/// A line of a command's result, shown however quiet it shall be.
pub(super) fn data(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Why a command failed, and what to do about it.
pub(super) fn error(message: &str, help: &str) {
    let _ = writeln!(std::io::stderr(), "error: {message}");
    if !help.is_empty() {
        let _ = writeln!(std::io::stderr(), "help: {help}");
    }
}

fn verb(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "Applying",
        Direction::Down => "Reverting",
    }
}

/// `1 migration`, `2 migrations`.
pub(super) fn count(number: usize) -> String {
    if number == 1 { "1 migration".to_owned() } else { format!("{number} migrations") }
}
