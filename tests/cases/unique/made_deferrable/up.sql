ALTER TABLE chapters DROP CONSTRAINT chapters_number_key;

ALTER TABLE chapters ADD CONSTRAINT chapters_number_key UNIQUE (number)
    DEFERRABLE INITIALLY DEFERRED;
