ALTER TABLE stories ADD CONSTRAINT uq_stories_edition
    UNIQUE NULLS NOT DISTINCT (slug, edition);
