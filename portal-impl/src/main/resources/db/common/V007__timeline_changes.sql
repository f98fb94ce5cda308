ALTER TABLE timeline_event ADD COLUMN session_ref VARCHAR(16);
ALTER TABLE timeline_event ADD COLUMN changes ${clob};
