ALTER TYPE story_status ADD VALUE 'in review' BEFORE 'published';
