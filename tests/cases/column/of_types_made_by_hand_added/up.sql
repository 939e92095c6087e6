ALTER TABLE stories ADD COLUMN slug shop.slug;
ALTER TABLE stories ADD COLUMN words words;
ALTER TABLE stories ADD COLUMN price shop.price;
ALTER TABLE stories ADD COLUMN span span;
ALTER TABLE stories ADD COLUMN spans span[];
ALTER TABLE stories ADD COLUMN slugs shop.slug[] DEFAULT '{a}' NOT NULL;
