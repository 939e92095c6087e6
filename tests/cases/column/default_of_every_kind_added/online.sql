-- up

BEGIN;
ALTER TABLE stories ADD COLUMN v_a text DEFAULT 'it''s \ 
' NOT NULL;

ALTER TABLE stories ADD COLUMN v_b integer DEFAULT -5 NOT NULL;
ALTER TABLE stories ADD COLUMN v_c text[] DEFAULT '{a,"b c"}' NOT NULL;
ALTER TABLE stories ADD COLUMN v_d jsonb DEFAULT '{"a": [1, "ü"]}' NOT NULL;
ALTER TABLE stories ADD COLUMN v_e bytea DEFAULT '\xdeadbeef' NOT NULL;
ALTER TABLE stories ADD COLUMN v_f interval DEFAULT '1 day 02:00:00' NOT NULL;
ALTER TABLE stories ADD COLUMN v_g bit(4) DEFAULT B'1010' NOT NULL;

ALTER TABLE stories
    ADD COLUMN v_h timestamp with time zone DEFAULT CURRENT_TIMESTAMP(3) NOT NULL;

ALTER TABLE stories ADD COLUMN v_i uuid;
ALTER TABLE stories ALTER COLUMN v_i SET DEFAULT gen_random_uuid();
COMMIT;

DO $$
#variable_conflict use_column
<<batch>>
DECLARE
    size bigint := coalesce(
        nullif(current_setting('autogen.batch_size', true), '')::bigint, 100);
    pause float8 := coalesce(
        nullif(current_setting('autogen.batch_pause', true), '')::float8, 0);
    page bigint := 0;
    pages bigint;
BEGIN
    LOOP
        pages := pg_relation_size('stories')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE stories
        SET v_i = DEFAULT
        WHERE v_i IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.v_i: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_v_i_not_null NOT NULL v_i NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_v_i_not_null;

BEGIN;
ALTER TABLE stories ADD COLUMN v_j double precision DEFAULT 'NaN' NOT NULL;
ALTER TABLE stories ADD COLUMN v_k numeric(10,2) DEFAULT 1.50 NOT NULL;
ALTER TABLE stories ADD COLUMN v_l date DEFAULT CURRENT_DATE NOT NULL;
ALTER TABLE stories ADD COLUMN v_m int4range DEFAULT '[1,5)' NOT NULL;
ALTER TABLE stories ADD COLUMN v_n text DEFAULT E'tab\t\'quote' NOT NULL;
ALTER TABLE stories ADD COLUMN v_o boolean DEFAULT (1 = 1) NOT NULL;
ALTER TABLE stories ADD COLUMN v_p character varying(3) DEFAULT 'abc' NOT NULL;
ALTER TABLE stories ADD COLUMN v_q character(3) DEFAULT 'x' NOT NULL;
ALTER TABLE stories ADD COLUMN v_r inet DEFAULT '10.0.0.1' NOT NULL;
ALTER TABLE stories ADD COLUMN v_s point DEFAULT '(1,2)' NOT NULL;
ALTER TABLE stories ADD COLUMN v_t tsvector DEFAULT '' NOT NULL;
ALTER TABLE stories ADD COLUMN v_u text DEFAULT 'snowman ☃ {} %s $1' NOT NULL;
ALTER TABLE stories ADD COLUMN v_v smallint DEFAULT 3 NOT NULL;

ALTER TABLE stories
    ADD COLUMN v_w time(2) without time zone DEFAULT LOCALTIME(2) NOT NULL;

ALTER TABLE stories ADD COLUMN v_x money DEFAULT 12.34 NOT NULL;
ALTER TABLE stories ADD COLUMN v_y integer[] DEFAULT ARRAY[1, 2] NOT NULL;
COMMIT;

-- down

BEGIN;
ALTER TABLE stories DROP COLUMN v_a;
ALTER TABLE stories DROP COLUMN v_b;
ALTER TABLE stories DROP COLUMN v_c;
ALTER TABLE stories DROP COLUMN v_d;
ALTER TABLE stories DROP COLUMN v_e;
ALTER TABLE stories DROP COLUMN v_f;
ALTER TABLE stories DROP COLUMN v_g;
ALTER TABLE stories DROP COLUMN v_h;
ALTER TABLE stories DROP COLUMN v_i;
ALTER TABLE stories DROP COLUMN v_j;
ALTER TABLE stories DROP COLUMN v_k;
ALTER TABLE stories DROP COLUMN v_l;
ALTER TABLE stories DROP COLUMN v_m;
ALTER TABLE stories DROP COLUMN v_n;
ALTER TABLE stories DROP COLUMN v_o;
ALTER TABLE stories DROP COLUMN v_p;
ALTER TABLE stories DROP COLUMN v_q;
ALTER TABLE stories DROP COLUMN v_r;
ALTER TABLE stories DROP COLUMN v_s;
ALTER TABLE stories DROP COLUMN v_t;
ALTER TABLE stories DROP COLUMN v_u;
ALTER TABLE stories DROP COLUMN v_v;
ALTER TABLE stories DROP COLUMN v_w;
ALTER TABLE stories DROP COLUMN v_x;
ALTER TABLE stories DROP COLUMN v_y;
COMMIT;
