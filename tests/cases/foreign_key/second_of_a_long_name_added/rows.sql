INSERT INTO users (id) VALUES (1), (2);
INSERT INTO chapter_of_a_story_that_is_told_by_several_people_in_turn_again (id, first_teller_id, second_teller_id) VALUES (1, 1, 2), (2, 2, 1);
