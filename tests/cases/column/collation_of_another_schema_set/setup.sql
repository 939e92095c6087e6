CREATE SCHEMA shop;
CREATE COLLATION shop.german (provider = icu, locale = 'de');
CREATE COLLATION own (provider = icu, locale = 'sv');
