-- up

CREATE INDEX "idx-events-what" ON ONLY events (what);

CREATE INDEX CONCURRENTLY "events_of_the_year_two_thousand_and_twenty__idx-events-what_idx" ON events_of_the_year_two_thousand_and_twenty_five_in_the_north_ab
    (what);

CREATE INDEX CONCURRENTLY "events_of_the_year_two_thousand_and_twenty_idx-events-what_idx1" ON events_of_the_year_two_thousand_and_twenty_five_in_the_north_ac
    (what);

BEGIN;
ALTER INDEX "idx-events-what"
    ATTACH PARTITION "events_of_the_year_two_thousand_and_twenty_idx-events-what_idx1";

ALTER INDEX "idx-events-what"
    ATTACH PARTITION "events_of_the_year_two_thousand_and_twenty__idx-events-what_idx";

DO $$
BEGIN
    IF NOT (
        SELECT indisvalid FROM pg_index
        WHERE indexrelid = '"idx-events-what"'::regclass
    ) THEN
        RAISE EXCEPTION 'a partition of events has no index in "idx-events-what"'
            USING HINT = 'Create it concurrently, attach it, and run this again.';
    END IF;
END
$$;
COMMIT;

-- down

-- Programs wait for this: the table is partitioned.
DROP INDEX "idx-events-what";
