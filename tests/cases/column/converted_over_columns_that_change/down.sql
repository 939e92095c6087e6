ALTER TABLE stories ALTER COLUMN duration TYPE integer
    USING (extract(epoch FROM duration) / 60 / scale)::integer;

ALTER TABLE stories ADD COLUMN hours integer;
ALTER TABLE stories RENAME COLUMN scale TO unit;
ALTER TABLE stories RENAME COLUMN duration TO minutes;
