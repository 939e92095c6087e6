DROP TABLE app.scenes;
DROP TYPE app.mood;
DROP SCHEMA app;
