-- Until when data is kept, what was ended, and what is looked at again by when (E7, E20).

create table retention_rule (
    purpose uuid primary key constraint fk_retention_rule_purpose references purpose (id),
    company varchar(40) not null constraint fk_retention_rule_company references company (id),
    anchor varchar(20) not null,
    keep_days integer not null,
    set_at timestamptz not null,
    set_by varchar(100) not null
);
create index ix_retention_rule_company on retention_rule (company, purpose);
create index ix_consent_current_ended on consent_current (purpose, since) where status <> 'GIVEN';
create index ix_acquisition_at on acquisition (at);
create index ix_decision_decided_at on decision using brin (decided_at);

-- what was ended, counted: the proof that it was done holds nothing of whom
create table retention_run (
    id uuid primary key,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    rows bigint not null
);
create table retention_execution (
    id uuid primary key,
    run uuid not null constraint fk_retention_execution_run references retention_run (id),
    category varchar(40) not null,
    company varchar(40),
    purpose uuid,
    rows bigint not null
);
create index ix_retention_execution_run on retention_execution (run);
create index ix_retention_execution_company on retention_execution (company, id);

create table review (
    id uuid primary key,
    company varchar(40) not null constraint fk_review_company references company (id),
    kind varchar(20) not null,
    subject varchar(200) not null,
    owner varchar(100) not null,
    due_on date not null,
    every_months integer,
    planned_at timestamptz not null,
    planned_by varchar(100) not null,
    finding varchar(2000),
    action varchar(2000),
    done_at timestamptz,
    done_by varchar(100)
);
create index ix_review_company on review (company, id);
create index ix_review_due on review (company, due_on) where done_at is null;
