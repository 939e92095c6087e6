DROP INDEX ix_seats_floor;
ALTER TABLE seats DROP CONSTRAINT "pk-seats";
ALTER TABLE seats DROP CONSTRAINT uq_seats_label;
ALTER TABLE seats ADD COLUMN line integer;
ALTER TABLE seats ADD COLUMN "position" integer;
ALTER TABLE seats ADD COLUMN level integer;
ALTER TABLE seats ADD COLUMN title character varying;
ALTER TABLE seats ALTER COLUMN "row" DROP NOT NULL;
ALTER TABLE seats ALTER COLUMN number DROP NOT NULL;
ALTER TABLE seats ALTER COLUMN floor DROP NOT NULL;
ALTER TABLE seats ALTER COLUMN label DROP NOT NULL;
ALTER TABLE seats ADD CONSTRAINT seats_row_number_key UNIQUE ("row", number);
ALTER TABLE seats ADD CONSTRAINT uq_seats_label_former UNIQUE (label, floor);
CREATE INDEX ix_seats_floor_former ON seats (floor, "row");

CREATE FUNCTION seats_floor_level_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.floor IS NULL THEN
            NEW.floor := NEW.level;
        ELSE
            NEW.level := NEW.floor;
        END IF;
    ELSIF NEW.level IS DISTINCT FROM OLD.level THEN
        NEW.floor := NEW.level;
    ELSE
        NEW.level := NEW.floor;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER zz_floor_level_both BEFORE INSERT OR UPDATE ON seats FOR EACH ROW EXECUTE FUNCTION seats_floor_level_both();
UPDATE seats SET level = floor WHERE level IS NULL;
ALTER TABLE seats ALTER COLUMN level SET NOT NULL;

CREATE FUNCTION seats_label_title_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.label IS NULL THEN
            NEW.label := NEW.title;
        ELSE
            NEW.title := NEW.label;
        END IF;
    ELSIF NEW.title IS DISTINCT FROM OLD.title THEN
        NEW.label := NEW.title;
    ELSE
        NEW.title := NEW.label;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER zz_label_title_both BEFORE INSERT OR UPDATE ON seats FOR EACH ROW EXECUTE FUNCTION seats_label_title_both();
UPDATE seats SET title = label WHERE title IS NULL;
ALTER TABLE seats ALTER COLUMN title SET NOT NULL;
ALTER TABLE seats ADD CONSTRAINT uq_seats_label UNIQUE (title, level);

CREATE FUNCTION seats_number_position_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.number IS NULL THEN
            NEW.number := NEW."position";
        ELSE
            NEW."position" := NEW.number;
        END IF;
    ELSIF NEW."position" IS DISTINCT FROM OLD."position" THEN
        NEW.number := NEW."position";
    ELSE
        NEW."position" := NEW.number;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER zz_number_position_both BEFORE INSERT OR UPDATE ON seats FOR EACH ROW EXECUTE FUNCTION seats_number_position_both();
UPDATE seats SET "position" = number WHERE "position" IS NULL;
ALTER TABLE seats ALTER COLUMN "position" SET NOT NULL;

CREATE FUNCTION seats_row_line_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW."row" IS NULL THEN
            NEW."row" := NEW.line;
        ELSE
            NEW.line := NEW."row";
        END IF;
    ELSIF NEW.line IS DISTINCT FROM OLD.line THEN
        NEW."row" := NEW.line;
    ELSE
        NEW.line := NEW."row";
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER zz_row_line_both BEFORE INSERT OR UPDATE ON seats FOR EACH ROW EXECUTE FUNCTION seats_row_line_both();
UPDATE seats SET line = "row" WHERE line IS NULL;
ALTER TABLE seats ALTER COLUMN line SET NOT NULL;
ALTER TABLE seats ADD CONSTRAINT "pk-seats" PRIMARY KEY (line, "position");
CREATE INDEX ix_seats_floor ON seats (level, line);
