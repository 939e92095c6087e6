ALTER TABLE stories DROP CONSTRAINT "fk-stories-sequel_of";
