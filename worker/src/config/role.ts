/** What one process of the worker may do. The embedded store allows one process, so it needs all. */
export const ROLES = ['receiver', 'deliverer', 'scheduler'] as const;
export type Role = (typeof ROLES)[number];
