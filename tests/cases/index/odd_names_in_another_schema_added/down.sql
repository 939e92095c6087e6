DROP INDEX app."Titles ""by"" name";
DROP INDEX app.ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_;
