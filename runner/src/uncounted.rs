//! Why rows cannot be counted, by the SQLSTATE of the error (manual, appendix A): for the runner and for `autogen`.

use std::time::Duration;

/// Why there is no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Uncounted {
    /// A table or a column is not there.
    NoRelation,
    /// A type, a function or a schema is not there.
    NoTypeOrFunction,
    /// What the server says may quote a value, or says less than this.
    Because(String),
    /// What the server says.
    Other,
}

/// The reason behind a SQLSTATE, if counting may take so long.
#[must_use]
pub fn uncounted(sqlstate: &str, timeout: Duration) -> Uncounted {
    match sqlstate {
        "42P01" | "42703" => Uncounted::NoRelation,
        "42704" | "42883" | "3F000" => Uncounted::NoTypeOrFunction,
        "57014" => {
            let seconds = timeout.as_secs_f64();
            Uncounted::Because(format!("counting takes more than {seconds} s"))
        }
        "55P03" => Uncounted::Because("another session holds a lock on the table".to_owned()),
        // The message of a data exception quotes a value.
        _ if sqlstate.starts_with("22") => Uncounted::Because(format!(
            "the server cannot compute it for every row (SQLSTATE {sqlstate})"
        )),
        _ => Uncounted::Other,
    }
}
