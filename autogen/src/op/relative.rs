//! Takes ops and returns them with names as people write them.

use super::{Change, Op, Rename};
use crate::schema::relative::Relative;

impl<T: Relative> Relative for Change<T> {
    fn leave_out(&mut self, schema: &str) {
        match self {
            Self::Create(it) | Self::Drop(it) => it.leave_out(schema),
            Self::Alter(pair) => pair.leave_out(schema),
        }
    }
}

impl Relative for Op {
    fn leave_out(&mut self, schema: &str) {
        match self {
            Self::Rename(rename) => rename.leave_out(schema),
            Self::Namespace(..) | Self::Extension(..) => {}
            Self::Table(name, change) => {
                name.leave_out(schema);
                change.leave_out(schema);
            }
            Self::Column(table, change) => {
                table.leave_out(schema);
                change.leave_out(schema);
            }
            Self::ForeignKey(table, _, change) => {
                table.leave_out(schema);
                change.leave_out(schema);
            }
            Self::Sequence(name, change) => {
                name.leave_out(schema);
                change.leave_out(schema);
            }
            Self::Declared(address, _) => address.leave_out(schema),
            Self::Enum(name, _)
            | Self::PrimaryKey(name, _)
            | Self::Unique(name, ..)
            | Self::Check(name, ..)
            | Self::Exclusion(name, ..)
            | Self::Index(name, ..)
            | Self::Fill(name, ..)
            | Self::Convert(name, ..)
            | Self::Park(name, ..)
            | Self::Comment(name, ..) => name.leave_out(schema),
        }
    }
}

impl Relative for Rename {
    fn leave_out(&mut self, schema: &str) {
        match self {
            Self::Table(pair) | Self::Enum(pair) => pair.leave_out(schema),
            Self::Column(name, _) | Self::Part(name, ..) | Self::Label(name, _) => {
                name.leave_out(schema);
            }
        }
    }
}
