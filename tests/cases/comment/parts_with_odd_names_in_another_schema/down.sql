COMMENT ON INDEX app."Titles ""by"" name" IS NULL;

COMMENT ON INDEX app.ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_
    IS NULL;

COMMENT ON CONSTRAINT "Not ""empty""" ON app.stories IS NULL;
