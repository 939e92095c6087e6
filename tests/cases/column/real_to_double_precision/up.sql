ALTER TABLE stories ALTER COLUMN score TYPE double precision;
