//! The part of the Dockerfile that says what an image runs.

use std::collections::BTreeMap;

use crate::clone::workspace;

/// The container settings of a stage.
#[derive(Debug, Default)]
pub(super) struct Image {
    pub(super) from: String,
    pub(super) user: String,
    pub(super) entrypoint: Vec<String>,
    pub(super) cmd: Vec<String>,
    pub(super) env: BTreeMap<String, String>,
    pub(super) healthcheck: Vec<String>,
    /// The destinations of copied files, and their sources in other stages.
    pub(super) copied: BTreeMap<String, String>,
    pub(super) n_runs: usize,
}

/// By the name of the stage.
pub(super) fn read() -> BTreeMap<String, Image> {
    let text = std::fs::read_to_string(workspace().join("Dockerfile")).expect("the Dockerfile");
    let text = text.replace("\\\n", " ");
    let mut images = BTreeMap::new();
    let mut stage = String::new();
    for line in
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (instruction, rest) = line.split_once(' ').expect("an instruction");
        if instruction == "FROM" {
            let (from, name) = rest.split_once(" AS ").expect("stages have names");
            name.clone_into(&mut stage);
            images.insert(stage.clone(), Image { from: from.to_owned(), ..Image::default() });
            continue;
        }
        let image: &mut Image = images.get_mut(&stage).expect("FROM comes first");
        match instruction {
            "USER" => rest.clone_into(&mut image.user),
            "ENTRYPOINT" => image.entrypoint = words(rest),
            "CMD" => image.cmd = words(rest),
            "HEALTHCHECK" => {
                image.healthcheck = words(rest.split_once("CMD ").expect("a command").1);
            }
            "ENV" => {
                let (name, value) = rest.split_once('=').expect("NAME=value");
                image.env.insert(name.to_owned(), value.to_owned());
            }
            "COPY" if rest.starts_with("--from=") => {
                let parts: Vec<&str> = rest.split(' ').collect();
                let [_, from, to] = parts[..] else { panic!("{line}") };
                image.copied.insert(to.to_owned(), from.to_owned());
            }
            "COPY" | "WORKDIR" | "EXPOSE" => (),
            "RUN" => image.n_runs += 1,
            other => panic!("this test does not know {other}"),
        }
    }
    images
}

/// The form that needs no shell.
fn words(list: &str) -> Vec<String> {
    serde_json::from_str(list).unwrap_or_else(|_| panic!("{list} needs a shell, and there is none"))
}

#[test]
fn images_hold_one_program_and_no_shell() {
    let images = read();
    for (target, program) in [("migrate", "migration"), ("backend", "app")] {
        let image = &images[target];
        assert!(image.from.contains("/distroless/cc-"), "{}", image.from);
        assert_eq!((image.user.as_str(), image.n_runs), ("nonroot", 0));
        let there = format!("/usr/local/bin/{program}");
        assert_eq!(image.entrypoint, std::slice::from_ref(&there));
        assert_eq!(image.copied, BTreeMap::from([(there, format!("/out/{program}"))]));
    }
    let text = std::fs::read_to_string(workspace().join("Dockerfile")).expect("the Dockerfile");
    let toolchain = std::fs::read_to_string(workspace().join("Cargo.toml")).expect("the workspace");
    let version =
        toolchain.split("rust-version = \"").nth(1).and_then(|rest| rest.split('"').next());
    assert!(
        text.contains(&format!("FROM rust:{}-", version.expect("a version"))),
        "the oldest Rust that will do"
    );
}
