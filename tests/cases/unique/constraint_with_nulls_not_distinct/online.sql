-- up

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_edition ON stories (slug, edition)
    NULLS NOT DISTINCT;

ALTER TABLE stories
    ADD CONSTRAINT uq_stories_edition UNIQUE USING INDEX uq_stories_edition;

-- down

ALTER TABLE stories DROP CONSTRAINT uq_stories_edition;
