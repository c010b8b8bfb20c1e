import { createHash } from 'node:crypto';
import { SCOPES } from '../../../protocol/aps/scopes';
import { APPS, BUCKETS, SEEDED_AT, SERVICE_ACCOUNT, USERS } from './world';
import { seedAccounts } from './seedAccounts';
import { seedDocuments } from './seedDocuments';
import { seedDocsSettings } from './seedDocsSettings';
import type { State } from './state';
import { emptyState } from './state';
import { objectUrn } from './storage';

/** The world as it is after a start or reset. */
export function seed(): State {
	const state = emptyState();
	seedApps(state);
	seedPeople(state);
	seedAccounts(state);
	seedDocuments(state);
	seedDocsSettings(state);
	seedBuckets(state);
	return state;
}

function seedApps(state: State): void {
	for (const [name, app] of Object.entries(APPS)) {
		state.apps.set(app.clientId, {
			clientId: app.clientId,
			clientSecret: 'clientSecret' in app ? app.clientSecret : undefined,
			callbackUrls: 'callbackUrls' in app ? app.callbackUrls : [],
			allowedScopes: name === 'readOnly' ? ['data:read'] : Object.keys(SCOPES),
		});
	}
}

function seedPeople(state: State): void {
	for (const user of Object.values(USERS)) state.users.set(user.autodeskId, { ...user });
	const email = `${SERVICE_ACCOUNT.name}@${APPS.twoLegged.clientId.toLowerCase()}.adskserviceaccount.autodesk.com`;
	state.serviceAccounts.set(SERVICE_ACCOUNT.id, {
		serviceAccountId: SERVICE_ACCOUNT.id,
		email,
		createdBy: APPS.twoLegged.clientId,
		status: 'ENABLED',
		createdAt: SEEDED_AT,
		keys: [],
	});
	state.users.set(SERVICE_ACCOUNT.id, {
		id: SERVICE_ACCOUNT.accId,
		autodeskId: SERVICE_ACCOUNT.id,
		email,
		firstName: 'Nightly',
		lastName: 'Robot',
	});
}

function seedBuckets(state: State): void {
	let createdDate = Date.parse(SEEDED_AT);
	for (const [name, { key, region, policy }] of Object.entries(BUCKETS)) {
		const owner = (name === 'foreign' ? APPS.unprovisioned : APPS.twoLegged).clientId;
		state.buckets.set(key, {
			bucketKey: key,
			bucketOwner: owner,
			createdDate: createdDate++,
			policyKey: policy,
			permissions: [{ authId: owner, access: 'full' }],
			region,
			beingDeleted: false,
		});
	}
	const id = objectUrn(BUCKETS.models.key, 'folder/Tür 1.txt');
	const text = 'An object whose key needs encoding';
	state.objects.set(id, {
		id,
		bucketKey: BUCKETS.models.key,
		objectKey: 'folder/Tür 1.txt',
		contentType: 'text/plain',
		content: { kind: 'text', text },
		size: Buffer.byteLength(text),
		sha1: createHash('sha1').update(text).digest('hex'),
	});
}
