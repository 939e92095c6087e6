-- What a reader's list shows.
CREATE VIEW published_stories AS
SELECT s.id, s.slug, s.title, s.published_at, u.handle AS author
FROM stories s
JOIN users u ON u.id = s.author_id
WHERE s.status = 'published' AND u.closed_at IS NULL;

COMMENT ON VIEW published_stories IS 'Stories that anybody may read';

-- Too slow to count for each page: refresh it when chapters have changed.
CREATE MATERIALIZED VIEW story_lengths AS
SELECT story_id, count(*) AS chapters, sum(word_count) AS words
FROM chapters
GROUP BY story_id;

CREATE UNIQUE INDEX ux_story_lengths_story_id ON story_lengths (story_id);
