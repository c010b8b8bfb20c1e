/** IDs and answers shared by the tests of webhooks. */

export const ID = '0f60f6a0-3a1c-4b5d-9e2f-7c8d9a0b1c2d';
export const FOLDER = 'urn:adsk.wipemea:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng';
export const CALLBACK = 'https://n8n.example.com/webhook/autodesk';
export const SELF = `/systems/data/events/dm.version.added/hooks/${ID}`;
export const PATH = `/webhooks/v1${SELF}`;
export const LIST = '/webhooks/v1/hooks';

export const hook = {
	hookId: ID,
	tenant: FOLDER,
	callbackUrl: CALLBACK,
	createdBy: 'client',
	event: 'dm.version.added',
	createdDate: '2026-01-12T08:15:30.000+00:00',
	lastUpdatedDate: '2026-01-12T08:15:30.000+00:00',
	system: 'data',
	creatorType: 'Application',
	status: 'active',
	scope: { folder: FOLDER },
	autoReactivateHook: true,
	urn: `urn:adsk.webhooks:events.hook:${ID}`,
	callbackWithEventPayloadOnly: 'false',
	__self__: SELF,
};
export const simplified = {
	event: 'dm.version.added',
	system: 'data',
	status: 'active',
	callbackUrl: CALLBACK,
	region: 'EMEA',
	scopeKey: 'folder',
	scopeValue: FOLDER,
	attribute: null,
	filter: null,
	payloadOnly: false,
	autoReactivate: true,
	expiresAt: null,
	createdAt: '2026-01-12T08:15:30.000Z',
	id: ID,
	createdById: 'client',
};
export const region = 'EMEA';
/** Both names under which Autodesk documents the header. */
export const inEmea = { 'x-ads-region': 'EMEA', region: 'EMEA' };
