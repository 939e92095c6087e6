//! Plays `docker compose up`: services start when their dependencies are ready, each with its own program and
//! environment and nothing else. The database is the test server's; the programs learn its place from their port.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use tests::program::{Output, Program, Running, bin};
use tests::server::TestDatabase;

use super::dockerfile::{self, Image};
use super::file::{Compose, Condition, Service};
use crate::service::{eventually, free_address, terminate};

/// A compose file, and the addresses of its services.
pub(super) struct Stage {
    compose: Compose,
    images: BTreeMap<String, Image>,
    host: String,
    port: String,
    postgres: String,
    /// The address of the backend.
    pub(super) address: String,
}

/// The events so far.
#[derive(Default)]
pub(super) struct Play {
    pub(super) told: Vec<String>,
    pub(super) ended: BTreeMap<String, Ended>,
    running: BTreeMap<String, Running>,
}

/// How a service ended.
pub(super) enum Ended {
    WithZero,
    Badly(Output),
    /// A dependency is not in the required state.
    NotStarted,
}

impl Stage {
    pub(super) fn new(file: &str, database: &TestDatabase) -> Self {
        let compose = Compose::read(file, &|name| match name {
            "POSTGRES_USER" => Some("postgres".to_owned()),
            "POSTGRES_PASSWORD" => Some("p@ss/word%".to_owned()),
            "POSTGRES_DB" => Some(database.name.clone()),
            _ => None,
        });
        let (host, port) = database.server().address().split_once(':').expect("host:port");
        let bin = tests::server::query(
            &database.server().url,
            "SELECT setting FROM pg_config WHERE name = 'BINDIR'",
        );
        Self {
            compose: compose.expect("every variable has a value"),
            images: dockerfile::read(),
            host: host.to_owned(),
            port: port.to_owned(),
            postgres: bin.concat().concat(),
            address: free_address(),
        }
    }

    /// Runs until every service is healthy, has ended, or cannot start.
    pub(super) fn up(&self) -> Play {
        let mut play = Play::default();
        let mut left: Vec<&String> = self.compose.services.keys().collect();
        while !left.is_empty() {
            let next = left.iter().position(|name| {
                self.service(name).depends_on.keys().all(|other| !left.contains(&other))
            });
            let name = left.remove(next.expect("services do not wait for each other in a circle"));
            self.start(name, &mut play);
        }
        play
    }

    fn start(&self, name: &str, play: &mut Play) {
        let depends_on = &self.service(name).depends_on;
        if !depends_on.iter().all(|(other, it)| play.has(other, it.condition)) {
            play.told.push(format!("{name} is not started"));
            play.ended.insert(name.to_owned(), Ended::NotStarted);
            return;
        }
        if self.service(name).image.is_some() {
            eventually("the database is healthy", || self.database_is_healthy(name));
            play.told.push(format!("{name} is healthy"));
            return;
        }
        let (program, image) = self.program(name);
        let running = program.start();
        if self.is_awaited(name) {
            let output = running.finish();
            play.told.push(format!("{name} ended with {}", output.code));
            let ended = if output.code == 0 { Ended::WithZero } else { Ended::Badly(output) };
            play.ended.insert(name.to_owned(), ended);
            return;
        }
        play.running.insert(name.to_owned(), running);
        eventually("the service is healthy", || self.bin(name, &image.healthcheck).run().code == 0);
        play.told.push(format!("{name} is healthy"));
    }

    /// Whether another service starts only after this one ends.
    fn is_awaited(&self, name: &str) -> bool {
        let mut all = self.compose.services.values().flat_map(|service| &service.depends_on);
        all.any(|(other, it)| {
            other == name && matches!(it.condition, Condition::CompletedSuccessfully)
        })
    }

    /// The program of a service, and its image.
    pub(super) fn program(&self, name: &str) -> (Program, &Image) {
        let service = self.service(name);
        let image = self.image(name);
        let arguments = service.command.as_ref().unwrap_or(&image.cmd);
        let words: Vec<String> = image.entrypoint.iter().chain(arguments).cloned().collect();
        (self.bin(name, &words), image)
    }

    /// The program at that path, in the environment of the service.
    fn bin(&self, name: &str, words: &[String]) -> Program {
        let path = Path::new(&words[0]);
        let program = path.file_name().and_then(|name| name.to_str()).expect("a program");
        let service = self.service(name);
        let mut program = bin(program).bare().dir(Path::new("/")).args(&words[1..]);
        for (name, value) in self.image(name).env.iter().chain(&service.environment) {
            program = program.env(name, self.found(name, value));
        }
        program.env("PGPORT", &self.port)
    }

    /// The address for a name that the containers' own network would resolve.
    fn found(&self, name: &str, value: &str) -> String {
        match (name, value) {
            ("PGHOST", host) => {
                assert!(self.service(host).image.is_some(), "`{host}` is not the database");
                self.host.clone()
            }
            ("LISTEN", listen) => {
                assert_eq!(listen, "0.0.0.0:8080", "the port that is published");
                self.address.clone()
            }
            _ => value.to_owned(),
        }
    }

    fn database_is_healthy(&self, name: &str) -> bool {
        let service = self.service(name);
        assert!(
            service.image.as_deref().is_some_and(|image| image.starts_with("pgvector/pgvector:pg"))
        );
        let test = &service.healthcheck.as_ref().expect("a health check").test;
        let [kind, script] = &test[..] else { panic!("{test:?}") };
        assert_eq!(kind, "CMD-SHELL");
        let mut shell = Command::new("sh");
        shell
            .args(["-c", script])
            .env_clear()
            .envs(&service.environment)
            .env("PATH", format!("{}:/bin:/usr/bin", self.postgres));
        shell.env("PGPORT", &self.port).stdin(Stdio::null());
        shell.status().expect("a shell").success()
    }

    fn service(&self, name: &str) -> &Service {
        self.compose.services.get(name).unwrap_or_else(|| panic!("there is no service `{name}`"))
    }

    fn image(&self, name: &str) -> &Image {
        let build = self.service(name).build.as_ref().expect("it is built");
        assert_eq!(build.context, ".");
        self.images
            .get(&build.target)
            .unwrap_or_else(|| panic!("the Dockerfile has no stage `{}`", build.target))
    }
}

impl Play {
    /// Whether a service is in the state that another one requires. A listening service was waited for until it was
    /// healthy.
    fn has(&self, name: &str, condition: Condition) -> bool {
        let ended = self.ended.get(name);
        match condition {
            Condition::Started => !matches!(ended, Some(Ended::NotStarted)),
            Condition::Healthy => ended.is_none(),
            Condition::CompletedSuccessfully => matches!(ended, Some(Ended::WithZero)),
        }
    }

    /// Like `docker compose stop`.
    pub(super) fn stop(&mut self, name: &str) -> Output {
        let running = self.running.remove(name).expect("it runs");
        terminate(&running.child);
        running.finish()
    }
}

impl Drop for Play {
    fn drop(&mut self) {
        for running in std::mem::take(&mut self.running).into_values() {
            running.kill();
        }
    }
}
