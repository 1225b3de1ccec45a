-- Who had mails of an issue sent once more, and why: above all those whose outcome nobody knows.
create table delivery_resend (
    id     uuid        not null,
    issue  uuid        not null,
    state  text        not null,
    mails  integer     not null,
    reason text        not null,
    by     text        not null,
    at     timestamptz not null,
    constraint pk_delivery_resend primary key (id),
    constraint ck_delivery_resend_state check (state in ('UNKNOWN', 'REJECTED', 'EXPIRED'))
);
create index ix_delivery_resend_issue on delivery_resend (issue, at);
