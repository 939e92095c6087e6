INSERT INTO stories (id, title, external_id) VALUES (1, 'The Lighthouse', '7f2c1a52-9c3e-4b6a-8f3d-2d7f1b0c9e11'), (2, 'It''s raining', NULL);
