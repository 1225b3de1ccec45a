-- When a person last took a whole purpose back is one step into an index, however many opt-ins for it ended since.
create index ix_withdrawal_whole on withdrawal (purpose, person, at) where episode is null;
drop index ix_withdrawal_purpose;
