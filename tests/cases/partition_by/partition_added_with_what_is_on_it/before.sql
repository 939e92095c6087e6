CREATE TABLE visits (at date NOT NULL, n integer) PARTITION BY RANGE (at);
