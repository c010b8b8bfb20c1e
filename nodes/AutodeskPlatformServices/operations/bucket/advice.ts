/** What to do about a 403 for a request that names no bucket. Accounts do not matter to OSS. */
export const appOnly: Readonly<Record<number, string>> = {
	403: 'Check that the app has the Data Management API under API Access at https://aps.autodesk.com/myapps',
};

/** OSS finds a bucket by its key in any region, so a 404 never means the wrong region. */
export const unknownKey: Readonly<Record<number, string>> = {
	404: 'Check the keys, which are case-sensitive. Objects in a transient bucket expire after 24 hours, in a temporary bucket after 30 days',
};

/** What to do when OSS refuses a bucket of an app. Only the permissions of the bucket count. */
export const ownersOnly: Readonly<Record<number, string>> = {
	...unknownKey,
	403: 'Only the app that owns the bucket can do this. Choose a credential with the client ID that created it',
};
