ALTER TABLE events ADD CONSTRAINT "fk-events-host_id" FOREIGN KEY (host_id)
    REFERENCES hosts (id) NOT VALID;
