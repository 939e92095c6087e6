//! Objects beside tables.

use super::{Operation, comment, mark};
use crate::{
    op::Change,
    schema::{Address, Declared},
};

pub(super) fn operation(address: &Address, change: &Change<Declared>) -> Operation {
    let how = match change {
        Change::Create(_) | Change::Drop(_) => String::new(),
        Change::Alter(pair) if pair.before.definition != pair.after.definition => {
            ": another definition".to_owned()
        }
        Change::Alter(pair) if pair.before.comment != pair.after.comment => {
            format!(": comment {}", comment(pair.as_ref().map(|it| it.comment.as_deref())))
        }
        Change::Alter(_) => ": recreated, as what it depends on changes".to_owned(),
    };
    let text = format!("{address}{how}");
    Operation { mark: mark(change), subject: address.subject(), text }
}
