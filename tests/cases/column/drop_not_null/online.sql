-- up

ALTER TABLE stories ALTER COLUMN pages DROP NOT NULL;

-- down

ALTER TABLE stories ADD CONSTRAINT stories_pages_not_null
    NOT NULL pages NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_pages_not_null;
