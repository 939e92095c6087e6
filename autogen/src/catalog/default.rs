//! Defaults, generation expressions, and which columns are serial.

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{
    Readings,
    ask::{ask, numbers},
    sequence::Serials,
};
use crate::schema::{Expression, Generated};

pub(super) async fn read(
    connection: &mut PgConnection,
    oids: &str,
    tables: &mut Readings,
    serials: &mut Serials,
) -> Result<(), sqlx::Error> {
    let generating = tables.iter().filter(|(_, reading)| {
        reading.attributes.iter().any(|attribute| attribute.generated.is_some())
    });
    let sql = include_str!("queries/defaults.sql")
        .replace("{tables}", oids)
        .replace("{generating}", &numbers(generating.map(|(oid, _)| oid)));
    let mut rows = ask::<(i64, i16, String)>(connection, sql);
    while let Some((oid, number, text)) = rows.try_next().await? {
        let Some(reading) = tables.get_mut(&oid) else { continue };
        let generated = reading.attribute(number).and_then(|it| it.generated);
        let Some(column) = reading.column_mut(number) else { continue };
        let owned = serials.get_mut(&(oid, number)).filter(|_| generated.is_none());
        let serial = owned.and_then(|owned| {
            let at = owned.iter().position(|it| it.default == text)?;
            Some(owned.swap_remove(at))
        });
        match (generated, serial) {
            (Some(kind), _) => {
                let generated = Generated { expression: Expression::bare(&text), kind };
                column.generated = Some(Box::new(generated));
            }
            (None, Some(serial)) => column.identity = Some(Box::new(serial.identity)),
            (None, None) => column.default = Some(Expression::bare(&text)),
        }
    }
    Ok(())
}
