ALTER TABLE stories ALTER CONSTRAINT "fk-stories-author_id"
    DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id";
