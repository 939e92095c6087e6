ALTER TABLE stories ALTER COLUMN mood TYPE integer
    USING CASE mood::text WHEN 'glad' THEN 0 WHEN 'sad' THEN 1 END;

DROP TYPE mood;
