import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_CALLS } from '../harness/sdk/calls/admin';
import { AUTHENTICATION_CALLS } from '../harness/sdk/calls/authentication';
import { DATA_MANAGEMENT_CALLS } from '../harness/sdk/calls/dataManagement';
import { OSS_CALLS } from '../harness/sdk/calls/oss';
import type { SdkClients } from '../harness/sdk/clients';
import { sdkClients } from '../harness/sdk/clients';
import type { SdkCalls, SdkContext } from '../harness/sdk/recorder';
import { answerOf, failureOf } from '../harness/sdk/recorder';
import type { TypedAnswer } from '../harness/sdk/typesOfAnswers';
import { differencesFromTypes } from '../harness/sdk/typesOfAnswers';
import { appToken } from '../harness/simulator/requests';
import { startSimulator } from '../simulator';

/** Autodesk's own SDK, against which the simulator is checked from outside. */
const CLIENTS: ReadonlyArray<[keyof SdkClients, SdkCalls]> = [
	['authentication', AUTHENTICATION_CALLS],
	['oss', OSS_CALLS],
	['dataManagement', DATA_MANAGEMENT_CALLS],
	['admin', ADMIN_CALLS],
];

const SCOPES = [
	'data:read',
	'data:write',
	'data:create',
	'data:search',
	'bucket:create',
	'bucket:read',
	'bucket:delete',
	'account:read',
	'account:write',
];

/** What has no call of its own, and why. */
const NOT_CALLED: Readonly<Record<keyof SdkClients, readonly string[]>> = {
	// Both return a URL for the browser and call nothing.
	authentication: ['authorize', 'logout'],
	// Deprecated names of uploadObject and downloadObject.
	oss: ['uploadObjectAsync', 'downloadObjectAsync'],
	// Its path lacks `/data/v1`, as in the formal description.
	dataManagement: ['getVersionRelationshipsLinks'],
	admin: [],
};

/** Where a declared type is wrong, as the documentation says otherwise. */
const WRONG_TYPES: Readonly<Record<string, string>> = {
	createBucket: 'createdDate is a number',
	getBucketDetails: 'createdDate is a number',
	createStorage: 'declares the Storage of browsers',
	completeSignedS3Upload: 'declares the response of which it returns the content',
	downloadObject: 'declares the stream that the content is read from',
	getSignedResource: 'declares the File of browsers',
	createVersion: 'nests links.self of the item twice',
	executeGetPublishModelJobCommand: 'declares the type of the command that publishes',
	getItemTip: 'links has self, as everywhere',
};

describe.each(CLIENTS)("Autodesk's SDK for %s", (client, calls) => {
	let context: SdkContext;
	const answers: TypedAnswer[] = [];

	beforeAll(async () => {
		const simulator = await startSimulator();
		const clients = sdkClients(simulator.url, appToken(simulator, ...SCOPES));
		context = { simulator, clients, made: {} };
	});
	afterAll(async () => await context.simulator.close());

	it('is called by every method that it has', () => {
		const prototype: unknown = Object.getPrototypeOf(context.clients[client]);
		const methods = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
		const called = [...Object.keys(calls), ...NOT_CALLED[client]];
		expect(called.sort()).toEqual(methods.sort());
	});

	it.each(Object.keys(calls))('gets an answer to %s', async (method) => {
		const answer = await calls[method](context).catch((error: unknown) => {
			throw new Error(failureOf(error));
		});
		answers.push(answerOf(client, method, answer));
	});

	it('gets answers of the types it declares', () => {
		const differences = differencesFromTypes(answers.filter(({ name }) => !(name in WRONG_TYPES)));
		expect(differences).toEqual({});
	});
});
