import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsAnyEndpoint } from '../../../nodes/operations/operation';
import { SCOPES } from '../../../protocol/aps/scopes';
import { everyOperation } from '../../../scripts/everyOperation';
import type { Simulator } from '../../simulator';
import { APPS, startSimulator, USERS } from '../../simulator';
import { call } from '../../harness/simulator/requests';
import type { Refusal } from '../../harness/simulator/requests';

/** These calls are rejected before they change anything, so all of them can share one simulator. */
let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());

interface DocumentedAction {
	action: string;
	method: string;
	path: string;
	tokens: string[];
	scopes: string[];
}

/** Actions as documented by Autodesk, except the two without an endpoint of their own. */
const ACTIONS = (
	JSON.parse(readFileSync('test/fixtures/actions.json', 'utf8')) as DocumentedAction[]
).filter(({ method, path }) => method !== 'COMPOSITE' && path.startsWith('/'));

const ALL_SCOPES = Object.keys(SCOPES);
/** Each of them is sufficient wherever one is listed, unless the documentation says otherwise. */
const WRITING = ['data:create', 'data:write'];

type Kind = '2L' | '3L' | 'SSA';

async function ask(
	method: string,
	template: string,
	{ kind = '2L' as Kind, scopes = ALL_SCOPES } = {},
) {
	const { clientId } = APPS.threeLegged;
	const userId = kind === '2L' ? undefined : USERS.kim.autodeskId;
	const token = simulator.issueToken({ kind, clientId, userId, scopes });
	return await call<Refusal | undefined>(simulator, method, template.replace(/\{\w+\}/g, 'x'), {
		token,
	});
}

describe('every endpoint behind an action', () => {
	it('has 49 entries: two of the 51 actions have no endpoint of their own', () => {
		expect(new Set(ACTIONS.map(({ method, path }) => `${method} ${path}`)).size).toBe(49);
	});

	it.each(ACTIONS)('$method $path requires a token', async ({ method, path }) => {
		const answer = await call<Refusal>(simulator, method, path.replace(/\{\w+\}/g, 'x'));
		expect(answer.body.errorCode).toBe('AUTH-006');
	});

	it.each(ACTIONS)(
		'$method $path requires $scopes and no more',
		async ({ method, path, scopes }) => {
			expect((await ask(method, path, { scopes })).body?.errorCode).toBeUndefined();
			for (const needed of scopes) {
				const missing = WRITING.includes(needed) ? WRITING : [needed];
				const others = ALL_SCOPES.filter((scope) => !missing.includes(scope));
				const { status, body } = await ask(method, path, { scopes: others });
				expect([needed, status, body?.errorCode]).toEqual([needed, 403, 'AUTH-010']);
			}
		},
	);

	it.each(ACTIONS)('$method $path accepts tokens of the kinds $tokens', async (action) => {
		const { method, path, tokens } = action;
		const takesUsers = tokens.includes('3L');
		// Service accounts count as users in Autodesk's documentation.
		for (const kind of ['3L', 'SSA'] as const) {
			const { status, body } = await ask(method, path, { kind });
			const refused = status === 403 && JSON.stringify(body).includes(`a ${kind} token`);
			expect([kind, !refused]).toEqual([kind, takesUsers]);
		}
		const { body } = await ask(method, path);
		expect(JSON.stringify(body ?? '')).not.toContain('a 2L token');
	});
});

describe('every endpoint that the package calls', () => {
	const UNKNOWN = 'ERR-002';
	const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

	const operations = everyOperation()
		.filter(({ operation }) => !callsAnyEndpoint(operation))
		.map(({ operation }) => operation.endpoint)
		.filter((endpoint) => !endpoint.includes('<'));

	it.each([...new Set(operations)])('is known to the simulator: %s', async (endpoint) => {
		const [method, path] = endpoint.split(' ');
		expect((await ask(method, path)).body?.errorCode).not.toBe(UNKNOWN);
	});

	/** Paths in the sources of nodes and worker, including those of intermediate calls. */
	const PATH =
		/['"`](\/(?:project|data|bim360\/docs|oss|hq|construction\/(?:admin|files|index|rcm)|modelderivative|webhooks|authentication)\/v\d\/[^'"`?$]+)/g;
	const paths = ['nodes', 'credentials', 'worker/src']
		.flatMap((folder) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
		)
		.filter((file) => file.endsWith('.ts'))
		.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(PATH)].map(([, path]) => path))
		.filter((path) => !path.endsWith('/'));

	it.each([...new Set(paths)])('is known to the simulator: %s', async (path) => {
		const answers = await Promise.all(METHODS.map((method) => ask(method, path)));
		expect(answers.some(({ body }) => body?.errorCode !== UNKNOWN)).toBe(true);
	});
});
