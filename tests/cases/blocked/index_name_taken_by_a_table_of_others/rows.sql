INSERT INTO stories (id, title) VALUES (1, 'a'), (2, 'b');
CREATE TABLE legacy (id bigint);
CREATE INDEX ix_title ON legacy (id);
