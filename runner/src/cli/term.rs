//! Printing for the commands. A closed reader (`status | head -1`) is not an error.

use std::io::{IsTerminal as _, Write as _};

use crate::direction::Direction;
use crate::event::Event;

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

    /// Progress, as one line for each migration, which grows while the migration runs.
    pub(super) fn progress(self, event: &Event<'_>) {
        match event {
            Event::WaitingForLock { error, patience } => {
                self.note(&format!("Waiting up to {} s: {error}", patience.as_secs()));
            }
            Event::Late { name, applied } => {
                self.note(&format!(
                    "{name} is older than {applied}, which is already applied: it was merged out of order"
                ));
            }
            Event::Resuming { name, statements, .. } => {
                let statements = match statements {
                    0 => "at its first statement".to_owned(),
                    _ => format!("after its statement {statements}"),
                };
                self.note(&format!("{name} was interrupted earlier; resuming {statements}"));
            }
            Event::DroppedInvalidIndex { index } => {
                self.note(&format!("Dropped {index}, which the interrupted run left invalid"));
            }
            Event::NotCounted { name, finding, reason } => {
                self.note(&format!("{name}: the rows of {finding} are not counted: {reason}"));
            }
            Event::Blocks { blocked } => {
                self.note(&format!("{}: {blocked}", blocked.migration));
            }
            Event::Recorded { name } => tracing::info!("recorded the text of {name}"),
            Event::Started { name, direction } => {
                self.write(&format!("{} {name} … ", verb(*direction)));
            }
            Event::Working { phase, percent, elapsed, .. } => {
                self.working(phase, *percent, *elapsed);
            }
            Event::Advice { text, .. } => self.note(&advice(text)),
            Event::Retrying { error, attempt, pause, .. } => {
                let reason = error.to_string();
                let reason = reason.lines().next().unwrap_or_default();
                self.note(&format!(
                    "{reason}\nAttempt {attempt} was rolled back; the next one starts in {:.1} s",
                    pause.as_secs_f64()
                ));
            }
            Event::Finished { elapsed, .. } => {
                self.end_working();
                self.write(&format!("done ({} ms)\n", elapsed.as_millis()));
            }
            Event::Failed { .. } => {
                self.end_working();
                self.write("failed\n");
            }
        }
    }

    /// Replaces the last line on a terminal; elsewhere prints after 2, 4, 8 … seconds, so that a log stays short.
    fn working(self, phase: &str, percent: Option<f64>, elapsed: std::time::Duration) {
        let percent = percent.map(|percent| format!(" {percent:.0} %")).unwrap_or_default();
        let line = format!("{phase}{percent}, {} s", elapsed.as_secs());
        if self == Self::Quiet {
        } else if moves_cursor() {
            let _ = write!(std::io::stderr(), "\x1b[s{line}\x1b[K\x1b[u");
        } else if elapsed.as_secs().is_power_of_two() {
            let _ = writeln!(std::io::stderr(), "{line}");
        }
    }

    /// Removes the last message of [`Term::working`].
    fn end_working(self) {
        if self == Self::Normal && moves_cursor() {
            let _ = write!(std::io::stderr(), "\x1b[K");
        }
    }

    fn note(self, line: &str) {
        if self == Self::Normal {
            let _ = writeln!(std::io::stderr(), "{line}");
        }
    }

    fn write(self, text: &str) {
        if self == Self::Normal {
            let mut stdout = std::io::stdout().lock();
            let _ = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
        }
    }
}

/// What pgvector says, and the flag that helps.
fn advice(text: &str) -> String {
    let help = if text.contains("maintenance_work_mem") {
        "\n  help: `--maintenance-work-mem` gives it more memory, and the build is much faster if the index fits"
    } else {
        "\n  help: create the index once the table has its rows"
    };
    format!("{text}{help}")
}

/// Whether a line on stderr can be overwritten.
fn moves_cursor() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|it| it != "dumb")
}

/// Whether somebody is there to answer.
pub(super) fn has_somebody() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks whether the command is meant.
pub(super) fn confirmed(command: &str, does: &str, target: &str) -> bool {
    let mut stderr = std::io::stderr();
    let _ = write!(stderr, "`{command}` {does}\non {target}\nContinue? [y/N] ");
    let _ = stderr.flush();
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes")
}

/// A line of a command's result, printed even with `--quiet`.
pub(super) fn data(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A command's result of several lines, unchanged.
pub(super) fn text(text: &str) {
    let _ = write!(std::io::stdout(), "{text}");
}

/// Why a command failed, and what to do about it.
pub(super) fn error(message: &str, help: &str) {
    let _ = writeln!(std::io::stderr(), "error: {message}\n  help: {help}");
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
