-- An inspection of a work place is referred to law enforcement as it stands: about a work place and nobody by name.
alter table sharing.referral drop constraint referral_about_check;
alter table sharing.referral add constraint referral_about_check check (about in ('person', 'contact', 'tip', 'inspection'));
