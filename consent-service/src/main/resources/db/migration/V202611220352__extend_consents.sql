-- How long a consent lasts, what was imported, and who is one person under two references.

alter table consent_episode add column valid_until timestamptz;
create index ix_consent_episode_valid_until on consent_episode (valid_until) where state = 'GIVEN' and valid_until is not null;
create index ix_consent_episode_ending on consent_episode (company, valid_until, id)
    where state = 'GIVEN' and valid_until is not null;
alter table consent_current add column valid_until timestamptz;

create table consent_import (
    id uuid primary key,
    company varchar(40) not null constraint fk_consent_import_company references company (id),
    content_hash varchar(60) not null,
    state varchar(20) not null,
    total integer not null,
    created_at timestamptz not null,
    created_by varchar(100) not null,
    finished_at timestamptz,
    constraint uq_consent_import_content unique (company, content_hash)
);
create index ix_consent_import_running on consent_import (id) where state = 'RUNNING';

-- references only: an address in a file is hashed in memory and forgotten
create table consent_import_row (
    import uuid not null constraint fk_consent_import_row_import references consent_import (id),
    line integer not null,
    person varchar(100) not null,
    purpose uuid not null,
    status varchar(20) not null,
    wording varchar(60),
    at timestamptz not null,
    channel varchar(20) not null,
    evidence varchar(200),
    row_key varchar(60) not null,
    state varchar(20) not null,
    reason varchar(40),
    primary key (import, line)
);
create index ix_consent_import_row_state on consent_import_row (import, state, line);
-- the same statement in two files is recorded once
create unique index uq_consent_import_row_recorded on consent_import_row (row_key) where state = 'RECORDED';
