CREATE TABLE page_views (story_id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE page_views_2024 PARTITION OF page_views FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX ON page_views (story_id);
INSERT INTO page_views (story_id, at) VALUES (1, '2024-02-29'), (2, '2024-03-01');
