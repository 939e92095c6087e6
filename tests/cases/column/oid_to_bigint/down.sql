ALTER TABLE stories ALTER COLUMN value TYPE oid USING value::oid;
