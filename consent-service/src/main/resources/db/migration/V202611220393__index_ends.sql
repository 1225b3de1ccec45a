-- What ends by its age is found by index. Logs are found by their keys, which are in the order of time (UUIDv7).
create index ix_provision_record_keep_until on provision_record (keep_until);
