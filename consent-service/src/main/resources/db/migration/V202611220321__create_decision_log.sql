-- Decisions: what they read in one row per person and purpose, what a company's rules stand at, and the log.

-- a use that a law or guideline authorises beyond the purpose (F3.3): article, reason, two people, and an end
create table lawful_use (
    id uuid primary key,
    company varchar(40) not null constraint fk_lawful_use_company references company (id),
    purpose uuid not null constraint fk_lawful_use_purpose references purpose (id),
    person varchar(100),
    article varchar(200) not null,
    justification varchar(2000) not null,
    valid_from timestamptz not null,
    valid_until timestamptz not null,
    state varchar(20) not null,
    created_at timestamptz not null,
    created_by varchar(100) not null,
    approved_at timestamptz,
    approved_by varchar(100),
    ended_at timestamptz,
    ended_by varchar(100),
    constraint ck_lawful_use_period check (valid_until > valid_from)
);
create index ix_lawful_use_company on lawful_use (company, id);

-- The newest notice that named a purpose to a person: always what notice_served and notice say together, kept by the
-- database itself, so that a decision reads one row whoever records an acquisition.
create table notice_current (
    person varchar(100) not null,
    purpose uuid not null,
    purpose_version integer not null,
    notice_served uuid not null constraint fk_notice_current_served references notice_served (id) on delete cascade,
    at timestamptz not null,
    recorded_at timestamptz not null,
    primary key (person, purpose)
);
create index ix_notice_current_purpose on notice_current (purpose, person) include (purpose_version, at);
create index ix_notice_current_served on notice_current (notice_served);

create function keep_notice_current() returns trigger language plpgsql as $$
begin
    insert into notice_current as c (person, purpose, purpose_version, notice_served, at, recorded_at)
    select new.person, (p ->> 'id')::uuid, (p ->> 'version')::integer, new.id, new.at, new.recorded_at
        from notice n, jsonb_array_elements(n.content -> 'purposes') p
        where n.collection_point = new.collection_point and n.revision = new.revision
    on conflict (person, purpose) do update set purpose_version = excluded.purpose_version,
        notice_served = excluded.notice_served, at = excluded.at, recorded_at = excluded.recorded_at
        where c.at <= excluded.at;
    return null;
end $$;
create trigger notice_current_follows after insert on notice_served
    for each row when (new.known) execute function keep_notice_current();

insert into notice_current (person, purpose, purpose_version, notice_served, at, recorded_at)
select distinct on (s.person, p ->> 'id')
        s.person, (p ->> 'id')::uuid, (p ->> 'version')::integer, s.id, s.at, s.recorded_at
    from notice_served s
    join notice n on n.collection_point = s.collection_point and n.revision = s.revision,
    jsonb_array_elements(n.content -> 'purposes') p
    where s.known
    order by s.person, p ->> 'id', s.at desc;

-- all people of a purpose, read from the index alone
create index ix_consent_current_purpose on consent_current (purpose, person)
    include (status, live, purpose_version, since, last_event);

-- Grows whenever something changes that decisions of a company rest on: one row tells every instance that what it keeps
-- in memory is still what stands here. Bumped at the very end of a transaction, so that two never wait in a circle.
create table decision_revision (
    company varchar(40) primary key,
    revision bigint not null
);
insert into decision_revision (company, revision) select id, 1 from company;
create function bump_decision_revision() returns trigger language plpgsql as $$
declare
    of_company varchar(40);
begin
    if tg_table_name = 'purpose_version' then
        select company into of_company from purpose where id = new.purpose;
    else
        of_company := new.company;
    end if;
    insert into decision_revision as r (company, revision) values (of_company, 1)
        on conflict (company) do update set revision = r.revision + 1;
    return null;
end $$;
create constraint trigger purpose_bumps after insert on purpose
    deferrable initially deferred for each row execute function bump_decision_revision();
create constraint trigger purpose_version_bumps after insert or update on purpose_version
    deferrable initially deferred for each row when (new.state = 'PUBLISHED') execute function bump_decision_revision();
create constraint trigger policy_version_bumps after insert or update on policy_version
    deferrable initially deferred for each row when (new.state = 'PUBLISHED') execute function bump_decision_revision();
create constraint trigger contract_overlay_bumps after insert or update on contract_overlay
    deferrable initially deferred for each row when (new.state <> 'DRAFT') execute function bump_decision_revision();
create constraint trigger lawful_use_bumps after insert or update on lawful_use
    deferrable initially deferred for each row when (new.state <> 'DRAFT') execute function bump_decision_revision();

-- Each decision with everything it rested on. The table "decision" of before is written no more; it goes in a later release.
create table decision_log (
    id uuid primary key,
    company varchar(40) not null,
    person varchar(100),
    purpose uuid not null,
    operation varchar(20) not null,
    outcome varchar(30) not null,
    rule varchar(40) not null,
    facts jsonb not null,
    mac bytea not null,
    decided_at timestamptz not null,
    asked_by varchar(100) not null,
    asked_as varchar(10) not null
);
create index ix_decision_log_company on decision_log (company, id);
create index ix_decision_log_person on decision_log (person, id) where person is not null;
create trigger decision_log_stays before update on decision_log for each row execute function refuse_change();
