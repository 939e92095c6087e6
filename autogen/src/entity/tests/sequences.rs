//! `sequence(…)` on the struct.

use expect_test::{Expect, expect};

use super::{check, model};

#[track_caller]
fn check_clauses(clauses: &str, expect: &Expect) {
    let attribute = format!("#[autogen(sequence({clauses}))]");
    check(&model(&attribute, "pub number: i64"), expect);
}

#[test]
fn a_column_of_the_table_can_own_a_sequence() {
    check_clauses(
        r#"name = "numbers", owned_by = "number""#,
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          number ~bigint
          key t_pkey (id)
    "#]],
    );
    check_clauses(
        r#"name = "numbers", owned_by = "numbr""#,
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          number ~bigint
          key t_pkey (id)
        error[unknown-column] entity.rs:4:49 (7): `t` has no column `numbr`
          help: did you mean `number`?
    "#]],
    );
    check_clauses(
        r#"name = "numbers", owned_by = "id, number""#,
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          number ~bigint
          key t_pkey (id)
        error[malformed-attribute] entity.rs:4:49 (12): `owned_by` takes one column
          help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`
    "#]],
    );
    check_clauses(
        r#"name = "numbers", options = "OWNED BY number""#,
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          number ~bigint
          key t_pkey (id)
        error[malformed-attribute] entity.rs:4:11 (8): state the column in `owned_by`
          help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`
    "#]],
    );
    check_clauses(
        r#"name = "app.numbers", owned_by = "number""#,
        &expect![[r#"
        table public.t
          id ~integer, counts by itself
          number ~bigint
          key t_pkey (id)
        error[malformed-attribute] entity.rs:4:11 (8): a column of `public.t` cannot own the sequence `app.numbers`: Postgres requires both in one schema
          help: docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`
    "#]],
    );
}
