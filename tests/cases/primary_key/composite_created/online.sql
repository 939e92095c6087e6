-- up

CREATE TABLE story_tags (
    story_id integer NOT NULL,
    tag_id integer NOT NULL,
    CONSTRAINT "pk-story_tags" PRIMARY KEY (story_id, tag_id),
    CONSTRAINT "fk-story_tags-story_id" FOREIGN KEY (story_id) REFERENCES stories (id) ON DELETE CASCADE,
    CONSTRAINT "fk-story_tags-tag_id" FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
);

-- down

ALTER TABLE story_tags DROP CONSTRAINT "fk-story_tags-story_id";

ALTER TABLE story_tags DROP CONSTRAINT "fk-story_tags-tag_id";

DROP TABLE story_tags;
