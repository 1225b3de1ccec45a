-- Mails are claimed issue by issue, so that no claim steps over the rows of an issue that is held.
drop index ix_delivery_due;
create index ix_delivery_due on delivery (issue, lane, next_at, id) where state in ('PLANNED', 'DEFERRED');
update delivery set lane = 'ISSUE' where issue is not null and lane <> 'ISSUE';
-- What is overdue is looked for every second, also while a million mails wait.
create index ix_delivery_expiry on delivery (expires_at) where state in ('PLANNED', 'DEFERRED');
