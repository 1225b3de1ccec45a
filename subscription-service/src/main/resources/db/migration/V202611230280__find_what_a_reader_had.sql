-- The questions about one reader and one receipt, which staff asks while many millions of subscriptions stand.
create index ix_subscription_reader on subscription (reader, topic);
create index ix_subscription_receipt_number on subscription (receipt_number) where receipt_number is not null;
