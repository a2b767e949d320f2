-- Who works in an organization is asked with every list that names colleagues.
create index on access.membership (organization);
