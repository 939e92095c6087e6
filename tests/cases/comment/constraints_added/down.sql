COMMENT ON CONSTRAINT pk_stories ON stories IS NULL;
COMMENT ON CONSTRAINT uq_stories_title ON stories IS NULL;
COMMENT ON CONSTRAINT "fk-stories-author_id" ON stories IS NULL;
COMMENT ON CONSTRAINT ck_stories_title ON stories IS NULL;
COMMENT ON CONSTRAINT ex_stories_pages ON stories IS NULL;
