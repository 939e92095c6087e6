ALTER TABLE stories ADD CONSTRAINT "fk-stories-sequel_of"
    FOREIGN KEY (sequel_of) REFERENCES stories (id) ON DELETE SET NULL;
