-- up

CREATE INDEX CONCURRENTLY "Titles ""by"" name" ON app.stories (title);

CREATE INDEX CONCURRENTLY ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_ ON app.stories
    (title DESC);

-- down

DROP INDEX CONCURRENTLY app."Titles ""by"" name";

DROP INDEX CONCURRENTLY app.ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_;
