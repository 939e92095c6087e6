//! The account that runs the servers: `postgres` refuses to run as root, the user of CI containers.

use std::os::unix::fs::chown;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::command::output;

/// Suitable accounts, in order of preference.
const UNPRIVILEGED: [&str; 2] = ["postgres", "nobody"];

pub(crate) enum Account {
    Ours,
    Other { user: u32, group: u32 },
}

impl Account {
    pub(crate) fn choose() -> Result<Self> {
        if output(Command::new("id").arg("-u"))? != "0" {
            return Ok(Self::Ours);
        }
        if output(Command::new("setpriv").arg("--version")).is_err() {
            bail!(
                "this is root, and `setpriv` (package util-linux) is needed to run Postgres as another user"
            );
        }
        for name in UNPRIVILEGED {
            let id = |kind| {
                output(Command::new("id").args([kind, name])).and_then(|id| Ok(id.parse::<u32>()?))
            };
            if let (Ok(user), Ok(group)) = (id("-u"), id("-g")) {
                return Ok(Self::Other { user, group });
            }
        }
        bail!("this is root, and there is no user {} to run Postgres as", UNPRIVILEGED.join(" or "))
    }

    /// A command that runs in this account.
    pub(crate) fn command(&self, program: &Path) -> Command {
        match self {
            Self::Ours => Command::new(program),
            Self::Other { user, group } => {
                let mut command = Command::new("setpriv");
                command
                    .arg(format!("--reuid={user}"))
                    .arg(format!("--regid={group}"))
                    .arg("--clear-groups");
                command.arg("--").arg(program);
                command
            }
        }
    }

    /// A command in this account that ends with the thread that starts it, however that ends.
    pub(crate) fn bound_command(&self, program: &Path) -> Command {
        let can_bind = output(Command::new("setpriv").args(["--pdeathsig", "INT", "true"])).is_ok();
        if !can_bind {
            return self.command(program);
        }
        let mut command = Command::new("setpriv");
        if let Self::Other { user, group } = self {
            command
                .arg(format!("--reuid={user}"))
                .arg(format!("--regid={group}"))
                .arg("--clear-groups");
        }
        command.args(["--pdeathsig", "INT", "--"]).arg(program);
        command
    }

    pub(crate) fn give(&self, path: &Path) -> Result<()> {
        match self {
            Self::Ours => Ok(()),
            Self::Other { user, group } => chown(path, Some(*user), Some(*group))
                .with_context(|| format!("giving {} away", path.display())),
        }
    }

    pub(crate) fn can_enter(&self, directory: &Path) -> bool {
        let mut command = self.command(Path::new("test"));
        command.arg("-x").arg(directory).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }
}
