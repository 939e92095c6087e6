ALTER TABLE stories ALTER COLUMN votes TYPE positive USING votes::positive;
ALTER TABLE stories ALTER COLUMN score TYPE score USING score::score;
ALTER TABLE stories ALTER COLUMN price TYPE price USING price::price;
