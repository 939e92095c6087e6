INSERT INTO stories (a_title_that_says_what_the_story_is_about_and_how_it_ends_and_w) VALUES ('The Tower'), ('The Sea');
