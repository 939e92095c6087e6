INSERT INTO stories (id, title, number) VALUES (1, 'The Lighthouse', 1), (2, 'Rain', NULL);
CREATE SEQUENCE story_numbers OWNED BY stories.number;
