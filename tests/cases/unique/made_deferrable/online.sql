-- up

CREATE UNIQUE INDEX CONCURRENTLY chapters_number_key_new ON chapters (number);

BEGIN;
ALTER TABLE chapters DROP CONSTRAINT chapters_number_key;
ALTER INDEX chapters_number_key_new RENAME TO chapters_number_key;

ALTER TABLE chapters
    ADD CONSTRAINT chapters_number_key UNIQUE USING INDEX chapters_number_key
    DEFERRABLE INITIALLY DEFERRED;
COMMIT;

-- down

CREATE UNIQUE INDEX CONCURRENTLY chapters_number_key_new ON chapters (number);

BEGIN;
ALTER TABLE chapters DROP CONSTRAINT chapters_number_key;
ALTER INDEX chapters_number_key_new RENAME TO chapters_number_key;

ALTER TABLE chapters
    ADD CONSTRAINT chapters_number_key UNIQUE USING INDEX chapters_number_key;
COMMIT;
