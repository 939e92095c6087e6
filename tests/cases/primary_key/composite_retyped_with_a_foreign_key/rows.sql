INSERT INTO chapters VALUES ('6f2b1c1e-7b1a-4f0e-9d5b-0c7c6c1f1a11', 1, NULL, NULL), ('6f2b1c1e-7b1a-4f0e-9d5b-0c7c6c1f1a11', 2, '6f2b1c1e-7b1a-4f0e-9d5b-0c7c6c1f1a11', 1);
