-- Where data is asked for, what was shown there, and that it was shown.

create table collection_point (
    id uuid primary key,
    company varchar(40) not null constraint fk_collection_point_company references company (id),
    section uuid not null constraint fk_collection_point_section references section (id),
    code varchar(60) not null,
    channel varchar(20) not null,
    names jsonb not null,
    items jsonb not null,
    purposes jsonb not null,
    recipients jsonb not null,
    withdrawal jsonb not null,
    state varchar(20) not null,
    revision integer not null,
    created_at timestamptz not null,
    created_by varchar(100) not null,
    constraint uq_collection_point_code unique (company, code)
);
create index ix_collection_point_section on collection_point (section);

create table notice (
    id uuid primary key,
    collection_point uuid not null constraint fk_notice_collection_point references collection_point (id),
    revision integer not null,
    company varchar(40) not null,
    content jsonb not null,
    texts jsonb not null,
    opened_at timestamptz not null,
    opened_by varchar(100) not null,
    constraint uq_notice_revision unique (collection_point, revision)
);

create table notice_served (
    id uuid primary key,
    person varchar(100) not null,
    collection_point uuid not null,
    revision integer not null,
    hash varchar(60) not null,
    locale varchar(10) not null,
    known boolean not null,
    at timestamptz not null,
    recorded_at timestamptz not null,
    constraint uq_notice_served unique (person, collection_point, at)
);

create table acquisition (
    id uuid primary key,
    person varchar(100) not null,
    company varchar(40) not null,
    collection_point uuid not null,
    notice_served uuid not null constraint fk_acquisition_notice_served references notice_served (id),
    channel varchar(20) not null,
    age_attested boolean not null,
    at timestamptz not null,
    recorded_at timestamptz not null,
    constraint uq_acquisition unique (notice_served)
);
create index ix_acquisition_person on acquisition (person);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger notice_stays before update or delete on notice for each row execute function refuse_change();
