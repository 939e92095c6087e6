CREATE SCHEMA blog;
CREATE TYPE blog.story_status AS ENUM ('draft', 'published');
