-- Companies, their sections, purposes and policies. No name or address of a person is stored in this database.

create table company (
    id varchar(40) primary key,
    names jsonb not null,
    country varchar(2) not null,
    address jsonb not null,
    site varchar(500) not null,
    parent varchar(40) constraint fk_company_parent references company (id),
    created_at timestamptz not null,
    created_by varchar(100) not null
);
create index ix_company_parent on company (parent);

create table section (
    id uuid primary key,
    company varchar(40) not null constraint fk_section_company references company (id),
    names jsonb not null,
    contact jsonb not null,
    created_at timestamptz not null,
    created_by varchar(100) not null
);
create index ix_section_company on section (company, id);

create table purpose (
    id uuid primary key,
    company varchar(40) not null constraint fk_purpose_company references company (id),
    code varchar(60) not null,
    created_at timestamptz not null,
    constraint uq_purpose_code unique (company, code)
);

create table purpose_version (
    id uuid primary key,
    purpose uuid not null constraint fk_purpose_version_purpose references purpose (id),
    version integer not null,
    texts jsonb not null,
    categories jsonb not null,
    retention jsonb not null,
    mode varchar(20) not null,
    state varchar(20) not null,
    created_at timestamptz not null,
    created_by varchar(100) not null,
    published_at timestamptz,
    constraint uq_purpose_version_number unique (purpose, version)
);

create table policy (
    id uuid primary key,
    company varchar(40) not null constraint fk_policy_company references company (id),
    created_at timestamptz not null
);
create index ix_policy_company on policy (company, id);

create table policy_version (
    id uuid primary key,
    policy uuid not null constraint fk_policy_version_policy references policy (id),
    company varchar(40) not null,
    version integer not null,
    titles jsonb not null,
    texts jsonb not null,
    grounds jsonb not null,
    age_limit integer not null,
    effective_from timestamptz not null,
    state varchar(20) not null,
    created_at timestamptz not null,
    created_by varchar(100) not null,
    published_at timestamptz,
    published_by varchar(100),
    constraint uq_policy_version_number unique (policy, version)
);
create index ix_policy_version_in_force on policy_version (company, effective_from desc) where state = 'PUBLISHED';

-- which version of each purpose a policy version was published with; null while it is a draft
create table policy_purpose (
    id uuid primary key,
    policy_version uuid not null constraint fk_policy_purpose_version references policy_version (id),
    purpose uuid not null constraint fk_policy_purpose_purpose references purpose (id),
    purpose_version integer,
    position integer not null,
    constraint uq_policy_purpose unique (policy_version, purpose)
);

-- Published wordings never change: what a person was told must stay readable as it was.
create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
    if old.state = 'PUBLISHED' then
        raise exception 'a published version never changes' using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger published_purpose_version_stays before update or delete on purpose_version
    for each row execute function refuse_change_of_published();
create trigger published_policy_version_stays before update or delete on policy_version
    for each row execute function refuse_change_of_published();
