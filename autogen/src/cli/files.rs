//! `[files]` of `autogen.toml`: the names of migrations, and the text at the top of their files.

use serde::Deserialize;
use time::OffsetDateTime;

use super::report::Failure;
use crate::write::{
    stem::{Named, Pattern},
    zone::Zone,
};

/// The settings, as in the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct FilesTable {
    name: Option<String>,
    timezone: Option<String>,
    header: Option<String>,
}

/// The same, understood.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    pattern: Pattern,
    header: Option<String>,
}

impl FilesTable {
    /// # Errors
    /// If a pattern or a zone is not understood.
    pub(super) fn read(self) -> Result<Files, Failure> {
        let Self { name, timezone, header } = self;
        let zone = match timezone.as_deref() {
            None => Zone::default(),
            Some(zone) => Zone::named(zone).ok_or_else(|| {
                Failure::new(
                    format!(
                        "`timezone` under [files] in autogen.toml: `{zone}` is not a time zone"
                    ),
                    "write utc, local, an offset such as +02:00, or a name such as Europe/Berlin",
                )
            })?,
        };
        let pattern = Pattern::new(name.as_deref(), zone).map_err(|error| {
            Failure::new(
                format!("`name` under [files] in autogen.toml: {error}"),
                "SeaORM's pattern is m{date}_{time}_{slug}; docs/src/autogen-toml.md lists what it may contain",
            )
        })?;
        if let Some(header) = &header {
            let now = OffsetDateTime::UNIX_EPOCH;
            let named = Named { message: "", revises: &[], now, last: None };
            pattern.header(header, &named, "").map_err(|it| unknown(&it))?;
        }
        Ok(Files { pattern, header })
    }
}

fn unknown(name: &str) -> Failure {
    Failure::new(
        format!("`header` under [files] in autogen.toml: there is no `{{{name}}}`"),
        "docs/src/autogen-toml.md lists what it may contain",
    )
}

impl Files {
    /// The name of the next migration.
    pub(super) fn name(
        &self,
        message: &str,
        revises: &[String],
        last: Option<&str>,
    ) -> Result<String, Failure> {
        let now = OffsetDateTime::now_utc();
        self.pattern.name(&Named { message, revises, now, last }).map_err(|error| {
            Failure::new(error.to_string(), "describe the change in it: -m \"add table\"")
        })
    }

    /// The source of a migration below its header.
    pub(super) fn headed(
        &self,
        source: &str,
        message: &str,
        revises: &[String],
        name: &str,
    ) -> Result<String, Failure> {
        let Some(header) = &self.header else { return Ok(source.to_owned()) };
        let now = OffsetDateTime::now_utc();
        let named = Named { message, revises, now, last: None };
        let header = self.pattern.header(header, &named, name).map_err(|it| unknown(&it))?;
        Ok(format!("{header}\n{source}"))
    }
}
