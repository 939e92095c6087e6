CREATE TABLE visits (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    at date NOT NULL,
    path text,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
