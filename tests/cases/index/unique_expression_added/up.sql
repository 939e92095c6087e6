CREATE UNIQUE INDEX ux_stories_slug ON stories ((lower(slug)));
