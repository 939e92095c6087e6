ALTER TABLE stories DROP CONSTRAINT "fk-stories-parent_id";
