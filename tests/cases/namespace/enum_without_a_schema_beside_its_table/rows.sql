INSERT INTO blog.stories (id, status) VALUES (1, 'draft'), (2, 'published');
