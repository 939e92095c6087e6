ALTER TABLE stories ADD CONSTRAINT stories_title_key UNIQUE (title);
ALTER TABLE stories REPLICA IDENTITY USING INDEX stories_title_key;
