ALTER TYPE story_status ADD VALUE 'accepted' BEFORE 'published';
ALTER TYPE story_status ADD VALUE 'in review' BEFORE 'accepted';
ALTER TYPE story_status ADD VALUE 'idea' BEFORE 'draft';
ALTER TYPE story_status ADD VALUE 'archived';
