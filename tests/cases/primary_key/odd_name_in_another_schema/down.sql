ALTER TABLE app.stories
    RENAME CONSTRAINT "Stories ""by"" number" TO stories_pkey;
