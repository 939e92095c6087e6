ALTER TABLE stories ADD CONSTRAINT "No ""page"" twice"
    EXCLUDE USING gist (pages WITH &&);

ALTER TABLE stories
    ADD CONSTRAINT ex_stories_over_pages_whose_name_is_longer_than_postgres_can_ke
    EXCLUDE USING gist (pages WITH &&) WHERE (id > 0);
