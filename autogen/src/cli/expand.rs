//! `--expand`: renames in two steps.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use sqlx::PgConnection;

use super::{answers::Answers, report::Failure};
use crate::{
    desired::expand::{Expansion, Wish, expand},
    pipeline::Comparison,
    schema::{
        Qualified,
        stated::{self, Place},
    },
};

/// What each role but the owner may do with a table, as the statements that let it do the same with a view.
const PRIVILEGES: &str = "
SELECT format('GRANT %s ON %I.%I TO %s%s',
    string_agg(acl.privilege_type, ', ' ORDER BY acl.privilege_type), n.nspname, c.relname,
    CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END,
    CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL aclexplode(c.relacl) AS acl
WHERE n.nspname = $1 AND c.relname = $2 AND acl.grantee <> c.relowner
    AND acl.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
GROUP BY n.nspname, c.relname, acl.grantee, acl.is_grantable
ORDER BY acl.grantee, acl.is_grantable";

/// What keeps former names: those of renames that begin now, if that is asked for, and of those that have begun.
pub(super) async fn expansion(
    connection: &mut PgConnection,
    answers: &Answers,
    [entities, lock]: [&stated::Schema; 2],
    default_schema: &str,
    sources: &Arc<BTreeMap<PathBuf, String>>,
) -> Result<Expansion, Failure> {
    let wish = if answers.expand { Wish::Asked } else { Wish::Begun };
    let mut expansion = expand(entities, lock, wish, default_schema);
    if !expansion.refused.is_empty() {
        return Err(Failure::of(expansion.refused, sources));
    }
    if answers.expand && expansion.views.is_empty() && expansion.begun.is_empty() {
        return Err(Failure::new(
            "--expand: no table or column is to be renamed",
            "state the former name: `#[sea_orm(renamed_from = \"…\")]` on a field, `#[autogen(renamed_from = \"…\")]` on an entity",
        ));
    }
    for former in expansion.views.clone() {
        let privileges = sqlx::query_scalar(PRIVILEGES).bind(&former.schema).bind(&former.name);
        let privileges: Vec<String> = privileges.fetch_all(&mut *connection).await?;
        expansion.declare(privileges, &Place::default());
    }
    Ok(expansion)
}

/// A companion is null unless a program writes to it. A default that no entity states would get in the way.
pub(super) fn verify(expansion: &Expansion, comparison: &Comparison) -> Result<(), Failure> {
    let target = |table: &Qualified| comparison.target.tables.get(table);
    let makes_values = expansion.kept().find(|(table, column)| {
        let own = target(table).and_then(|it| it.column(&column.name));
        own.is_some_and(|it| it.default.is_some() || it.identity.is_some())
    });
    let Some((table, column)) = makes_values else { return Ok(()) };
    let name = format!("{}.{}", table.relative_to(&comparison.default_schema), column.name);
    Err(Failure::undecided(
        format!("the database has a default for `{name}` that no entity states"),
        format!(
            "`ALTER TABLE {} ALTER COLUMN {} DROP DEFAULT` in a hand-written migration, or state it in the entity first",
            table.relative_to(&comparison.default_schema),
            column.name
        ),
    ))
}

/// The same entities with what is kept.
pub(super) fn apply(expansion: &Expansion, entities: &mut Arc<stated::Schema>) {
    if !expansion.is_empty() {
        expansion.add_to(Arc::make_mut(entities));
    }
}
