ALTER TYPE state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_
    ADD VALUE 'review' BEFORE 'published';
