ALTER TABLE stories ADD CONSTRAINT "fk-stories-parent_id"
    FOREIGN KEY (parent_id) REFERENCES stories (id);
