-- the link that opened the session, with which the download ends; null if it was opened otherwise
ALTER TABLE download ADD COLUMN link_id BIGINT;
