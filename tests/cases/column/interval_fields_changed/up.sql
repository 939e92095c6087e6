ALTER TABLE stories ALTER COLUMN value TYPE interval year to month;
