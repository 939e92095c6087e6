INSERT INTO users (slug) VALUES ('ann');
INSERT INTO letters (author) VALUES ('ann');
