-- One key per person, generation and retention class. A row without a key is the tombstone of a destroyed one: it stays,
-- so that nothing can be sealed in an ended generation again.
create table person_key (
    person          text        not null,
    generation      integer     not null,
    retention_class text        not null,
    id              bigint      generated always as identity,
    kek_version     integer,
    wrapped         bytea,
    created_at      timestamptz not null default now(),
    touched_at      timestamptz not null default now(),
    destroyed_at    timestamptz,
    constraint pk_person_key primary key (person, generation, retention_class),
    constraint uq_person_key_id unique (id),
    constraint ck_person_key_generation check (generation > 0),
    constraint ck_person_key_class check (retention_class in ('CONTACT', 'CONTENT', 'CASE', 'STATUTORY')),
    constraint ck_person_key_destroyed check (
        (wrapped is null) = (destroyed_at is not null) and (wrapped is null) = (kek_version is null))
);

create index ix_person_key_kek_version on person_key (kek_version, id) where wrapped is not null;
