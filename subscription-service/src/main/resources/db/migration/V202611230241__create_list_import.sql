-- A list of a former system on its way in: what it is, what its consents rest on, how far it has come. Never its rows.
create table list_import (
    id               uuid        not null constraint pk_list_import primary key,
    company          text        not null,
    kind             text        not null
        constraint ck_list_import_kind check (kind in ('SUBSCRIBERS', 'REFUSALS', 'OLD_LINKS')),
    topic            uuid        constraint fk_list_import_topic references topic (id),
    locale           text        not null,
    charset          text,
    columns          text        not null,
    evidence         text        not null,
    file             text        not null,
    generation       integer     not null,
    state            text        not null
        constraint ck_list_import_state check (state in ('OPEN', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'BROKEN')),
    problem          text,
    total            integer     not null,
    last_line        integer     not null,
    taken            integer     not null,
    known            integer     not null,
    refused_earlier  integer     not null,
    wrong            integer     not null,
    created_at       timestamptz not null,
    created_by       text        not null,
    started_at       timestamptz,
    changed_at       timestamptz not null,
    finished_at      timestamptz,
    version          integer     not null,
    constraint ck_list_import_topic check ((kind = 'SUBSCRIBERS') <= (topic is not null))
);
create index ix_list_import_company on list_import (company, id);
create index ix_list_import_working on list_import (id) where state in ('CHECKING', 'RUNNING');

-- The file itself, in parts as they were sent, sealed under a key of its own that is destroyed when it is done with.
create table list_import_part (
    import  uuid    not null constraint fk_list_import_part_import references list_import (id) on delete cascade,
    number  integer not null,
    sealed  bytea   not null,
    bytes   integer not null,
    constraint pk_list_import_part primary key (import, number)
);

-- Which line was not taken and why, in words that hold nothing of the line.
create table list_import_refusal (
    import  uuid    not null constraint fk_list_import_refusal_import references list_import (id) on delete cascade,
    line    integer not null,
    field   text    not null,
    reason  text    not null,
    constraint pk_list_import_refusal primary key (import, line)
);

-- where an imported consent can be looked up; who asked on our own form is its own evidence
alter table sign_up add column import uuid;
alter table sign_up add column import_line integer;

-- Links in mails of a former system: the hash of what stood in them, and whose they were.
create table old_link (
    token_hash  bytea not null constraint pk_old_link primary key,
    company     text  not null,
    mac         bytea not null,
    topic       uuid  constraint fk_old_link_topic references topic (id)
);
