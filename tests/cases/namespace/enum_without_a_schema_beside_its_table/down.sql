ALTER TYPE blog.story_status RENAME TO story_status__before;
CREATE TYPE blog.story_status AS ENUM ('draft', 'published');

ALTER TABLE blog.stories ALTER COLUMN status TYPE blog.story_status
    USING status::text::blog.story_status;

DROP TYPE blog.story_status__before;
