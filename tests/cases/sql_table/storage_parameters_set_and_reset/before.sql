ALTER TABLE stories SET (fillfactor = 90);
