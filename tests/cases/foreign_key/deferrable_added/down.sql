ALTER TABLE stories ALTER CONSTRAINT "fk-stories-author_id" NOT DEFERRABLE;
