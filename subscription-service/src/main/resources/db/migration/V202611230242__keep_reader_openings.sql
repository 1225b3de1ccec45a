-- Who looked for a reader, saw an address or took a list away, when and why. Names of what was opened, never a value.
create table reader_opening (
    id         uuid        not null constraint pk_reader_opening primary key,
    company    text        not null,
    reader     uuid,
    what       text        not null
        constraint ck_reader_opening_what check (what in ('SEARCH', 'ADDRESS', 'LIST', 'SUPPRESSIONS', 'END', 'PAUSE')),
    rows       integer     not null,
    opened_by  text        not null,
    reason     text        not null,
    opened_at  timestamptz not null
);
create index ix_reader_opening_reader on reader_opening (reader, opened_at);
create index ix_reader_opening_company on reader_opening (company, id);

-- what one reader was sent, for whoever answers their question
create index ix_delivery_person on delivery (person, id);
