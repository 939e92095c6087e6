//! `sequence(…)` on the struct.

use expect_test::expect;

use super::{check, model};

#[test]
fn a_column_of_the_table_can_own_a_sequence() {
    let entity = |clauses: &str| {
        let attribute = format!("#[autogen(sequence(name = \"numbers\", {clauses}))]");
        model(&attribute, "#[sea_orm(column_name = \"orderNumber\")] pub order_number: i64")
    };
    check(&entity("owned_by = \"order_number\""), &expect![[""]]);
    check(&entity("owned_by = \"nothing\""), &expect![[""]]);
    check(&entity("owned_by = \"id, order_number\""), &expect![[""]]);
    check(&entity("options = \"OWNED BY id\""), &expect![[""]]);
    let elsewhere = "#[autogen(sequence(name = \"app.numbers\", owned_by = \"id\"))]";
    check(&model(elsewhere, ""), &expect![[""]]);
}
