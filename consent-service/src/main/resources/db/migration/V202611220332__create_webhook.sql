-- Telling recipients that a consent ended: where they listen, and one row per recipient from the moment of the withdrawal.

create table webhook_endpoint (
    id uuid primary key,
    company varchar(40) not null constraint fk_webhook_endpoint_company references company (id),
    recipient uuid not null,
    url varchar(500) not null,
    generation integer not null,
    previous_until timestamptz,
    state varchar(20) not null,
    created_at timestamptz not null,
    created_by varchar(100) not null,
    closed_at timestamptz
);
create index ix_webhook_endpoint_company on webhook_endpoint (company, id);
create unique index uq_webhook_endpoint_recipient on webhook_endpoint (recipient) where state = 'ACTIVE';

create table withdrawal_notice (
    id uuid primary key,
    company varchar(40) not null constraint fk_withdrawal_notice_company references company (id),
    person varchar(100) not null,
    purpose uuid not null,
    recipient uuid not null,
    recipient_names jsonb not null,
    disclosures jsonb not null,
    withdrawn_at timestamptz not null,
    state varchar(20) not null,
    attempts integer not null,
    next_attempt_at timestamptz,
    deadline_at timestamptz not null,
    last_status integer,
    told_at timestamptz,
    confirmed_at timestamptz,
    confirmed_by varchar(100),
    document jsonb,
    constraint uq_withdrawal_notice unique (person, purpose, recipient, withdrawn_at),
    constraint ck_withdrawal_notice_confirmed check ((state = 'CONFIRMED') = (confirmed_at is not null))
);
create index ix_withdrawal_notice_person on withdrawal_notice (person, id);
create index ix_withdrawal_notice_company on withdrawal_notice (company, id);
create index ix_withdrawal_notice_due on withdrawal_notice (next_attempt_at) where next_attempt_at is not null;
create index ix_withdrawal_notice_open on withdrawal_notice (company, id) where confirmed_at is null;
create index ix_withdrawal_notice_recipient on withdrawal_notice (recipient) where state = 'PENDING';

create function refuse_loss_of_notice() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.confirmed_at is not null then
        raise exception 'a withdrawal notice is kept' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger withdrawal_notice_stays before update or delete on withdrawal_notice
    for each row execute function refuse_loss_of_notice();
