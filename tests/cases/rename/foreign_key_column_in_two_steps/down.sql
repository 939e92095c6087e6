DROP TRIGGER zz_user_id_author_id_both ON stories;
DROP FUNCTION stories_user_id_author_id_both();
ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";
ALTER TABLE stories ALTER COLUMN user_id SET NOT NULL;
ALTER TABLE stories DROP COLUMN author_id;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-user_id" FOREIGN KEY (user_id)
    REFERENCES users (id) ON DELETE CASCADE;
