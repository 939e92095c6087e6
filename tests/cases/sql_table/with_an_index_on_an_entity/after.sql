CREATE TABLE visits (id integer);
CREATE INDEX stories_title ON stories (title);
