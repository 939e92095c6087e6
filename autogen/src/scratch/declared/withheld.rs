//! What a `REVOKE` takes away from a role that nobody here granted it to.

use super::{Declaration, Play};
use crate::{
    schema::{
        Address, Declarations, Declared,
        declared::{Bonds, without},
    },
    scratch::{Scratch, ScratchError},
};

/// Privileges of a role, with what the catalog knows of them.
pub(super) type Taken = (Address, Declared, Bonds);

impl Play<'_> {
    /// What the statement, which has run, takes away: what granting the same adds to what there is now.
    pub(super) async fn withheld(
        &self,
        scratch: &mut Scratch<'_>,
        facet: &Declaration,
        now: &Declarations,
    ) -> Result<Vec<Taken>, ScratchError> {
        let Some(sql) = granting(&facet.sql) else { return Ok(Vec::new()) };
        scratch.execute("SAVEPOINT autogen_withheld").await?;
        let grant = Declaration { sql, ..facet.clone() };
        let refused = self.statement(scratch, &grant).await?;
        let mut granted = scratch.read_declared().await?;
        scratch.execute("ROLLBACK TO autogen_withheld").await?;
        if refused.is_some() {
            return Ok(Vec::new());
        }
        let privileges = granted.objects.into_iter().filter(|(it, _)| it.kind.are_privileges());
        let taken = privileges.filter_map(|(address, it)| {
            let had = now.objects.get(&address).map(|it| &it.shape[..]).unwrap_or_default();
            let list = without(&it.shape, had);
            let bonds = granted.bonds.remove(&address).unwrap_or_default();
            (!list.is_empty()).then(|| (address, it.with_privileges(list), bonds))
        });
        Ok(taken.collect())
    }
}

/// Adds to what is declared what is taken away and not granted again.
pub(super) fn add(declared: &mut Declarations, withheld: Vec<Taken>) {
    for (address, it, bonds) in withheld {
        let own = declared.objects.entry(address.clone()).or_insert_with(|| Declared {
            definition: it.undo.clone().unwrap_or_default(),
            ..Declared::default()
        });
        own.withheld.extend(without(&it.shape, &[&own.shape[..], &own.withheld].concat()));
        own.withheld.sort_unstable();
        declared.bonds.entry(address).or_insert(bonds);
    }
    let says_nothing = |it: &Declared| it.shape.is_empty() && it.withheld.is_empty();
    declared.objects.retain(|it, own| !it.kind.are_privileges() || !says_nothing(own));
}

/// The `GRANT` of what a `REVOKE` takes away. None of default privileges: in Postgres they take nothing from anybody.
fn granting(sql: &str) -> Option<String> {
    let tokens: Vec<_> = lexer::tokens(sql).collect();
    let [first, second, ..] = &tokens[..] else { return None };
    // Of its options there is nothing to give back.
    if !first.is("REVOKE") || second.is("GRANT") || !tokens.iter().any(|it| it.is("ON")) {
        return None;
    }
    let from = tokens.iter().rfind(|it| it.is("FROM"))?;
    let end = match tokens.last() {
        Some(last) if last.is("CASCADE") || last.is("RESTRICT") => last.start,
        _ => sql.len(),
    };
    let (what, whom) = (&sql[first.end()..from.start], sql.get(from.end()..end)?);
    Some(format!("GRANT{what}TO{whom}"))
}

#[cfg(test)]
mod tests {
    use super::granting;

    #[test]
    fn only_what_takes_privileges_away_can_be_granted_again() {
        for (sql, expected) in [
            (
                "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                Some("GRANT ALL ON SCHEMA public TO PUBLIC"),
            ),
            (
                "revoke select on a, b from \"from\", x cascade",
                Some("GRANT select on a, b TO \"from\", x "),
            ),
            ("REVOKE GRANT OPTION FOR SELECT ON a FROM x", None),
            ("REVOKE x FROM y", None),
            ("ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM x", None),
            ("GRANT ALL ON a TO x", None),
        ] {
            assert_eq!(granting(sql).as_deref(), expected, "{sql}");
        }
    }
}
