DROP TABLE a_pages;
DROP TABLE events;
