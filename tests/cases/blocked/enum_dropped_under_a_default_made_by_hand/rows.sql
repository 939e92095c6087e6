INSERT INTO stories (id, status) VALUES (1, 'draft'), (2, 'published');
ALTER TABLE stories ALTER COLUMN status SET DEFAULT 'draft';
