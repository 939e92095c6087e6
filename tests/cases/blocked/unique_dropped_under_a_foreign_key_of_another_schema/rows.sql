INSERT INTO stories (id, title) VALUES (1, 'Rain');
CREATE SCHEMA shop;
CREATE TABLE shop.books (title varchar REFERENCES public.stories (title));
