CREATE TABLE events_2026 PARTITION OF events FOR VALUES from ('2026-01-01', 'm') to ('2027-01-01', maxvalue);
