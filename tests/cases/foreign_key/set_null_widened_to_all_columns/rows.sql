INSERT INTO users (tenant_id, id) VALUES (1, 1), (1, 2);
INSERT INTO stories (id, tenant_id, author_id) VALUES (1, 1, 2), (2, 1, NULL);
