COMMENT ON CONSTRAINT pk_stories ON stories IS 'By number there';
COMMENT ON CONSTRAINT uq_stories_title ON stories IS 'One of a title there';
COMMENT ON CONSTRAINT "fk-stories-author_id" ON stories IS 'Who wrote it there';
COMMENT ON CONSTRAINT ck_stories_title ON stories IS 'Nameless stories there';
COMMENT ON CONSTRAINT ex_stories_pages ON stories IS 'No page twice there';
