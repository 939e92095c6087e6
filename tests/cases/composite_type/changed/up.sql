ALTER TYPE span ADD ATTRIBUTE last integer;
