COMMENT ON CONSTRAINT never_empty ON stories IS 'Nameless stories';
