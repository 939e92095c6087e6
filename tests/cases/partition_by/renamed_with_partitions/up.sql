ALTER TABLE events RENAME TO happenings;
ALTER TABLE happenings RENAME CONSTRAINT "pk-events" TO "pk-happenings";
