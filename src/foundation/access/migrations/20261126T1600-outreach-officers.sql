-- Campaigns, coalitions and trainings are an office's daily work of their own: of the department that leads the campaign, of the
-- programs that fund training, and of the providers around whom coalitions gather.
insert into access.role values ('outreach-officer', 'benefit-granting'), ('outreach-officer', 'programs'), ('outreach-officer', 'victim-services');
