-- What a site leaves in a browser or learns from it, and what a browser chose. Neither knows a person.

create table cookie_entry (
    id uuid primary key,
    -- null: the house itself, whose pages serve every company
    company varchar(40) constraint fk_cookie_entry_company references company (id),
    site varchar(500) not null,
    kind varchar(20) not null,
    name varchar(100) not null,
    purpose varchar(20) not null,
    basis varchar(20) not null,
    party varchar(10) not null,
    keep_days integer not null,
    stores jsonb not null,
    without jsonb,
    recipient jsonb,
    registered_at timestamptz not null,
    registered_by varchar(100) not null,
    retired_at timestamptz,
    retired_by varchar(100)
);
create index ix_cookie_entry_company on cookie_entry (company, id);
create unique index uq_cookie_entry_living on cookie_entry (coalesce(company, ''), site, kind, name)
    where retired_at is null;

-- the id is random and stands in the browser only: no person, no address, nothing that leads to one
create table cookie_choice (
    id uuid primary key,
    company varchar(40) not null constraint fk_cookie_choice_company references company (id),
    choices jsonb not null,
    gpc boolean not null,
    at timestamptz not null
);
create index ix_cookie_choice_at on cookie_choice (at);

insert into cookie_entry (id, company, site, kind, name, purpose, basis, party, keep_days, stores, registered_at,
    registered_by)
values
    ('019a9c00-0000-7000-8000-000000000001', null, 'gateway', 'COOKIE', 'madoguchi', 'CUSTOMISING', 'NECESSARY', 'FIRST', 0,
     '{"ja": "サインインしている間だけ、どのサインインかを示す無作為な番号", "en": "A random number that says which sign-in this is, only while you are signed in"}',
     '2026-11-22T00:00:00Z', 'madoguchi'),
    ('019a9c00-0000-7000-8000-000000000002', null, 'gateway', 'COOKIE', 'madoguchi-signin', 'CUSTOMISING', 'NECESSARY', 'FIRST', 1,
     '{"ja": "サインインの途中の状態（封をしたもの。終わると消えます）", "en": "The state of a sign-in that is under way, sealed; gone when it ends"}',
     '2026-11-22T00:00:00Z', 'madoguchi'),
    ('019a9c00-0000-7000-8000-000000000003', null, 'gateway', 'IP_ADDRESS', 'address of the caller', 'FAULTS', 'NECESSARY', 'FIRST', 1,
     '{"ja": "呼び出し元のIPアドレス。呼び出しの回数の制限と、当日限りの訪問者の概数にだけ、記憶の中で使い、書き残しません", "en": "The IP address of the caller: used in memory to limit how often somebody calls and to estimate how many visitors a day had; never written down"}',
     '2026-11-22T00:00:00Z', 'madoguchi'),
    ('019a9c00-0000-7000-8000-000000000004', null, 'sign-in', 'COOKIE', 'AUTH_SESSION_ID', 'CUSTOMISING', 'NECESSARY', 'FIRST', 0,
     '{"ja": "サインインの画面の番号", "en": "The number of the sign-in form that is open"}', '2026-11-22T00:00:00Z', 'madoguchi'),
    ('019a9c00-0000-7000-8000-000000000005', null, 'sign-in', 'COOKIE', 'KC_AUTH_SESSION_HASH', 'CUSTOMISING', 'NECESSARY', 'FIRST', 1,
     '{"ja": "サインインの画面の番号の要約値", "en": "A digest of the number of the sign-in form"}', '2026-11-22T00:00:00Z', 'madoguchi'),
    ('019a9c00-0000-7000-8000-000000000006', null, 'sign-in', 'COOKIE', 'KC_RESTART', 'CUSTOMISING', 'NECESSARY', 'FIRST', 0,
     '{"ja": "中断したサインインを始め直すための状態", "en": "What lets an interrupted sign-in begin again"}', '2026-11-22T00:00:00Z', 'madoguchi'),
    ('019a9c00-0000-7000-8000-000000000007', null, 'sign-in', 'COOKIE', 'KEYCLOAK_IDENTITY', 'CUSTOMISING', 'NECESSARY', 'FIRST', 0,
     '{"ja": "サインインしたことの署名付きの印", "en": "A signed mark that you signed in"}', '2026-11-22T00:00:00Z', 'madoguchi'),
    ('019a9c00-0000-7000-8000-000000000008', null, 'sign-in', 'COOKIE', 'KEYCLOAK_SESSION', 'CUSTOMISING', 'NECESSARY', 'FIRST', 1,
     '{"ja": "サインインの番号の要約値", "en": "A digest of the number of the sign-in"}', '2026-11-22T00:00:00Z', 'madoguchi'),
    ('019a9c00-0000-7000-8000-000000000009', null, 'sign-in', 'COOKIE', 'KEYCLOAK_LOCALE', 'CUSTOMISING', 'NECESSARY', 'FIRST', 0,
     '{"ja": "サインインの画面の言語", "en": "The language of the sign-in form"}', '2026-11-22T00:00:00Z', 'madoguchi'),
    ('019a9c00-0000-7000-8000-00000000000a', null, 'sign-in', 'COOKIE', 'KEYCLOAK_REMEMBER_ME', 'CUSTOMISING', 'NECESSARY', 'FIRST', 365,
     '{"ja": "「サインインしたままにする」を選んだ場合のアカウント名", "en": "The account name, if you asked to stay signed in"}', '2026-11-22T00:00:00Z', 'madoguchi');
