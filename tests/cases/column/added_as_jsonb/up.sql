ALTER TABLE stories ADD COLUMN metadata jsonb DEFAULT '{"tone": "dry"}' NOT NULL;
