DROP TRIGGER zz_subtitle_summary_both ON stories;
DROP FUNCTION stories_subtitle_summary_both();
DROP INDEX "idx-stories-summary";
ALTER TABLE stories DROP COLUMN summary;
