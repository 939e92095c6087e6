ALTER TABLE stories
    ADD COLUMN note character varying DEFAULT 'none'::character varying;
