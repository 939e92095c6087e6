//! Two descriptions are alike only if the objects are.

use super::{constraint, index};
use crate::schema::{
    Action, Check, Deferrable, Expression, ForeignKey, Index, IndexColumn, IndexKey, PrimaryKey,
    Qualified, Unique, Validity,
};

/// Every facet of a constraint or index in its text: otherwise a change of it reads `(a) → (a)`.
#[test]
fn a_change_of_any_facet_can_be_read() {
    let unique = Unique {
        columns: vec!["a".into(), "b".into()],
        include: vec![],
        nulls_not_distinct: false,
        deferrable: Deferrable::No,
        without_overlaps: false,
    };
    let others = [
        Unique { columns: vec!["b".into(), "a".into()], ..unique.clone() },
        Unique { include: vec!["c".into()], ..unique.clone() },
        Unique { nulls_not_distinct: true, ..unique.clone() },
        Unique { deferrable: Deferrable::InitiallyImmediate, ..unique.clone() },
        Unique { deferrable: Deferrable::InitiallyDeferred, ..unique.clone() },
        Unique { without_overlaps: true, ..unique.clone() },
    ];
    differ(constraint::unique, &unique, &others);

    let key = PrimaryKey {
        name: "t_pkey".into(),
        columns: vec!["a".into()],
        include: vec![],
        deferrable: Deferrable::No,
        without_overlaps: false,
    };
    let others = [
        PrimaryKey { name: "pk".into(), ..key.clone() },
        PrimaryKey { columns: vec!["b".into()], ..key.clone() },
        PrimaryKey { include: vec!["b".into()], ..key.clone() },
        PrimaryKey { deferrable: Deferrable::InitiallyDeferred, ..key.clone() },
        PrimaryKey { without_overlaps: true, ..key.clone() },
    ];
    differ(constraint::primary_key, &key, &others);

    let check = Check {
        expression: Expression::new("a > 0"),
        no_inherit: false,
        validity: Validity::Valid,
    };
    let others = [
        Check { expression: Expression::new("a > 1"), ..check.clone() },
        Check { no_inherit: true, ..check.clone() },
        Check { validity: Validity::NotValid, ..check.clone() },
        Check { validity: Validity::NotEnforced, ..check.clone() },
    ];
    differ(constraint::check, &check, &others);

    let foreign = ForeignKey {
        columns: vec!["a".into()],
        references: Qualified::new("public", "other"),
        referenced_columns: vec!["id".into()],
        on_update: Action::NoAction,
        on_delete: Action::NoAction,
        on_delete_columns: vec![],
        match_full: false,
        deferrable: Deferrable::No,
        validity: Validity::Valid,
        period: false,
    };
    let others = [
        ForeignKey { columns: vec!["b".into()], ..foreign.clone() },
        ForeignKey { references: Qualified::new("public", "third"), ..foreign.clone() },
        ForeignKey { referenced_columns: vec!["key".into()], ..foreign.clone() },
        ForeignKey { on_update: Action::Cascade, ..foreign.clone() },
        ForeignKey { on_delete: Action::SetNull, ..foreign.clone() },
        ForeignKey { on_delete_columns: vec!["a".into()], ..foreign.clone() },
        ForeignKey { match_full: true, ..foreign.clone() },
        ForeignKey { deferrable: Deferrable::InitiallyDeferred, ..foreign.clone() },
        ForeignKey { validity: Validity::NotValid, ..foreign.clone() },
        ForeignKey { period: true, ..foreign.clone() },
    ];
    differ(constraint::foreign_key, &foreign, &others);

    let plain = Index {
        columns: vec![IndexColumn::new(IndexKey::Column("a".into()))],
        unique: false,
        nulls_not_distinct: false,
        method: "btree".into(),
        include: vec![],
        predicate: None,
        with: [].into(),
    };
    let others = [
        Index { unique: true, ..plain.clone() },
        Index { nulls_not_distinct: true, ..plain.clone() },
        Index { method: "gin".into(), ..plain.clone() },
        Index { include: vec!["b".into()], ..plain.clone() },
        Index { predicate: Some(Expression::new("a > 0")), ..plain.clone() },
        Index { with: [("fillfactor".into(), "70".into())].into(), ..plain.clone() },
    ];
    differ(index::text, &plain, &others);
}

fn differ<T>(describe: impl Fn(&T) -> String, one: &T, others: &[T]) {
    let one = describe(one);
    for other in others {
        assert_ne!(one, describe(other));
    }
}
