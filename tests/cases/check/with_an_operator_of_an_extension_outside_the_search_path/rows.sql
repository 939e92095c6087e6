INSERT INTO stories (id, title, embedding) VALUES (1, 'The Lighthouse', '[1,0,0]'), (2, 'Rain', '[0,2,0]');
