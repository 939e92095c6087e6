ALTER TYPE story_status ADD VALUE 'hidden' BEFORE 'published';
ALTER TYPE story_status ADD VALUE 'archived' BEFORE 'hidden';
ALTER TYPE story_status ADD VALUE 'review' BEFORE 'draft';
ALTER TYPE story_status ADD VALUE 'gone';
