ALTER TABLE stories ALTER COLUMN token SET DEFAULT gen_random_uuid();
ALTER TABLE stories ALTER COLUMN told_at SET DEFAULT now() - interval '1 day';
