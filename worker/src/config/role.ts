/** What a process of the worker may do. The embedded store allows only one process, which needs all roles. */
export const ROLES = ['receiver', 'deliverer', 'scheduler'] as const;
export type Role = (typeof ROLES)[number];
