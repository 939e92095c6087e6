CREATE INDEX "Titles ""by"" name" ON app.stories (title);

CREATE INDEX ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_ ON app.stories
    (title DESC);
