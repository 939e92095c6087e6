ALTER TABLE stories ALTER COLUMN value TYPE double precision;
