ALTER TABLE stories RENAME CONSTRAINT has_title TO "it has a title";
