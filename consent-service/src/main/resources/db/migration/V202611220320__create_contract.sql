-- Separate usage contracts that prevail over the policy while they are in force (F7.4), and whom they are with.

-- the people of one contract, or of many alike: written down by reference only, with the time they belonged
create table contract_set (
    id uuid primary key,
    company varchar(40) not null constraint fk_contract_set_company references company (id),
    code varchar(60) not null,
    created_at timestamptz not null,
    created_by varchar(100) not null,
    constraint uq_contract_set_code unique (company, code)
);

create table contract_member (
    person varchar(100) not null,
    contract_set uuid not null constraint fk_contract_member_set references contract_set (id),
    joined_at timestamptz not null,
    left_at timestamptz,
    primary key (person, contract_set, joined_at)
);
create unique index uq_contract_member_once on contract_member (contract_set, person) where left_at is null;

create table contract_overlay (
    id uuid primary key,
    company varchar(40) not null constraint fk_contract_overlay_company references company (id),
    party varchar(200) not null,
    contract_set uuid not null constraint fk_contract_overlay_set references contract_set (id),
    terms jsonb not null,
    valid_from timestamptz not null,
    valid_until timestamptz,
    document varchar(200) not null,
    state varchar(20) not null,
    version integer not null,
    created_at timestamptz not null,
    created_by varchar(100) not null,
    approved_at timestamptz,
    approved_by varchar(100),
    ended_at timestamptz,
    ended_by varchar(100),
    constraint ck_contract_overlay_period check (valid_until is null or valid_until > valid_from)
);
create index ix_contract_overlay_company on contract_overlay (company, id);
create index ix_contract_overlay_set on contract_overlay (contract_set);
