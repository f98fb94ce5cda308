-- for the sweep, which asks of each file whether a row refers to it
CREATE INDEX document_version_pdf ON document_version (pdf_key);
CREATE INDEX document_version_shown ON document_version (shown_key);
CREATE INDEX document_version_xml ON document_version (xml_key);
CREATE INDEX document_decision_pdf ON document_decision (pdf_key);
CREATE INDEX document_decision_evidence ON document_decision (evidence_key);
CREATE INDEX unmatched_document_content ON unmatched_document (file_key);
CREATE INDEX image_content ON image (file_key);
CREATE INDEX mail_attachment ON mail (attachment_key);
