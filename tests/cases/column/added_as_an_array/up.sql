ALTER TABLE stories ADD COLUMN tags text[] DEFAULT '{}' NOT NULL;
