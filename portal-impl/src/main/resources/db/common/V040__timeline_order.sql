-- lists read the latest first: Derby follows an index only in its own direction
DROP INDEX timeline_event_customer;
DROP INDEX timeline_event_time;
CREATE INDEX timeline_event_customer ON timeline_event (customer_id, happened_at DESC, id DESC);
CREATE INDEX timeline_event_document ON timeline_event (document_number, document_type, happened_at DESC, id DESC);
CREATE INDEX timeline_event_kind ON timeline_event (kind, actor_kind, happened_at DESC, id DESC);
CREATE INDEX timeline_event_actor ON timeline_event (actor_kind, happened_at DESC, id DESC);
