ALTER TABLE events ADD COLUMN language character varying DEFAULT 'en' NOT NULL;
ALTER TABLE events ADD COLUMN rank integer;
COMMENT ON COLUMN events.language IS 'two letters';
