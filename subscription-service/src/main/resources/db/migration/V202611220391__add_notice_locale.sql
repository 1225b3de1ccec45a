-- The notice may have been read in another language than the mails are wished in; until now both were taken to be one.
alter table sign_up add column notice_locale text;
update sign_up set notice_locale = locale;
alter table sign_up alter column notice_locale set not null;
