-- up

ALTER TABLE stories ADD CONSTRAINT ck_near
    CHECK ((embedding OPERATOR("Extra things".<->) '[0,0,0]'::"Extra things".vector) < (9)::double precision)
    NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_near;

-- down

ALTER TABLE stories DROP CONSTRAINT ck_near;
