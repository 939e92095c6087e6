CREATE TABLE notes (number bigint DEFAULT nextval('order_numbers'));
INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
