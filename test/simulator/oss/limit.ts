/** All calls of OSS count against one limit. */
export const OSS_LIMIT = { perMinute: 1000, countedWith: 'oss' } as const;
