-- Texts with a label are often a small part of all: what models learn from, and how many bear which.
create index text_by_label on text (label, id) where label is not null;
