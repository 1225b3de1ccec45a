-- What was passed on, to whom, on which ground and on what evidence; who asked in vain; and the records of APPI 29 and 30.

create table manifest (
    id uuid primary key,
    company varchar(40) not null constraint fk_manifest_company references company (id),
    sha256 varchar(64) not null,
    lines integer not null,
    state varchar(20) not null,
    created_at timestamptz not null,
    created_by varchar(100) not null,
    checked_at timestamptz
);

create table manifest_person (
    manifest uuid not null constraint fk_manifest_person_manifest references manifest (id),
    line integer not null,
    person varchar(100) not null,
    primary key (manifest, line)
);

-- what was shown to be true never changes: the people of a checked manifest stay those of its hash
create function refuse_change_of_checked() returns trigger language plpgsql as $$
begin
    if exists (select 1 from manifest m where m.id = coalesce(new.manifest, old.manifest) and m.state = 'CHECKED') then
        raise exception 'a checked manifest never changes' using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger checked_manifest_stays before insert or update or delete on manifest_person
    for each row execute function refuse_change_of_checked();

create table disclosure (
    id uuid primary key,
    company varchar(40) not null constraint fk_disclosure_company references company (id),
    ground varchar(40) not null,
    recipient uuid not null,
    recipient_revision integer not null,
    recipient_kind varchar(40) not null,
    recipient_names jsonb not null,
    recipient_country varchar(2) not null,
    items jsonb not null,
    purpose uuid,
    recipient_use varchar(20) not null,
    reason varchar(500),
    evidence jsonb not null,
    policy uuid not null,
    policy_version integer not null,
    person varchar(100),
    manifest uuid constraint fk_disclosure_manifest references manifest (id),
    people integer not null,
    state varchar(20) not null,
    requested_at timestamptz not null,
    requested_by varchar(100) not null,
    decided_at timestamptz,
    decided_by varchar(100),
    acknowledge_by timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by varchar(100),
    acknowledgement jsonb,
    constraint ck_disclosure_people check (person is null or manifest is null),
    constraint ck_disclosure_decided check (state = 'PENDING' or decided_at is not null),
    constraint ck_disclosure_two check (state = 'PENDING' or ground not in ('LAW', 'ORDER', 'SUCCESSION') or decided_by <> requested_by),
    constraint ck_disclosure_evidence check (
        case ground
            when 'NON_IDENTIFYING' then people = 0 and evidence -> 'anonymisedSet' is not null
            when 'ANSWER_BY_PARTNER' then evidence -> 'inquiry' is not null and evidence -> 'judgement' is not null
            when 'PAYMENT_SETTLEMENT' then evidence -> 'payment' is not null
            when 'SUCCESSION' then evidence -> 'succession' is not null
            when 'LAW' then evidence -> 'article' is not null and evidence -> 'approver' is not null
            when 'ORDER' then evidence -> 'order' is not null
            when 'GROUP' then evidence -> 'jointUse' is not null
            when 'CONSENT' then evidence -> 'consent' is not null
            else true
        end)
);
create index ix_disclosure_company on disclosure (company, id);
create index ix_disclosure_waiting on disclosure (company, id) where state = 'PENDING';
create index ix_disclosure_unacknowledged on disclosure (company, acknowledge_by, id)
    where state = 'GRANTED' and acknowledged_at is null;

create function refuse_change_of_disclosure() returns trigger language plpgsql as $$
declare
    moving text[] := array['state', 'decided_at', 'decided_by', 'acknowledge_by',
        'acknowledged_at', 'acknowledged_by', 'acknowledgement'];
begin
    if tg_op = 'DELETE' or (to_jsonb(old) - moving) is distinct from (to_jsonb(new) - moving)
        or (old.state <> 'PENDING' and old.state <> new.state) then
        raise exception 'a disclosure never changes' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger disclosure_stays before update or delete on disclosure
    for each row execute function refuse_change_of_disclosure();

-- whose data went out; only of disclosures that were granted
create table disclosure_person (
    person varchar(100) not null,
    disclosure uuid not null constraint fk_disclosure_person_disclosure references disclosure (id),
    primary key (person, disclosure)
);
create index ix_disclosure_person_disclosure on disclosure_person (disclosure, person);
create trigger disclosure_person_stays before update or delete on disclosure_person
    for each row execute function refuse_change();

-- APPI 29 (what the provider keeps) and 30 (what the recipient keeps), until the day the rules name
create table provision_record (
    id uuid primary key,
    disclosure uuid not null constraint fk_provision_record_disclosure references disclosure (id),
    company varchar(40) not null,
    article varchar(10) not null,
    other_party jsonb not null,
    items jsonb not null,
    people integer not null,
    at timestamptz not null,
    keep_until date not null,
    constraint uq_provision_record unique (disclosure, article)
);
create index ix_provision_record_company on provision_record (company, id);
create function refuse_change_while_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' or old.keep_until >= current_date then
        raise exception 'a provision record is kept until %', old.keep_until using errcode = 'restrict_violation';
    end if;
    return old;
end $$;
create trigger provision_record_stays before update or delete on provision_record
    for each row execute function refuse_change_while_kept();

-- every attempt that a rule refused, for audit: all of it that is kept
create table refused_disclosure (
    id uuid primary key,
    company varchar(40) not null,
    outcome varchar(10) not null,
    rule varchar(60) not null,
    clause varchar(10) not null,
    article varchar(20),
    ground varchar(40),
    recipient uuid,
    items jsonb not null,
    purpose varchar(60),
    person varchar(100),
    manifest uuid,
    disclosure uuid,
    at timestamptz not null,
    asked_by varchar(100) not null
);
create index ix_refused_disclosure_company on refused_disclosure (company, id);
create trigger refused_disclosure_stays before update or delete on refused_disclosure
    for each row execute function refuse_change();

-- what inquiry-service says of an inquiry that a partner may be given (F4.4)
create table inquiry_standing (
    id uuid primary key,
    company varchar(40) not null constraint fk_inquiry_standing_company references company (id),
    person varchar(100) not null,
    recipient uuid not null,
    open boolean not null,
    reported_at timestamptz not null,
    reported_by varchar(100) not null
);

-- questions across companies of the group: each is a decision on the ground GROUP
create table group_query (
    id uuid primary key,
    companies jsonb not null,
    reason varchar(500) not null,
    outcome varchar(10) not null,
    rule varchar(60) not null,
    parent varchar(40),
    at timestamptz not null,
    expires_at timestamptz not null,
    asked_by varchar(100) not null
);
create trigger group_query_stays before update or delete on group_query for each row execute function refuse_change();
