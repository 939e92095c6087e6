CREATE INDEX i ON stories (title);
