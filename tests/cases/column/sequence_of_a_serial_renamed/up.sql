ALTER SEQUENCE story_numbers RENAME TO "Story's numbers";
ALTER SEQUENCE "Story's numbers" CACHE 5;
