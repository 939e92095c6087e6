DROP TABLE app.rooms;
DROP SCHEMA app;
