ALTER TYPE a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o RENAME TO a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_a__before;

CREATE TYPE a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o AS ENUM (
    'draft',
    'published'
);

ALTER TABLE stories ALTER COLUMN status
    TYPE a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o
    USING status::text::a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o;

DROP TYPE a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_a__before;
