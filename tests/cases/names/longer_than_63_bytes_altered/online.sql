-- up

CREATE INDEX CONCURRENTLY "idx-a_story_that_is_told_slowly_over_a_great_many_winter_evenin" ON a_story_that_is_told_slowly_over_a_great_many_winter_evenings
    (the_one_who_told_it_first_and_best_of_all_the_people_there);

-- down

DROP INDEX CONCURRENTLY "idx-a_story_that_is_told_slowly_over_a_great_many_winter_evenin";
