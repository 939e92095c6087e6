INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE SCHEMA archive;
CREATE TABLE archive.pages (words int);
CREATE POLICY pages_known ON archive.pages USING (words IN (SELECT stories.words FROM public.stories));
