CREATE DOMAIN positive AS integer CHECK (value > 0);
CREATE DOMAIN score AS positive CHECK (value < 100);
CREATE DOMAIN price AS numeric(10,2);
