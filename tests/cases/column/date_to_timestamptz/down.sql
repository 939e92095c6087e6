ALTER TABLE stories ALTER COLUMN value TYPE date USING value::date;
