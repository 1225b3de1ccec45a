-- A changed policy never reaches back (E16): who is told of which new use, when, and what each person answered.

create table policy_change (
    id uuid primary key,
    company varchar(40) not null constraint fk_policy_change_company references company (id),
    policy uuid not null,
    policy_version integer not null,
    before_policy uuid,
    before_version integer,
    state varchar(20) not null,
    uses jsonb not null,
    terms jsonb not null,
    announced_at timestamptz,
    announced_by varchar(100),
    told_until varchar(100),
    told integer not null,
    parts integer not null,
    created_at timestamptz not null,
    created_by varchar(100) not null,
    constraint uq_policy_change_version unique (policy, policy_version)
);
create index ix_policy_change_company on policy_change (company, id);
create index ix_policy_change_under_way on policy_change (id) where state = 'ANNOUNCING';

-- One row per person a change concerns; a decision finds it by person. The new use is theirs to stop, one by one.
create table policy_change_person (
    person varchar(100) not null,
    change uuid not null constraint fk_policy_change_person_change references policy_change (id),
    company varchar(40) not null,
    uses uuid[] not null,
    state varchar(20) not null,
    told_at timestamptz not null,
    reported_at timestamptz,
    delivered_at timestamptz,
    starts_at timestamptz,
    objected_at timestamptz,
    objected_by varchar(20),
    primary key (person, change)
);
create index ix_policy_change_person_change on policy_change_person (change, person);

-- the people of a company, in the order of their references
create index ix_acquisition_company on acquisition (company, person);
create index ix_consent_current_company on consent_current (company, person);

-- What a person was advised of by mail, from the moment it may be used: it covers like a notice shown when data was taken.
create table notice_advised (
    id uuid primary key,
    person varchar(100) not null,
    company varchar(40) not null,
    change uuid not null,
    policy_version integer not null,
    purposes jsonb not null,
    at timestamptz not null,
    until timestamptz,
    recorded_at timestamptz not null,
    constraint uq_notice_advised unique (person, change)
);
