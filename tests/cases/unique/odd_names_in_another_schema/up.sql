ALTER TABLE app.stories ADD CONSTRAINT "One ""title""" UNIQUE (title);

ALTER TABLE app.stories
    ADD CONSTRAINT uq_stories_over_a_title_whose_name_is_longer_than_postgres_can_
    UNIQUE (title, id);
