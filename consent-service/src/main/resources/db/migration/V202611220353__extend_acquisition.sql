-- How a notice reached the person, from whom the data came, and the site a place belongs to.
alter table notice_served add column mode varchar(20) not null default 'SHOWN';
alter table acquisition add column source varchar(200);
alter table acquisition add column document varchar(200);
alter table collection_point add column site varchar(500);
