ALTER TABLE stories ALTER COLUMN votes TYPE integer USING votes::integer;
ALTER TABLE stories ALTER COLUMN score TYPE bigint USING score::bigint;

ALTER TABLE stories ALTER COLUMN price TYPE numeric(10,2)
    USING price::numeric(10,2);
