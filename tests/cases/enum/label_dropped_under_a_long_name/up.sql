ALTER TYPE state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_ RENAME TO state_of_a_story_from_its_first_draft_to_the_shelf_of_t__before;

CREATE TYPE state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_ AS ENUM (
    'draft',
    'published'
);

ALTER TABLE stories ALTER COLUMN state
    TYPE state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_
    USING state::text::state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_;

DROP TYPE state_of_a_story_from_its_first_draft_to_the_shelf_of_t__before;
