-- No mail to these addresses, whatever a subscription says. The keyed hash is all that is left of an erased person.
create table if not exists suppression (
    company  text        not null,
    mac      bytea       not null,
    reason   text        not null,
    scope    text        not null default 'COMPANY',
    since    timestamptz not null,
    constraint pk_suppression primary key (company, mac, scope)
);
