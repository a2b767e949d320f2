-- A lead of an intelligence center is referred to an investigating agency: it says what was reported, and names no caller.
alter table sharing.referral drop constraint referral_about_check;
alter table sharing.referral add constraint referral_about_check check (about in ('person', 'contact', 'tip', 'inspection', 'lead'));
