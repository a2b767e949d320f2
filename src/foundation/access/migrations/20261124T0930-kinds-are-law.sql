-- Which roles organizations of which kind have, and in which zone a kind stands, is changed by a migration and by nobody
-- at work. Before, the gate could have added rows, and so given a role of victim services to the justice side (R2).
revoke insert on access.zone, access.organization_kind, access.role from fourfold_gate;
