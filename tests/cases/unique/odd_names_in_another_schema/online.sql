-- up

CREATE UNIQUE INDEX CONCURRENTLY "One ""title""" ON app.stories (title);

ALTER TABLE app.stories
    ADD CONSTRAINT "One ""title""" UNIQUE USING INDEX "One ""title""";

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_over_a_title_whose_name_is_longer_than_postgres_can_ ON app.stories
    (title, id);

ALTER TABLE app.stories
    ADD CONSTRAINT uq_stories_over_a_title_whose_name_is_longer_than_postgres_can_ UNIQUE USING INDEX uq_stories_over_a_title_whose_name_is_longer_than_postgres_can_;

-- down

BEGIN;
ALTER TABLE app.stories DROP CONSTRAINT "One ""title""";
ALTER TABLE app.stories DROP CONSTRAINT uq_stories_over_a_title_whose_name_is_longer_than_postgres_can_;
COMMIT;
