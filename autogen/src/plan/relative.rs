//! Takes steps and returns them with names as written on a connection whose search path contains a schema.

use super::step::{
    ColumnAction, Commented, Constraint, ConstraintAction, IndexAction, Reached, SequenceAction,
    Step, TableAction,
};
use crate::schema::relative::Relative;

impl Relative for Step {
    fn leave_out(&mut self, schema: &str) {
        match self {
            Self::Namespace(..) | Self::Extension(..) => {}
            Self::Type(name, _) => name.leave_out(schema),
            Self::Index(table, _, action) => {
                table.leave_out(schema);
                if let IndexAction::AttachPartition(index) = action {
                    index.leave_out(schema);
                }
            }
            Self::Sequence(name, action) => {
                name.leave_out(schema);
                action.leave_out(schema);
            }
            Self::Table(name, action) => {
                name.leave_out(schema);
                action.leave_out(schema);
            }
            Self::Column(table, _, action) => {
                table.leave_out(schema);
                action.leave_out(schema);
            }
            Self::Constraint(table, _, action) => {
                table.leave_out(schema);
                if let ConstraintAction::Add(Constraint::ForeignKey(key))
                | ConstraintAction::AddOfPartitions(key) = action
                {
                    key.leave_out(schema);
                }
            }
            Self::Declared(address, _) => address.leave_out(schema),
            Self::Comment(on, _) => on.leave_out(schema),
        }
    }
}

impl Relative for TableAction {
    fn leave_out(&mut self, schema: &str) {
        match self {
            Self::Create(table) => table.leave_out(schema),
            Self::ParkRows(copied) | Self::RestoreRows(copied) => copied.leave_out(schema),
            // Whoever reads the comment of a parked table does not know the search path.
            Self::MarkParked { .. } => {}
            Self::Drop
            | Self::RenameTo(_)
            | Self::SetSchema(_)
            | Self::Park
            | Self::Unpark(_)
            | Self::RenamePart { .. }
            | Self::CheckNow
            | Self::KeepWritersOut => {}
        }
    }
}

impl Relative for SequenceAction {
    fn leave_out(&mut self, schema: &str) {
        match self {
            Self::OwnedBy(Some((table, _))) => table.leave_out(schema),
            Self::SetCounter(reached) => reached.leave_out(schema),
            Self::Create(..) | Self::Drop | Self::Set(_) | Self::OwnedBy(None) => {}
            Self::RenameTo(_) => {}
        }
    }
}

impl Relative for Reached {
    fn leave_out(&mut self, schema: &str) {
        match self {
            Self::Sequence(name) | Self::Rows { table: name, .. } => name.leave_out(schema),
            Self::Bound { .. } | Self::Start { .. } | Self::Within { .. } => {}
        }
    }
}

impl Relative for ColumnAction {
    fn leave_out(&mut self, schema: &str) {
        match self {
            Self::Add(column) => column.leave_out(schema),
            Self::SetType { ty, .. } => ty.leave_out(schema),
            Self::Park(parked) | Self::Unpark(parked) => parked.leave_out(schema),
            Self::Succeed(it, _) => it.leave_out(schema),
            Self::SetNext(sequence) => sequence.leave_out(schema),
            Self::SetCounter(reached) => reached.leave_out(schema),
            Self::AddIdentity(identity) => identity.leave_out(schema),
            Self::Drop
            | Self::RenameTo(_)
            | Self::SetNotNull(_)
            | Self::DeclareNotNull(_)
            | Self::SetNotNullIfFilled(_)
            | Self::Fill(_)
            | Self::FillInBatches(_)
            | Self::DropNotNull
            | Self::SetDefault(_)
            | Self::DropDefault
            // A change does not name the sequence.
            | Self::SetIdentity(_)
            | Self::DropIdentity
            | Self::DropExpression => {}
        }
    }
}

impl Relative for Commented {
    fn leave_out(&mut self, schema: &str) {
        match self {
            Self::Namespace(_) => {}
            Self::Declared(address, _) => address.leave_out(schema),
            Self::Enum(name)
            | Self::Sequence(name)
            | Self::Table(name)
            | Self::Column(name, _)
            | Self::Constraint(name, _)
            | Self::Index(name) => name.leave_out(schema),
        }
    }
}
