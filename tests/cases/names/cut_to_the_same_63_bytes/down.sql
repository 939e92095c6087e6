DROP INDEX "idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_1";
DROP INDEX "idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_i";
