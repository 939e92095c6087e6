CREATE DOMAIN word_count AS integer CHECK (VALUE > 0);
