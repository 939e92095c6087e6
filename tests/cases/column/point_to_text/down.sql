ALTER TABLE stories ALTER COLUMN value TYPE point USING value::point;
