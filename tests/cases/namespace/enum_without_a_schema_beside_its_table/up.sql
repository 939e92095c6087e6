ALTER TYPE blog.story_status ADD VALUE 'in review' BEFORE 'published';
