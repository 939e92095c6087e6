COMMENT ON CONSTRAINT never_empty ON stories IS NULL;
