ALTER TABLE stories DROP COLUMN cover_image_url;
