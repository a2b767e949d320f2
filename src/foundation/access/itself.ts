/** As whom the product acts when nobody asks: an account that is in no table, so that nobody can sign in as it or hold a role by it; the audit and the lists know it by its label. */
export const ITSELF = { account: '00000000-0000-4000-8000-000000000004', label: 'Fourfold, by itself' } as const;
