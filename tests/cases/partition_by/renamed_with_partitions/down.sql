ALTER TABLE happenings RENAME CONSTRAINT "pk-happenings" TO "pk-events";
ALTER TABLE happenings RENAME TO events;
