/** What to do about 403 from OSS, which knows no rights but those of the bucket. */
export const ownersOnly: Readonly<Record<number, string>> = {
	403: 'Only the app that owns the bucket may do this, so choose a credential with the client ID that created it',
};
