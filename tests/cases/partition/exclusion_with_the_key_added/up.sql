ALTER TABLE events ADD CONSTRAINT events_ex
    EXCLUDE USING btree (slug WITH =, at WITH =);
