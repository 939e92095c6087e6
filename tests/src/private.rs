//! A server for a single test, which may be stopped, started and starved.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::server::Server;

/// Uses the programs of a server that `cargo xtask test` has started.
pub struct PrivateServer {
    home: TempDir,
    bin: PathBuf,
    port: u16,
    process: Option<Child>,
}

impl PrivateServer {
    pub fn new(like: &Server) -> Self {
        let bin =
            crate::server::query(&like.url, "SELECT setting FROM pg_config WHERE name = 'BINDIR'");
        let home = tempfile::tempdir().expect("a directory");
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port");
        let server = Self {
            home,
            bin: PathBuf::from(bin.concat().concat()),
            port: port.port(),
            process: None,
        };
        server.give_away();
        let initdb = server.bin.join("initdb");
        let data = server.data();
        let made = server
            .command(&format!(
                "exec '{}' -D '{data}' -U postgres --auth=trust --no-sync",
                initdb.display()
            ))
            .stdout(Stdio::null())
            .status();
        assert!(made.expect("initdb runs").success());
        server
    }

    /// `limit` is a shell command that runs first, for example `ulimit -f …`.
    pub fn start(&mut self, limit: &str) {
        let postgres = self.bin.join("postgres");
        let (data, port) = (self.data(), self.port);
        let script = format!(
            "{limit}\nexec '{}' -D '{data}' -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' \
             -c fsync=off -c logging_collector=off",
            postgres.display()
        );
        let process = self.command(&script).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        self.process = Some(process.expect("postgres runs"));
        let ready = self.bin.join("pg_isready");
        for _ in 0..600 {
            let answer = Command::new(&ready)
                .args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])
                .status()
                .expect("pg_isready runs");
            if answer.success() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the server does not start");
    }

    /// Stops like a crash, without a checkpoint.
    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            let pid = process.id().to_string();
            let _ = Command::new("kill").args(["-QUIT", &pid]).status();
            let _ = process.wait();
        }
    }

    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn data(&self) -> String {
        self.home.path().join("data").display().to_string()
    }

    /// Postgres refuses to run as root.
    fn command(&self, script: &str) -> Command {
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", "sh"]);
            command
        } else {
            Command::new("sh")
        };
        command.args(["-c", script]).current_dir(self.home.path());
        command
    }

    fn give_away(&self) {
        if is_root() {
            let given = Command::new("chown").arg("postgres").arg(self.home.path()).status();
            assert!(given.expect("chown runs").success());
        }
    }
}

impl Drop for PrivateServer {
    fn drop(&mut self) {
        self.stop();
    }
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().expect("id runs");
    output.stdout == b"0\n"
}
