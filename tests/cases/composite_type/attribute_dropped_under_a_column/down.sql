ALTER TYPE span ADD ATTRIBUTE "Last" integer;
