//! Prompts at the terminal, and the answers.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

/// Whether somebody is there to answer.
pub(super) fn has_somebody() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// The number of a choice; `None` at the end of the input.
pub(super) fn choose(n_choices: usize) -> Option<usize> {
    loop {
        let line = line(&format!("Which [1-{n_choices}]? "))?;
        if let Some(choice) = line.parse().ok().filter(|it| (1..=n_choices).contains(it)) {
            return Some(choice);
        }
    }
}

/// The answer to a prompt; `None` at the end of the input.
pub(super) fn line(prompt: &str) -> Option<String> {
    eprint!("{prompt}");
    let _ = io::stderr().flush();
    let mut line = String::new();
    let n_read = io::stdin().lock().read_line(&mut line).ok()?;
    if n_read == 0 {
        eprintln!();
        return None;
    }
    Some(line.trim().to_owned())
}

/// The argument, quoted for a shell.
pub(super) fn shell(argument: &str) -> String {
    if argument.contains(['"', ' ', '\\', '$']) {
        format!("'{}'", argument.replace('\'', r"'\''"))
    } else {
        argument.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::shell;

    #[test]
    fn an_argument_survives_the_shell() {
        assert_eq!(shell("users.name"), "users.name");
        assert_eq!(shell(r#"users."it's""#), r#"'users."it'\''s"'"#);
    }
}
