//! The command-line arguments about connecting, shared by every binary.

use std::time::Duration;

use super::url::Url;

/// Which database, and how long to wait for it: [`ConnectArgs::default`], of which what should be otherwise is set.
#[derive(Debug, Clone, clap::Args)]
#[non_exhaustive]
#[command(next_help_heading = "Connection")]
pub struct ConnectArgs {
    /// postgres://USER:PASSWORD@HOST:PORT/DATABASE [default: see below]
    #[arg(short = 'u', long, value_name = "URL", global = true)]
    pub database_url: Option<Url>,

    /// Seconds to wait for a server that is starting
    #[arg(long, value_name = "SECONDS", default_value_t = 30, global = true)]
    pub wait: u64,

    /// The `search_path` of every connection; without it, `DATABASE_SCHEMA`, and else as the server has it.
    #[arg(skip)]
    pub schema: Option<String>,

    /// How many connections the pool may open; the embedded database always has one.
    #[arg(skip = 5_u32)]
    pub max_connections: u32,

    /// Whether waiting and the first start are reported on stderr.
    #[arg(skip)]
    pub notices: Notices,
}

/// Where [`super::connect`] tells what it is waiting for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notices {
    #[default]
    Stderr,
    Silent,
}

impl Default for ConnectArgs {
    fn default() -> Self {
        Self {
            database_url: None,
            wait: 30,
            schema: None,
            max_connections: 5,
            notices: Notices::default(),
        }
    }
}

impl ConnectArgs {
    /// Everything as the environment says, but this database.
    #[must_use]
    pub fn to(url: impl Into<String>) -> Self {
        Self { database_url: Some(Url::new(url)), ..Self::default() }
    }

    pub(crate) fn wait(&self) -> Duration {
        Duration::from_secs(self.wait)
    }
}

impl Notices {
    /// Stdout belongs to data, so this is the one thing the library itself prints, and only to stderr.
    pub(crate) fn say(self, text: &str) {
        match self {
            Self::Stderr => eprintln!("{text}"),
            Self::Silent => tracing::info!("{text}"),
        }
    }
}
