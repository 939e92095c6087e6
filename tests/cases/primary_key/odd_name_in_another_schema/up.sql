ALTER TABLE app.stories
    RENAME CONSTRAINT stories_pkey TO "Stories ""by"" number";
