-- How data comes in at a place; those opened before this was told stay without it.
alter table collection_point add column channel text;

-- Since when the whole mail service is stopped (E11): an import passes such a person over.
alter table reader add column stopped_at timestamptz;
update reader r set stopped_at = u.created_at
    from (select reader, max(created_at) as created_at from unsubscription where undone_at is null group by reader) u
    where u.reader = r.id
      and not exists (select 1 from subscription s where s.reader = r.id and s.state <> 'ENDED');

-- One file of business cards, how far it has come, and what became of its rows. Nothing of the file itself.
create table contact_import (
    id                uuid        not null constraint pk_contact_import primary key,
    company           text        not null,
    collection_point  uuid        not null,
    channel           text        not null
        constraint ck_contact_import_channel check (channel in ('BUSINESS_CARD', 'MEETING', 'EVENT')),
    locale            text        not null,
    state             text        not null constraint ck_contact_import_state check (state in ('RUNNING', 'DONE')),
    total             integer     not null,
    last_row          integer     not null,
    recorded          integer     not null,
    known             integer     not null,
    refused           integer     not null,
    created_at        timestamptz not null,
    created_by        text        not null,
    finished_at       timestamptz
);
create index ix_contact_import_company on contact_import (company, id);

-- Which row was not taken and why, in words that hold nothing of the row.
create table contact_refusal (
    id      uuid    not null constraint pk_contact_refusal primary key,
    import  uuid    not null
        constraint fk_contact_refusal_import references contact_import (id) on delete cascade,
    row     integer not null,
    field   text    not null,
    reason  text    not null
);
create index ix_contact_refusal_import on contact_refusal (import, row);

-- That somebody's card came in: where, when, by whom. The address is the reader's; who met whom is sealed like it (F1.2).
create table imported_contact (
    id                uuid        not null constraint pk_imported_contact primary key,
    reader            uuid        not null
        constraint fk_imported_contact_reader references reader (id) on delete cascade,
    person            text        not null,
    generation        integer     not null,
    company           text        not null,
    collection_point  uuid        not null,
    purposes          uuid[]      not null,
    import            uuid        not null constraint fk_imported_contact_import references contact_import (id),
    row               integer     not null,
    met_on            date        not null,
    met_by_sealed     bytea       not null,
    note_sealed       bytea,
    created_at        timestamptz not null,
    constraint uq_imported_contact_reader_met unique (reader, collection_point, met_on)
);
create index ix_imported_contact_person on imported_contact (person);
create index ix_imported_contact_import on imported_contact (import);
