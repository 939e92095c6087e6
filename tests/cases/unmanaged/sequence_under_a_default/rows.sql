INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
ALTER TABLE stories ADD COLUMN number bigint DEFAULT nextval('shop.order_numbers'), ADD COLUMN ticket bigint DEFAULT nextval('tickets');
