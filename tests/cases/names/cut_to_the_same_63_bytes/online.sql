-- up

CREATE INDEX CONCURRENTLY "idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_1" ON stories
    (a_column_whose_name_is_so_long_that_nothing_of_it_is_left_b);

CREATE INDEX CONCURRENTLY "idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_i" ON stories
    (a_column_whose_name_is_so_long_that_nothing_of_it_is_left_a);

-- down

DROP INDEX CONCURRENTLY "idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_1";

DROP INDEX CONCURRENTLY "idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_i";
