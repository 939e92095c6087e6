DROP INDEX ix;
ALTER TABLE stories DROP CONSTRAINT ck;
ALTER TABLE stories ALTER COLUMN value TYPE text;

ALTER TABLE stories ADD CONSTRAINT ck
    CHECK ((value <> 'tense'::text) OR ((title)::text <> ''::text));

CREATE INDEX ix ON stories (title) WHERE value = 'calm'::text;
DROP TYPE mood;
