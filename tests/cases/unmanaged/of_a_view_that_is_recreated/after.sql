CREATE VIEW long_stories (id, title, length) AS SELECT id, title, words FROM stories WHERE words > 15;
