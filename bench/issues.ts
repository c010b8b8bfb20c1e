import { constructionPages } from '../nodes/apsLists/constructionPages';
import type { Pages } from '../nodes/apsLists/pages';
import type { ApsClient } from '../nodes/apsClient/client';
import { isJsonObject, objectsIn } from '../protocol/json';
import { issueList } from '../protocol/aps/lists/constructionList';
import { SCOPES } from '../protocol/aps/scopes';
import { runOperation, signedIn, byId } from '../test/harness/runOperation';
import { APPS, PROJECTS, USERS } from '../test/simulator';
import { alternating } from './alternating';
import { runWithClientAt } from './nodeAt';
import { report } from './report';
import { SimulatorProcess } from './simulatorProcess';

/**
 * How long it takes to list the issues of a project, 100 per page: page by page, as usual, and in parallel
 * once the total is known. Run it with `npm run bench:issues`.
 */
const ISSUES = 20_000;
const LATENCY_MS = 50;

const PATH = `/construction/issues/v1/projects/${PROJECTS.tower.guid}/issues`;
const ORDER = { sortBy: '-displayId' };

async function* pageByPage(client: ApsClient): Pages {
	for (let offset = 0; ; offset += issueList.pageSize) {
		const query = { ...ORDER, limit: issueList.pageSize, offset };
		const { body } = await client.request({ path: PATH, query });
		const page = isJsonObject(body) ? objectsIn(body.results) : [];
		yield page;
		if (page.length < issueList.pageSize) return;
	}
}

async function main(): Promise<void> {
	const simulator = await SimulatorProcess.start();
	try {
		await simulator.populate({ issues: ISSUES });
		await simulator.set({ latencyMs: LATENCY_MS });
		const { token } = await simulator.ask<{ token: string }>('POST', 'tokens', {
			kind: '3L',
			clientId: APPS.threeLegged.clientId,
			userId: USERS.kim.autodeskId,
			scopes: Object.keys(SCOPES),
		});
		const ways: Record<string, () => Promise<number>> = {
			'page by page': async () => await count(simulator.url, token, pageByPage),
			'in parallel': async () =>
				await count(simulator.url, token, (client) =>
					constructionPages(client, issueList, { path: PATH, query: ORDER }),
				),
			'in parallel, whole operation Issue > Get Many': async () =>
				await wholeOperation(simulator.url, token),
		};
		report(
			'issues',
			`${ISSUES} issues at ${LATENCY_MS} ms per call`,
			await alternating(ways, { isComplete: (issues) => issues === ISSUES }),
		);
	} finally {
		await simulator.stop();
	}
}

/** Each page is released after it was counted. */
async function count(
	url: string,
	token: string,
	list: (client: ApsClient) => Pages,
): Promise<number> {
	let issues = 0;
	await runWithClientAt(
		url,
		async (client) => {
			for await (const page of list(client)) issues += page.length;
		},
		userCredentials(url, token),
	);
	return issues;
}

async function wholeOperation(url: string, token: string): Promise<number> {
	const { records, error } = await runOperation(
		'issue.getAll',
		{ project: byId(PROJECTS.tower.id), returnAll: true },
		{ credentials: userCredentials(url, token) },
	);
	if (error) throw new Error(`${error.message}: ${error.description}`);
	return records.length;
}

function userCredentials(url: string, token: string) {
	const credentials = signedIn('oAuth2');
	for (const data of Object.values(credentials.data)) {
		Object.assign(data, { baseUrl: url, oauthTokenData: { access_token: token } });
	}
	return credentials;
}

void main();
