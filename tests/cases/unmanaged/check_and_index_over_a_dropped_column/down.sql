ALTER TABLE stories ADD COLUMN words integer;

ALTER TABLE stories ADD CONSTRAINT long_or_named
    CHECK (((title)::text <> ''::text) OR (words > 9));

CREATE INDEX stories_by_size ON stories (words, title);
CREATE UNIQUE INDEX stories_short ON stories (title) WHERE words < 9;
