DROP INDEX ux_stories_title;
