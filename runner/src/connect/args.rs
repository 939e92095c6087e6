//! The command-line arguments for connecting, which every binary shares.

use std::time::Duration;

use super::url::Url;

/// The help of `--database-url`.
const DATABASE_URL: &str = "[default: DATABASE_URL, PGHOST, also in .env; else .postgres/]";

/// Which database to open, and how long to wait for it: start from [`ConnectArgs::default`] and set what should
/// differ.
#[derive(Debug, Clone, clap::Args)]
#[non_exhaustive]
#[command(next_help_heading = "Connection")]
pub struct ConnectArgs {
    /// `postgres://USER:PASSWORD@HOST:PORT/DATABASE`; by default what `DATABASE_URL` or `PGHOST` says.
    #[arg(short = 'u', long, value_name = "URL", global = true, help = DATABASE_URL)]
    pub database_url: Option<Url>,

    /// Seconds to wait for a server that is starting
    #[arg(long, value_name = "SECONDS", default_value_t = 30, global = true)]
    pub wait: u64,

    /// The `search_path` of every connection; by default `DATABASE_SCHEMA`, or else the server's setting.
    #[arg(skip)]
    pub schema: Option<String>,

    /// How many connections the pool may open; the embedded database always has one.
    #[arg(skip = 5_u32)]
    pub max_connections: u32,

    /// Whether to report waiting and the first start on stderr.
    #[arg(skip)]
    pub notices: Notices,
}

/// Where [`super::connect`] reports what it waits for.
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
    /// The environment's settings, with this database.
    #[must_use]
    pub fn to(url: impl Into<String>) -> Self {
        Self { database_url: Some(Url::new(url)), ..Self::default() }
    }

    pub(crate) fn wait(&self) -> Duration {
        Duration::from_secs(self.wait)
    }
}

impl Notices {
    /// Stdout belongs to data. This is the only thing the library itself prints, and only to stderr.
    pub(crate) fn say(self, text: &str) {
        match self {
            Self::Stderr => eprintln!("{text}"),
            Self::Silent => tracing::info!("{text}"),
        }
    }
}
