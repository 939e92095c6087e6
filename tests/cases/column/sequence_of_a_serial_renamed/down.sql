ALTER SEQUENCE "Story's numbers" RENAME TO story_numbers;
ALTER SEQUENCE story_numbers CACHE 1;
