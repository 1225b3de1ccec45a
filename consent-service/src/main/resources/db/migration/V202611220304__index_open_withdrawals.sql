-- Withdrawals the sender has not confirmed: few, and looked at every few seconds.
create index ix_withdrawal_open on withdrawal (at, id) where effective_at is null;
