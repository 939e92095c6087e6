ALTER TABLE stories ALTER COLUMN value TYPE macaddr8 USING value::macaddr8;
