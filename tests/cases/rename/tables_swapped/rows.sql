INSERT INTO drafts (id, title) VALUES (1, 'Half'), (2, 'Done');
INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 4);
