DROP TABLE app.stories;
DROP SCHEMA app;
