//! Where everything is, or will be.

use std::path::{Path, PathBuf};

use super::super::{
    args::{Adopt, Common},
    find,
    report::Failure,
    settings::{self, Settings},
};
use crate::entity;

#[derive(Debug)]
pub(super) struct Project {
    pub(super) root: PathBuf,
    pub(super) settings: Settings,
    /// `autogen.toml`, and whether it exists.
    pub(super) file: PathBuf,
    pub(super) has_settings: bool,
    /// Whether a crate is still to be made.
    pub(super) is_new: bool,
    /// The crate or folder of the entities.
    pub(super) entity: PathBuf,
    /// The folder of their files, and the file that lists them.
    pub(super) sources: PathBuf,
    pub(super) list: PathBuf,
}

impl Project {
    pub(super) fn find(common: &Common, adopt: &Adopt) -> Result<Self, Failure> {
        let here = std::env::current_dir()
            .map_err(|error| Failure::system("no working directory", &error))?;
        let root = runner::__private::root(&here);
        let file = common.config.clone().unwrap_or_else(|| root.join(settings::FILE));
        let has_settings = file.is_file();
        let given = adopt.output_dir.as_deref().map(Self::around).transpose()?;
        let common = &match &given {
            Some(entity) if common.entity.is_empty() && !has_settings => {
                Common { entity: vec![entity.clone()], ..common.clone() }
            }
            _ => common.clone(),
        };
        let (settings, is_new) = if has_settings {
            (Settings::load(common)?, false)
        } else {
            let (entity, migration) = find::so_far(&root, common)?;
            let at = |path: Option<PathBuf>, name: &str| {
                settings::relative(&root.join(path.unwrap_or_else(|| name.into())), &here)
            };
            let (entity, migration) = (at(entity, "entity"), at(migration, "migration"));
            let is_new = !entity.join("Cargo.toml").exists() || !migration.exists();
            (Settings::begin(common, entity, migration), is_new)
        };
        let entity = match given {
            Some(entity) => entity,
            None => match &settings.entities[..] {
                [entity, ..] => entity.clone(),
                [] => PathBuf::from("entity"),
            },
        };
        let sources = match &adopt.output_dir {
            Some(folder) => folder.clone(),
            None if entity.join("Cargo.toml").exists() || !entity.exists() => entity.join("src"),
            None if entity.join("src").is_dir() => entity.join("src"),
            None => entity.clone(),
        };
        let lists = ["lib.rs", "mod.rs", "main.rs"].map(|it| sources.join(it));
        let new = if sources.ends_with("src") { "lib.rs" } else { "mod.rs" };
        let list = lists.into_iter().find(|it| it.is_file()).unwrap_or_else(|| sources.join(new));
        Ok(Self { root, settings, file, has_settings, is_new, entity, sources, list })
    }

    /// The crate of a folder for entities: the folder `src` belongs to one that may not exist yet; any other is a module of
    /// an existing one.
    fn around(folder: &Path) -> Result<PathBuf, Failure> {
        if folder.is_file() {
            return Err(Failure::new(
                format!("`{}` is a file", folder.display()),
                "name a folder for the entities: `--output-dir entity/src`",
            ));
        }
        if folder.ends_with("src") {
            return Ok(folder.parent().unwrap_or(Path::new("")).to_owned());
        }
        let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        if whole.ancestors().any(|it| it.join("Cargo.toml").is_file()) {
            return Ok(folder.to_owned());
        }
        Err(Failure::new(
            format!("`{}` is not in a crate", folder.display()),
            "name the folder `src` of a crate, which is created if it does not exist: `--output-dir entity/src`",
        ))
    }

    /// How the entities of the project are read.
    pub(super) fn reading(&self, default_schema: &str) -> entity::Options {
        let mut options = self.settings.reading(default_schema);
        if !options.roots.contains(&self.entity) {
            options.roots.push(self.entity.clone());
        }
        options
    }

    /// A path as the settings have it.
    pub(super) fn below(&self, path: &Path) -> PathBuf {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        whole.strip_prefix(&self.root).map_or(whole.clone(), Path::to_owned)
    }
}
