CREATE VIEW long_stories AS
SELECT id, title, words
FROM stories
WHERE words > 15;
