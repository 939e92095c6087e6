DROP TABLE pages;
DROP TABLE events;
