DROP INDEX totals_idx;
CREATE UNIQUE INDEX totals_idx ON totals (stories, words);
