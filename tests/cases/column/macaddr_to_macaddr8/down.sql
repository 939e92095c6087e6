ALTER TABLE stories ALTER COLUMN value TYPE macaddr USING value::macaddr;
