ALTER TABLE app.stories SET SCHEMA public;
DROP SCHEMA app;
