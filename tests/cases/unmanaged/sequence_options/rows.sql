INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
ALTER SEQUENCE order_numbers CACHE 7 CYCLE;
COMMENT ON SEQUENCE order_numbers IS 'by hand';
