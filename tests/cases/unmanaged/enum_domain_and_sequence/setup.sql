CREATE TYPE mood AS ENUM ('calm', 'tense');
CREATE DOMAIN slug AS text CHECK (VALUE ~ '^[a-z-]+$');
CREATE SEQUENCE invoice_number START 1000;
