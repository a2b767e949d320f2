-- Legal aid has workers of its own at providers (Legal Services Corporation grantees, 22 USC 7105(b)(1)(B)): a legal advocate.
insert into access.role values ('legal-advocate', 'victim-services');
