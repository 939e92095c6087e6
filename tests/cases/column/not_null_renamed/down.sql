ALTER TABLE stories RENAME CONSTRAINT "it has a title" TO has_title;
