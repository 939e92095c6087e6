ALTER TABLE stories DROP COLUMN number;
DROP SEQUENCE "Order Numbers";
