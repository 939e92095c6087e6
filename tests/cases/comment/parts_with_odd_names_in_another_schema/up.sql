COMMENT ON INDEX app."Titles ""by"" name" IS 'It''s "odd"';

COMMENT ON INDEX app.ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_
    IS 'It''s "odd"';

COMMENT ON CONSTRAINT "Not ""empty""" ON app.stories IS 'It''s "odd"';
