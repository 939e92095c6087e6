INSERT INTO jobs (id, state) VALUES (1, 'new'), (2, 'done');
ALTER TABLE jobs ADD is_done boolean GENERATED ALWAYS AS (state = 'done') STORED;
