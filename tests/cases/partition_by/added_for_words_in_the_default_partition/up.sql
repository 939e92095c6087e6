CREATE TABLE events_b PARTITION OF events FOR VALUES in ('b', 'it''s');
