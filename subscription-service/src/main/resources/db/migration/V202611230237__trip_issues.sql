-- why an issue was held by itself, or is watched
alter table issue add column tripped text
    constraint ck_issue_tripped check (tripped in ('COMPLAINTS_RISE', 'HARD_BOUNCES', 'COMPLAINTS'));
