CREATE SEQUENCE extras;
ALTER SEQUENCE numbers INCREMENT BY 1;

ALTER TABLE stories ALTER COLUMN number
    SET DEFAULT nextval('numbers'::regclass) + nextval('extras'::regclass);
