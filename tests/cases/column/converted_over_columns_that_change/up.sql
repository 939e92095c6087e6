ALTER TABLE stories RENAME COLUMN minutes TO duration;
ALTER TABLE stories RENAME COLUMN unit TO scale;

ALTER TABLE stories ALTER COLUMN duration TYPE interval
    USING make_interval(mins => duration * scale, hours => coalesce(hours, 0));

ALTER TABLE stories DROP COLUMN hours;
