-- up

ALTER TABLE chapter_of_a_story_that_is_told_by_several_people_in_turn_again
    ADD CONSTRAINT "fk-chapter_of_a_story_that_is_told_by_several_people_in_turn_-2"
    FOREIGN KEY (second_teller_id) REFERENCES users (id) NOT VALID;

ALTER TABLE chapter_of_a_story_that_is_told_by_several_people_in_turn_again
    VALIDATE CONSTRAINT "fk-chapter_of_a_story_that_is_told_by_several_people_in_turn_-2";

-- down

ALTER TABLE chapter_of_a_story_that_is_told_by_several_people_in_turn_again DROP CONSTRAINT "fk-chapter_of_a_story_that_is_told_by_several_people_in_turn_-2";
