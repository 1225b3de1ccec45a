-- Where this database may send from. A copy of it elsewhere, or an older state of it, sends nothing until somebody who
-- knows what happened says so.
create table delivery_arming (
    sole      boolean     not null default true constraint pk_delivery_arming primary key,
    place     text        not null,
    epoch     bigint      not null,
    armed_at  timestamptz not null,
    armed_by  text        not null,
    reason    text        not null,
    constraint ck_delivery_arming_sole check (sole)
);

-- the place where this version comes first is where it was meant to be
insert into delivery_arming (place, epoch, armed_at, armed_by, reason)
select system_identifier || '/' || current_database(), 1, clock_timestamp(), 'migration', 'first start'
from pg_control_system();
