-- up

ALTER TABLE chapters DROP CONSTRAINT chapters_number_key;

CREATE UNIQUE INDEX CONCURRENTLY chapters_number_key ON chapters (number);

ALTER TABLE chapters
    ADD CONSTRAINT chapters_number_key UNIQUE USING INDEX chapters_number_key
    DEFERRABLE INITIALLY DEFERRED;

-- down

ALTER TABLE chapters DROP CONSTRAINT chapters_number_key;

CREATE UNIQUE INDEX CONCURRENTLY chapters_number_key ON chapters (number);

ALTER TABLE chapters
    ADD CONSTRAINT chapters_number_key UNIQUE USING INDEX chapters_number_key;
