ALTER TABLE stories ADD CONSTRAINT "fk-stories-author" FOREIGN KEY (author)
    REFERENCES users (handle);
