CREATE SCHEMA shop;
CREATE DOMAIN shop.slug AS varchar(20) CHECK (VALUE ~ '^[a-z-]+$');
CREATE DOMAIN words AS text[];
CREATE TYPE shop.price AS (amount numeric(10,2), currency char(3));
CREATE TYPE span AS RANGE (subtype = float8);
