ALTER DOMAIN email DROP CONSTRAINT shape;
ALTER DOMAIN email SET DEFAULT 'a@b'::text;
ALTER DOMAIN email ADD CONSTRAINT shape CHECK (((VALUE ~~ '%@%.%'::text) OR (VALUE = 'a@b'::text)));
