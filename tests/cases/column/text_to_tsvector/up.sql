ALTER TABLE stories ALTER COLUMN value TYPE tsvector USING value::tsvector;
