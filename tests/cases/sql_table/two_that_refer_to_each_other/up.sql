CREATE TABLE a (
    id integer PRIMARY KEY,
    b integer
);

CREATE INDEX a_by_b ON a (b);
COMMENT ON INDEX a_by_b IS 'by b';
COMMENT ON COLUMN a.b IS 'its b';

CREATE TABLE b (
    id integer NOT NULL,
    a integer,
    CONSTRAINT pk_b PRIMARY KEY (id)
);

ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b (id);
COMMENT ON CONSTRAINT a_b ON a IS 'there and back';
ALTER TABLE b ADD CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES a (id);
