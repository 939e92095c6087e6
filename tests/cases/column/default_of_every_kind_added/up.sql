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

ALTER TABLE stories ADD COLUMN v_i uuid DEFAULT gen_random_uuid() NOT NULL;
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
