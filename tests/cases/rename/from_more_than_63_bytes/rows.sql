INSERT INTO stories (id, words_that_were_counted_by_the_editor_before_the_story_was_printed_twice) VALUES (1, 81000), (2, 500);
