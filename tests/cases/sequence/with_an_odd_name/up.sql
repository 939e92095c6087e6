CREATE SEQUENCE "Order Numbers";

ALTER TABLE stories
    ADD COLUMN number bigint DEFAULT nextval('"Order Numbers"') NOT NULL;
