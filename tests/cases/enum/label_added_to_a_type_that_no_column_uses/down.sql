ALTER TYPE mood RENAME TO mood__before;
CREATE TYPE mood AS ENUM ('glad', 'sad');
DROP TYPE mood__before;
