CREATE PROCEDURE prune(fewest integer) LANGUAGE plpgsql AS $$ BEGIN DELETE FROM stories WHERE words < fewest; END $$;
COMMENT ON PROCEDURE prune(integer) IS 'Short ones go';
