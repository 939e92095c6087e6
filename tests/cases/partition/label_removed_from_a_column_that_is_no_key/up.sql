ALTER TYPE kind RENAME TO kind__before;
CREATE TYPE kind AS ENUM ('talk', 'walk');
ALTER TABLE events ALTER COLUMN kind TYPE kind USING kind::text::kind;
DROP TYPE kind__before;
