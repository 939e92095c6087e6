CREATE TYPE mood AS ENUM ('glad', 'sad');

ALTER TABLE stories ALTER COLUMN mood TYPE mood
    USING (CASE mood WHEN 0 THEN 'glad' WHEN 1 THEN 'sad' END)::mood;
