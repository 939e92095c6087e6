ALTER TABLE stories ADD COLUMN chaos_level numeric(3,2) DEFAULT 0 NOT NULL;
ALTER TABLE stories ADD COLUMN chaos_seed bigint;
ALTER TABLE stories ADD COLUMN chaos_words character varying[];
