-- An investigation is handed over to a prosecutor, who takes it or says why not, in the words of prosecution.
alter table sharing.referral drop constraint referral_about_check;
alter table sharing.referral add constraint referral_about_check check (about in ('person', 'contact', 'tip', 'inspection', 'lead', 'investigation'));
alter table sharing.answer drop constraint answer_reason_check;
alter table sharing.answer add constraint answer_reason_check check (reason in ('no-capacity', 'not-eligible', 'outside-area', 'language', 'not-reached', 'person-declined', 'already-served', 'safety', 'insufficient-evidence', 'no-jurisdiction', 'limitation', 'other-prosecution', 'other'));
alter table sharing.message drop constraint message_reason_check;
alter table sharing.message add constraint message_reason_check check (reason ~ '^[a-z-]{0,30}$');
