-- Texts are counted and filtered in this index alone, whatever they are filtered by: the rows, with their
-- contents, are read only of what is shown.
create index text_overview on text (id) include (status, language, label);

-- Texts with a label are often a small part of all: what models learn from, counts of each label and pages of one.
create index text_by_label on text (label, id) where label is not null;
