ALTER TYPE a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o
    ADD VALUE 'archived';
