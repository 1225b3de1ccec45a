-- An index that begins with the issue gives no order to mails that have none: each claim would sort all that wait.
create index ix_delivery_service_due on delivery (lane, next_at, id)
    where issue is null and state in ('PLANNED', 'DEFERRED');

-- The list of an issue's recipients in one order, whatever their states.
create index ix_delivery_issue_id on delivery (issue, id) where issue is not null;
