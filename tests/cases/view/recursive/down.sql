DROP VIEW numbers;
