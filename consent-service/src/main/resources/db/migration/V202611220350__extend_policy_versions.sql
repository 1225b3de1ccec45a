-- What a policy version decides besides its words: the site it is for, E8, and how its successors may change the use of data.
alter table policy_version add column site varchar(500);
alter table policy_version add column refuses_others_marketing boolean not null default false;
alter table policy_version add column change_rule jsonb not null default '{"window": "P30D", "unrelated": "CONSENT"}';
-- the version in force is looked up for each decision: the company's own first, the one of a site beside it
create index ix_policy_version_of_site on policy_version (company, site, effective_from desc) where state = 'PUBLISHED';

-- What kind of dealing with a person a purpose is (F1.2), how long a consent lasts, and how far it is from the version before.
alter table purpose_version add column activity varchar(30);
alter table purpose_version add column consent_days integer;
alter table purpose_version add column change_class varchar(10) not null default 'NEW';
