INSERT INTO stories (id, status) VALUES (1, 'it''s "draft"'), (2, 'größer als 中文');
