ALTER TABLE stories ADD COLUMN cover_image_url text;
