ALTER TABLE app.stories DROP CONSTRAINT "One ""title""";
ALTER TABLE app.stories DROP CONSTRAINT uq_stories_over_a_title_whose_name_is_longer_than_postgres_can_;
