INSERT INTO stories (id, title, value) VALUES (1, 't1', '6f2b1c1e-7b1a-4f0e-9d5b-0c7c6c1f1a11'), (2, 't2', '6F2B1C1E7B1A4F0E9D5B0C7C6C1F1A12');
