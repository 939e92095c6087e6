-- up

DROP INDEX CONCURRENTLY "idx-stories-value";

ALTER TABLE stories DROP COLUMN value;

-- Programs wait for this: only a rewrite gives a stored generated column its values.
ALTER TABLE stories
    ADD COLUMN value text GENERATED ALWAYS AS (lower(title)) STORED;

CREATE INDEX CONCURRENTLY "idx-stories-value" ON stories (value);

-- down

DROP INDEX CONCURRENTLY "idx-stories-value";

ALTER TABLE stories DROP COLUMN value;

-- Programs wait for this: only a rewrite gives a stored generated column its values.
ALTER TABLE stories
    ADD COLUMN value text GENERATED ALWAYS AS (upper((title)::text)) STORED;

CREATE INDEX CONCURRENTLY "idx-stories-value" ON stories (value);
