ALTER TYPE app.mood SET SCHEMA public;
DROP SCHEMA app;
