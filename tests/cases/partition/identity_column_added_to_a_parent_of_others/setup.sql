CREATE TABLE people (id bigint NOT NULL PRIMARY KEY);
CREATE TABLE staff () INHERITS (people);
