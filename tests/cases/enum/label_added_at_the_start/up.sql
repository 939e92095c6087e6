ALTER TYPE story_status ADD VALUE 'idea' BEFORE 'draft';
