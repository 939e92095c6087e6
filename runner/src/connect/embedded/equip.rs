//! Adds what the packaged server lacks: extensions for `CREATE EXTENSION`, and the stop words of text search.

use std::fs;
use std::path::Path;

use pglite_oxide::extensions::{self, Extension};
use pglite_oxide::{Pglite, PglitePaths};

/// Pgvector, and the contrib modules that schemas use. Each costs milliseconds at every start.
const EXTENSIONS: [Extension; 14] = [
    extensions::VECTOR,
    extensions::BTREE_GIN,
    extensions::BTREE_GIST,
    extensions::CITEXT,
    extensions::CUBE,
    extensions::EARTHDISTANCE,
    extensions::FUZZYSTRMATCH,
    extensions::HSTORE,
    extensions::INTARRAY,
    extensions::ISN,
    extensions::LTREE,
    extensions::PG_TRGM,
    extensions::TABLEFUNC,
    extensions::UNACCENT,
];

/// The files of a directory of this package, with their names.
macro_rules! files {
    ($directory:literal, $($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../../assets/", $directory, "/", $name)))),+]
    };
}

const STOP_WORDS: [(&str, &str); 15] = files!(
    "tsearch_data",
    "danish.stop",
    "dutch.stop",
    "english.stop",
    "finnish.stop",
    "french.stop",
    "german.stop",
    "hungarian.stop",
    "italian.stop",
    "nepali.stop",
    "norwegian.stop",
    "portuguese.stop",
    "russian.stop",
    "spanish.stop",
    "swedish.stop",
    "turkish.stop",
);

/// Puts the files where the server with its data in `directory` looks for them.
pub(super) fn equip(directory: &Path) -> Result<(), String> {
    install_extensions(directory)?;
    install_stop_words(directory).map_err(|error| format!("writing the stop words: {error}"))
}

/// This makes the extensions available without creating them, because a database's migrations decide which it has.
/// The library's own switch creates them at every connection.
fn install_extensions(directory: &Path) -> Result<(), String> {
    Pglite::preload_extensions(EXTENSIONS).map_err(|error| format!("{error:#}"))?;
    let paths = PglitePaths::with_root(directory);
    for name in EXTENSIONS.map(Extension::sql_name) {
        let archive = pglite_oxide_assets::extension_archive(name)
            .ok_or_else(|| format!("no extension {name}"))?;
        pglite_oxide::install_extension_bytes(&paths, archive)
            .map_err(|error| format!("{name}: {error:#}"))?;
    }
    Ok(())
}

fn install_stop_words(directory: &Path) -> std::io::Result<()> {
    let target = directory.join("tmp/pglite/share/postgresql/tsearch_data");
    fs::create_dir_all(&target)?;
    for (name, words) in STOP_WORDS {
        let path = target.join(name);
        if !path.exists() {
            fs::write(path, words)?;
        }
    }
    Ok(())
}
