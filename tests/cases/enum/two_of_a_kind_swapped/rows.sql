INSERT INTO stories (id, status, mood) VALUES (1, 'draft', 'calm'), (2, 'published', 'tense');
