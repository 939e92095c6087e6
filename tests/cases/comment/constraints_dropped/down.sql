COMMENT ON CONSTRAINT pk_stories ON stories IS 'By number here';
COMMENT ON CONSTRAINT uq_stories_title ON stories IS 'One of a title here';
COMMENT ON CONSTRAINT "fk-stories-author_id" ON stories IS 'Who wrote it here';
COMMENT ON CONSTRAINT ck_stories_title ON stories IS 'Nameless stories here';
COMMENT ON CONSTRAINT ex_stories_pages ON stories IS 'No page twice here';
