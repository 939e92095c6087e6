CREATE DOMAIN word_count AS bigint CHECK (VALUE > 0);
