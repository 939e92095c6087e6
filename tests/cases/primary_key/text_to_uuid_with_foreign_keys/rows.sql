INSERT INTO users (id, name) VALUES ('6f2b1c1e-7b1a-4f0e-9d5b-0c7c6c1f1a11', 'Ada'), ('6f2b1c1e-7b1a-4f0e-9d5b-0c7c6c1f1a12', 'Björn');
INSERT INTO stories (id, author_id, editor_id) VALUES (1, '6f2b1c1e-7b1a-4f0e-9d5b-0c7c6c1f1a11', NULL), (2, '6f2b1c1e-7b1a-4f0e-9d5b-0c7c6c1f1a12', '6f2b1c1e-7b1a-4f0e-9d5b-0c7c6c1f1a11');
