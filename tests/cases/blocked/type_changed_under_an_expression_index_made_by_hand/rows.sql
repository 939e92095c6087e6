INSERT INTO stories (code) VALUES ('1'), ('2');
CREATE INDEX stories_lower ON stories (lower(code));
