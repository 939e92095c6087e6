CREATE TABLE visits (
    id integer,
    path text
);

ALTER TABLE visits SET (fillfactor = '70');
ALTER TABLE visits ALTER COLUMN path SET STORAGE PLAIN;
