-- Who asked for an audience, and how many were in it; and the questions by contact, which leave nothing of the contact.
create table audience_log (
    id uuid primary key,
    company varchar(40) not null,
    purpose uuid not null,
    policy uuid,
    policy_version integer,
    allowed bigint not null,
    at timestamptz not null,
    asked_by varchar(100) not null
);
create index ix_audience_log_company on audience_log (company, id);
create trigger audience_log_stays before update on audience_log for each row execute function refuse_change();

create index ix_withdrawal_purpose on withdrawal (purpose, person) include (at) where episode is null;

create table contact_question (
    id uuid primary key,
    company varchar(40) not null,
    purpose uuid not null,
    client varchar(100) not null,
    at timestamptz not null
);
create index ix_contact_question_client on contact_question (client, at);
create trigger contact_question_stays before update on contact_question for each row execute function refuse_change();
