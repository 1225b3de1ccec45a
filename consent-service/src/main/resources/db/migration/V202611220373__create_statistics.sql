-- Figures about many people, let out in declared tables only (E10), and the counts of pages (E12).

create table statistic_table (
    id uuid primary key,
    company varchar(40) not null constraint fk_statistic_table_company references company (id),
    code varchar(60) not null,
    names jsonb not null,
    source varchar(20) not null,
    dimensions jsonb not null,
    audience varchar(10) not null,
    span varchar(10) not null,
    threshold integer not null,
    rounding integer not null,
    declared_at timestamptz not null,
    declared_by varchar(100) not null,
    constraint uq_statistic_table_code unique (company, code)
);

-- what one month of a source held, counted once: later releases are checked against the same figures
create table statistic_base (
    company varchar(40) not null,
    source varchar(20) not null,
    month date not null,
    cells jsonb not null,
    primary key (company, source, month)
);

-- the release ledger: what was shown and what was held back, with how uncertain each held-back figure must stay
create table statistic_release (
    id uuid primary key,
    statistic uuid not null constraint fk_statistic_release_table references statistic_table (id),
    company varchar(40) not null,
    source varchar(20) not null,
    audience varchar(10) not null,
    from_month date not null,
    to_month date not null,
    cells jsonb not null,
    suppressed integer not null,
    hash varchar(60) not null,
    released_at timestamptz not null,
    released_by varchar(100) not null,
    constraint uq_statistic_release_once unique (statistic, from_month)
);
create index ix_statistic_release_source on statistic_release (company, source, from_month);
create index ix_statistic_release_company on statistic_release (company, id);
create trigger statistic_release_stays before update or delete on statistic_release
    for each row execute function refuse_change();

create index ix_consent_event_recorded on consent_event using brin (recorded_at);

-- pages counted by the gateway: no address, no browser, no person; the sketch cannot be asked about anybody, for the salt
-- of its day is gone
create table site_count (
    company varchar(40) not null,
    day date not null,
    computer varchar(20) not null,
    views bigint not null,
    bytes bigint not null,
    visitors bigint not null,
    sketch bytea,
    primary key (company, day, computer)
);
create index ix_site_count_day on site_count (day);
