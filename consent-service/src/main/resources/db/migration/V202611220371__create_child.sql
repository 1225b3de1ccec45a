-- Children (E14): what was answered about age, who answers for a child, and the removal of a child's data.

-- an answer is older or younger, never a date of birth
create table age_signal (
    id uuid primary key,
    person varchar(100) not null,
    company varchar(40) not null constraint fk_age_signal_company references company (id),
    under boolean not null,
    source varchar(20) not null,
    at timestamptz not null,
    recorded_by varchar(100) not null
);
create index ix_age_signal_person on age_signal (person, at desc);

create table guardian_link (
    id uuid primary key,
    person varchar(100) not null,
    guardian varchar(100),
    company varchar(40) not null constraint fk_guardian_link_company references company (id),
    method varchar(20) not null,
    document varchar(200) not null,
    since timestamptz not null,
    recorded_by varchar(100) not null,
    -- the first day of the quarter after the age limit: closer would be a date of birth
    re_ask_on date not null,
    re_asked_at timestamptz,
    ended_at timestamptz
);
create index ix_guardian_link_person on guardian_link (person, since desc);
create index ix_guardian_link_company on guardian_link (company, id);
create index ix_guardian_link_re_ask on guardian_link (re_ask_on) where re_asked_at is null and ended_at is null;

create table child_report (
    id uuid primary key,
    person varchar(100) not null,
    company varchar(40) not null constraint fk_child_report_company references company (id),
    source varchar(20) not null,
    state varchar(20) not null,
    reported_at timestamptz not null,
    reported_by varchar(100) not null,
    decided_at timestamptz,
    decided_by varchar(100)
);
create unique index uq_child_report_open on child_report (person) where state = 'OPEN';
create index ix_child_report_company on child_report (company, id);

-- What is left of a removed child. The reference stands here only until every service has reported.
create table child_removal (
    id uuid primary key,
    company varchar(40) not null constraint fk_child_removal_company references company (id),
    tombstone bytea not null,
    person varchar(100),
    started_at timestamptz not null,
    confirmed_by varchar(100) not null,
    completed_at timestamptz,
    lifted_at timestamptz,
    proof text
);
create index ix_child_removal_tombstone on child_removal (tombstone);
create index ix_child_removal_company on child_removal (company, id);
create index ix_child_removal_open on child_removal (id) where completed_at is null;

create table child_removal_report (
    removal uuid not null constraint fk_child_removal_report_removal references child_removal (id),
    service varchar(40) not null,
    removed bigint not null,
    remaining bigint not null,
    jws text not null,
    at timestamptz not null,
    primary key (removal, service)
);

-- Append-only means that nobody rewrites history; a removal and an ended retention say so, within their transaction.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('madoguchi.erasing', true) = 'on' then
        return old;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
