/** What to do about 403 where OSS is asked about no bucket in particular. Accounts have no say in it. */
export const appOnly: Readonly<Record<number, string>> = {
	403: 'Check that the app has the Data Management API under API Access at https://aps.autodesk.com/myapps',
};

/** OSS finds a bucket by its key in whichever region, so none has to be checked. */
export const unknownKey: Readonly<Record<number, string>> = {
	404: 'Check the keys, in which upper and lower case matter. Objects of a transient bucket are gone after 24 hours, those of a temporary one after 30 days',
};

/** What to do about refusals of OSS, which knows no rights but those of the bucket. */
export const ownersOnly: Readonly<Record<number, string>> = {
	...unknownKey,
	403: 'Only the app that owns the bucket may do this, so choose a credential with the client ID that created it',
};
