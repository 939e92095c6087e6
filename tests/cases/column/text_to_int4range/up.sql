ALTER TABLE stories ALTER COLUMN value TYPE int4range USING value::int4range;
