DROP INDEX ux_stories_slug;
