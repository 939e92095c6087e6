INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
ALTER TABLE stories ADD CONSTRAINT long_or_named CHECK (title <> '' OR words > 9);
ALTER TABLE stories ADD CONSTRAINT no_words CHECK (title <> 'words');
CREATE INDEX stories_by_size ON stories (words, title);
CREATE UNIQUE INDEX stories_short ON stories (title) WHERE words < 9;
